// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

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
            reason = reason == null ? SignerPolicy.REASON : reason;
            if (!(afterSeconds >= 0)) {
                throw new IllegalArgumentException("afterSeconds must not be negative");
            }
        }

        boolean fits(String signer) {
            if (email == null) {
                return true;
            }
            String[] parts = email.toLowerCase(Locale.ROOT).split("\\*", -1);
            String rest = signer.toLowerCase(Locale.ROOT);
            if (parts.length == 1) {
                return rest.equals(parts[0]);
            }
            String last = parts[parts.length - 1];
            if (!rest.startsWith(parts[0]) || rest.length() < parts[0].length() + last.length()) {
                return false;
            }
            int from = parts[0].length();
            for (int i = 1; i < parts.length - 1; i++) {
                int found = rest.indexOf(parts[i], from);
                if (found < 0) {
                    return false;
                }
                from = found + parts[i].length();
            }
            return rest.length() - from >= last.length() && rest.endsWith(last);
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

    Optional<Rule> ruleFor(String signer) {
        return signers.stream().filter(rule -> rule.fits(signer)).findFirst();
    }
}
