// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.SandboxMain;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.testing.ChildJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The file that the sandbox writes is all that an application with Camel's main has to have. */
class SandboxConfigTest {

    private static final Object PDF = new Object();

    @TempDir static Path directory;

    private static Path config;
    private static File contract;
    private static Process sandbox;

    @BeforeAll
    static void start() throws Exception {
        config = directory.resolve("application.properties");
        contract = directory.resolve("lease.pdf").toFile();
        PdfFiles.writePage(contract.toPath(), List.of("Rental contract"));
        Path output = directory.resolve("sandbox.txt");
        sandbox = ChildJvm.start(SandboxMain.class, List.of(), output, "--write-config", config);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(config) || !sandbox.isAlive());
        assertThat(config).as(Files.readString(output)).exists();
    }

    @AfterAll
    static void stop() throws Exception {
        sandbox.destroyForcibly().waitFor();
    }

    static Stream<Arguments> producers() {
        return Stream.of(
                Arguments.of("signnow:document/upload", PDF, "CamelSignNowDocumentId"),
                Arguments.of(
                        "docusign:envelopes/create",
                        Map.of("status", "created", "emailSubject", "Lease"),
                        "CamelDocuSignEnvelopeId"),
                Arguments.of(
                        "yousign:signature-request/create",
                        Map.of("name", "Lease", "delivery_mode", "none"),
                        "CamelYousignSignatureRequestId"),
                Arguments.of("signeasy:v3/original/upload", PDF, "CamelSigneasyOriginalId"),
                Arguments.of("jsign:envelope/upload-file", PDF, "CamelJSignRequestId"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("producers")
    void producersNeedNoMore(String uri, Object body, String id) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + config);
        main.start();
        try {
            Exchange done =
                    main.getCamelContext()
                            .createProducerTemplate()
                            .request(
                                    uri,
                                    exchange ->
                                            exchange.getMessage()
                                                    .setBody(body == PDF ? contract : body));
            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getHeader(id, String.class)).isNotEmpty();
        } finally {
            main.stop();
        }
    }
}
