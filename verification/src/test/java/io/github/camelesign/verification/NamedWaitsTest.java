// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However a provider names the end of its limit, the route gets to know it, and it is waited for.
 */
class NamedWaitsTest extends CallTests {

    /** What a test may take between the answer and the look at it. */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    /** How one provider refuses a call, by headers or by what it says. */
    private record Refusal(int status, String header, Supplier<String> value, String errorCode) {

        static Refusal of(int status, String header, Supplier<String> value) {
            return new Refusal(status, header, value, null);
        }

        static Refusal saying(int status, String errorCode) {
            return new Refusal(status, "X-Other", () -> "1", errorCode);
        }

        ServerAnswer answer() {
            String json =
                    errorCode == null
                            ? "{}"
                            : "{\"errorCode\": \"%s\", \"message\": \"No\"}".formatted(errorCode);
            return ServerAnswer.json(status, json).header(header, value.get());
        }

        Refusal withErrorCode(String code) {
            return new Refusal(status, header, value, code);
        }

        @Override
        public String toString() {
            return "%d %s %s %s".formatted(status, header, value.get(), errorCode);
        }
    }

    private static String epoch(int seconds) {
        return String.valueOf(Instant.now().plusSeconds(seconds).getEpochSecond());
    }

    private static String date(String form) {
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH)
                .format(Instant.now().plusSeconds(600).atOffset(ZoneOffset.UTC));
    }

    /** Ten minutes, unless the provider has a window of its own. */
    static Stream<Arguments> waits() {
        Duration tenMinutes = Duration.ofMinutes(10);
        String hourly = "HOURLY_APIINVOCATION_LIMIT_EXCEEDED";
        return Stream.of(
                arguments("yousign", Refusal.of(429, "RateLimit-Reset", () -> "600"), tenMinutes),
                arguments("yousign", Refusal.of(429, "X-RateLimit-Reset", () -> "600"), tenMinutes),
                arguments(
                        "docusign",
                        Refusal.of(429, "X-RateLimit-Reset", () -> epoch(600)),
                        tenMinutes),
                arguments(
                        "docusign",
                        Refusal.of(400, "X-RateLimit-Reset", () -> epoch(600))
                                .withErrorCode(hourly),
                        tenMinutes),
                arguments(
                        "docusign",
                        Refusal.of(444, "X-RateLimit-Reset", () -> epoch(600)),
                        tenMinutes),
                arguments(
                        "docusign",
                        Refusal.saying(400, "BURST_APIINVOCATION_LIMIT_EXCEEDED"),
                        Duration.ofSeconds(30)),
                arguments("signeasy", Refusal.saying(429, "no"), Duration.ofMinutes(1)),
                arguments(
                        "signnow",
                        Refusal.of(429, "X-RateLimit-Reset", () -> epoch(600)),
                        tenMinutes),
                arguments("jsign", Refusal.of(429, "RateLimit-Reset", () -> "600"), tenMinutes),
                arguments(
                        "jsign",
                        Refusal.of(429, "X-RateLimit-Reset", () -> epoch(600)),
                        tenMinutes));
    }

    static Stream<Arguments> everybodysWaits() {
        return Stream.of("signnow", "docusign", "yousign", "signeasy", "jsign")
                .flatMap(
                        provider ->
                                Stream.<Supplier<String>>of(
                                                () -> "600",
                                                () -> "599.5",
                                                () -> "5, 600",
                                                () -> date("EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
                                                () -> date("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
                                                () -> date("EEE MMM ppd HH:mm:ss yyyy"))
                                        .map(value -> Refusal.of(429, "Retry-After", value))
                                        .map(
                                                refusal ->
                                                        arguments(
                                                                provider,
                                                                refusal,
                                                                Duration.ofMinutes(10))));
    }

    @ParameterizedTest
    @MethodSource({"waits", "everybodysWaits"})
    void theWaitIsNamedToTheRoute(String provider, Refusal refusal, Duration wait)
            throws Exception {
        for (OperationKind kind : OperationKind.values()) {
            for (FaultTarget target : targets(kind).filter(of(provider)).toList()) {
                try (FaultServer server = new FaultServer(Script.answering(refusal.answer()))) {
                    // shorter than what Signeasy's has by itself
                    Throwable failure = call(target, server, "maxRetryWait=20000").getException();

                    assertThat(failure)
                            .as("%s", target)
                            .isInstanceOfSatisfying(
                                    EsignRateLimitException.class, e -> verify(e, wait));
                    assertThat(server.requests(target::isOperation)).hasSize(1);
                }
            }
        }
    }

    private static Predicate<FaultTarget> of(String provider) {
        return target -> target.name().startsWith(provider + ":");
    }

    private static void verify(EsignOperationException e, Duration wait) {
        assertThat(e.isRetryable()).isTrue();
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(e.getRetryAfter().orElseThrow())
                .isBetween(wait.minus(TOLERANCE), wait.plusSeconds(1));
    }

    static Stream<Arguments> shortWaits() {
        return Stream.of(
                arguments("yousign", "RateLimit-Reset"),
                arguments("docusign", "X-RateLimit-Reset"),
                arguments("signnow", "X-RateLimit-Reset"),
                arguments("signeasy", "Retry-After"),
                arguments("jsign", "RateLimit-Reset"));
    }

    @ParameterizedTest
    @MethodSource("shortWaits")
    void aShortOneIsWaitedFor(String provider, String header) throws Exception {
        for (FaultTarget target : targets(OperationKind.READ).filter(of(provider)).toList()) {
            ServerAnswer refusal = ServerAnswer.json(429, "{}").header(header, "1");
            try (FaultServer server = new FaultServer(Script.answering(refusal))) {
                call(target, server, "maxRetries=1");

                assertThat(server.requests()).hasSize(2);
                assertThat(
                                Duration.between(
                                        server.requests().get(0).time(),
                                        server.requests().get(1).time()))
                        .isGreaterThanOrEqualTo(Duration.ofMillis(950));
            }
        }
    }
}
