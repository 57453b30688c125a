// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.testing.ChildJvm;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who signs is in bodies, and reaches neither a log nor, unless wanted, a header. */
class PersonalDataTest {

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension(s -> {});

    @TempDir Path directory;

    static Stream<Named<Provider>> providers() {
        return Provider.all().map(provider -> Named.of(provider.scheme(), provider));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aLogHasNone(Provider provider) throws Exception {
        Path log = directory.resolve("log.txt");

        int code =
                ChildJvm.run(
                        LoggedLife.class,
                        List.of(
                                "-Dorg.slf4j.simpleLogger.log.io.github.camelesign=trace",
                                "-Dorg.slf4j.simpleLogger.log.io.github.camelesign.sandbox=off",
                                "-Dorg.slf4j.simpleLogger.log.org.apache.camel.component.http=debug",
                                "-Dorg.slf4j.simpleLogger.log.org.apache.hc=debug",
                                // these log all that is sent, as the page says
                                "-Dorg.slf4j.simpleLogger.log.org.apache.hc.client5.http.wire=warn",
                                "-Dorg.slf4j.simpleLogger.log.org.apache.hc.client5.http.headers=warn"),
                        log,
                        provider.scheme(),
                        directory);

        List<String> lines = Files.readAllLines(log);
        assertThat(code).as(String.join("\n", lines)).isZero();
        assertThat(lines).hasSizeGreaterThan(20).contains("The life is over");
        assertThat(lines)
                .filteredOn(line -> line.matches("(?i).*(\\bada\\b|byron|acme\\.test).*"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anOptionKeepsItOutOfHeaders(Provider provider) throws Exception {
        EsignSandbox sandbox = SANDBOX.sandbox();
        Path pdf = directory.resolve("lease.pdf");
        PdfFiles.writePage(pdf, List.of("Rental contract"));
        try (ContractRoutes routes =
                new ContractRoutes(
                        provider,
                        sandbox,
                        directory.resolve("signed"),
                        context ->
                                context.getComponent(provider.scheme(), EsignComponent.class)
                                        .getConfiguration()
                                        .setPersonalDataHeaders(false))) {
            if (provider.calls()) {
                routes.startWebhook();
            }
            routes.sign(routes.send(Files.readAllBytes(pdf)));
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    routes.polled().stream()
                                            .map(DeliveredEvent::type)
                                            .anyMatch("completed"::equals));

            assertThat(routes.polled()).allSatisfy(PersonalDataTest::hasNoPerson);
            assertThat(routes.delivered()).allSatisfy(PersonalDataTest::hasNoPerson);
        }
    }

    private static void hasNoPerson(DeliveredEvent event) {
        assertThat(event.headers()).doesNotContainKey(EsignConstants.RECIPIENT_EMAIL);
        assertThat(event.headers().values().stream().map(String::valueOf))
                .noneMatch(value -> value.matches("(?i).*(ada@|byron).*"));
    }
}
