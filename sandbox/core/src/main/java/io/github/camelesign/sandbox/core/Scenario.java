// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who signs, declines or waits, and what goes wrong:
 *
 * <pre>{@code
 * signers:
 *   - {email: "eva@*", does: decline, afterSeconds: 2, reason: Too dear}
 *   - {email: "late@*", does: wait}
 *   - {does: sign, afterSeconds: 1}
 * faults:
 *   - {kind: status, status: 503, provider: yousign, times: 2}
 * }</pre>
 *
 * @param signers the first rule that fits a signer counts; without one they do nothing
 * @param faults switched on when the scenario begins, and again after a reset
 */
public record Scenario(List<Rule> signers, List<Fault> faults) {
    private static final Logger LOG = LoggerFactory.getLogger(Scenario.class);

    /** Both may be missing. */
    public Scenario {
        signers = signers == null ? List.of() : List.copyOf(signers);
        faults = faults == null ? List.of() : List.copyOf(faults);
    }

    /** What a signer does. */
    public enum Act {
        /** Signs. */
        @JsonProperty("sign")
        SIGN,
        /** Declines. */
        @JsonProperty("decline")
        DECLINE,
        /** Nothing, until a test or a person acts for them. */
        @JsonProperty("wait")
        WAIT
    }

    /**
     * What some signers do.
     *
     * @param email theirs; {@code *} is any text, and null anybody
     * @param does what they do
     * @param afterSeconds how long after their turn came, by the sandbox's clock; 0 by default
     * @param reason why they decline
     */
    public record Rule(String email, Act does, double afterSeconds, String reason) {
        /**
         * @throws IllegalArgumentException for a negative time
         */
        public Rule {
            Objects.requireNonNull(does, "does");
            reason = reason == null ? "Declined by the sandbox" : reason;
            if (!(afterSeconds >= 0)) {
                throw new IllegalArgumentException("afterSeconds must not be negative");
            }
        }

        private void act(ProviderModule<?> module, String id, String email, Instant now) {
            Optional<Instant> since = module.waitsSince(id, email);
            if (does == Act.WAIT || since.filter(s -> !s.plus(after()).isAfter(now)).isEmpty()) {
                return;
            }
            try {
                if (does == Act.SIGN) {
                    module.sign(id, email);
                } else {
                    module.decline(id, email, reason);
                }
            } catch (RuntimeException e) {
                // somebody else acted in between, or the provider does not let them decline
                LOG.debug("Nothing to do by itself", e);
            }
        }

        boolean fits(String signer) {
            Stream<String> parts = Stream.of((email == null ? "*" : email).split("\\*", -1));
            String regex = parts.map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(regex, CASE_INSENSITIVE).matcher(signer).matches();
        }

        Duration after() {
            return Duration.ofMillis(Math.round(afterSeconds * 1000));
        }
    }

    /**
     * Reads YAML or JSON.
     *
     * @throws IllegalArgumentException when the text is no scenario; its message says why
     */
    public static Scenario read(String text) {
        try {
            Scenario scenario = new YAMLMapper().readValue(text, Scenario.class);
            return scenario == null ? new Scenario(null, null) : scenario;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** What signers do by themselves: those who are called so decline, all others sign. */
    static Scenario autoSign(Duration after) {
        double seconds = after.toMillis() / 1000.0;
        Rule decline = new Rule("decline*", Act.DECLINE, seconds, null);
        return new Scenario(List.of(decline, new Rule(null, Act.SIGN, seconds, null)), null);
    }

    /** Lets signers act whose time has come. */
    void act(Collection<ProviderModule<?>> modules, Instant now) {
        for (ProviderModule<?> module :
                signers.isEmpty() ? List.<ProviderModule<?>>of() : modules) {
            for (Envelope envelope : module.envelopes()) {
                for (Envelope.Signer signer : envelope.signers()) {
                    signers.stream()
                            .filter(rule -> rule.fits(signer.email()))
                            .findFirst()
                            .ifPresent(r -> r.act(module, envelope.id(), signer.email(), now));
                }
            }
        }
    }
}
