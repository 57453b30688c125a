// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No value of an option that is secret is shown to whoever operates an application. */
class SecretsTest {

    private static final List<String> WORDS =
            List.of("token", "secret", "password", "key", "code", "verifier");

    /** What has such a word in its name and is none. */
    private static final Set<String> NO_SECRETS =
            Set.of(
                    // a bean
                    "tokenRepository",
                    // what creations are recognised by; it is sent to the provider and logged there
                    "idempotencyKey");

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "signnow, document/get?documentId=1, document/events",
        "docusign, envelopes/get?envelopeId=1, envelopes/events",
        "yousign, signature-request/get?signatureRequestId=3fa85f64-5717-4562-b3fc-2c963f66afa6, signature-request/events",
        "signeasy, v3/envelope/get?envelopeId=1, v3/envelope/events",
        "jsign, envelope/get?envelopeId=1, envelope/events"
    })
    void areShownNowhere(String scheme, String operation, String events) throws Exception {
        Path output = directory.resolve(scheme + ".txt");

        int code =
                ChildJvm.run(
                        SecretsProcess.class,
                        List.of(
                                "-Dorg.slf4j.simpleLogger.logFile=System.err",
                                // at DEBUG Camel itself logs the properties and URIs that it reads
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                                "-Dorg.slf4j.simpleLogger.log.io.github.camelesign=trace",
                                "-Dorg.slf4j.simpleLogger.log.org.apache.camel.component.http=trace",
                                "-Dorg.slf4j.simpleLogger.log.org.apache.camel.processor=trace",
                                "-Dorg.slf4j.simpleLogger.log.org.apache.hc=debug",
                                // these log all that is sent, as the page on personal data says
                                "-Dorg.slf4j.simpleLogger.log.org.apache.hc.client5.http.wire=info",
                                "-Dorg.slf4j.simpleLogger.log.org.apache.hc.client5.http.headers=info"),
                        output,
                        scheme,
                        operation,
                        events,
                        directory);

        List<String> lines = Files.readAllLines(output);
        assertThat(code).as(String.join("\n", lines)).isZero();
        assertThat(lines)
                .anyMatch(line -> line.contains("Auto-configuration summary"))
                .anyMatch(line -> line.contains("failed with HTTP 422"))
                .anyMatch(line -> line.startsWith("--- console endpoint"))
                .anyMatch(line -> line.startsWith("--- JMX") && line.contains("type=routes"))
                .anyMatch(line -> line.contains(scheme + ".webhookSecret = xxxxxx"))
                .anyMatch(line -> line.contains("webhookSecret=xxxxxx"))
                .noneMatch(line -> line.contains("not refused"));
        assertThat(lines.stream().filter(line -> line.contains("hidden-")).limit(20)).isEmpty();
    }

    static Stream<String> schemes() {
        return SecretOptions.schemes();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everythingThatLooksLikeOneIsMarked(String scheme) {
        assertThat(new SecretOptions(scheme).notSecrets())
                .filteredOn(
                        name -> WORDS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains))
                .isSubsetOf(NO_SECRETS);
    }
}
