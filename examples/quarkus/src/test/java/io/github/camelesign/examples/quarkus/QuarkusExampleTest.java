// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as the command of the README runs it, with hastier signers. */
@QuarkusMainTest
class QuarkusExampleTest {

    private static final byte[] PDF = "%PDF".getBytes();

    @TempDir Path folder;

    @BeforeEach
    void configure() {
        System.setProperty("contracts.dir", folder.toString());
        System.setProperty("contracts.pollDelay", "200");
        System.setProperty("camel.beans.sandbox.autoSignMillis", "200");
    }

    @AfterEach
    void forget() {
        System.clearProperty("contracts.dir");
        System.clearProperty("contracts.pollDelay");
        System.clearProperty("camel.beans.sandbox.autoSignMillis");
    }

    @Test
    void eachProviderSendsAContractBackSignedAndTheApplicationEnds(QuarkusMainLauncher launcher)
            throws IOException {
        copySamples();

        LaunchResult result = launcher.launch();

        assertThat(result.exitCode()).isZero();
        List<Path> signed = files(folder.resolve("outbox"));
        assertThat(signed)
                .extracting(file -> file.getFileName().toString().split(" ")[0])
                .containsExactlyInAnyOrder("signnow", "yousign");
        assertThat(signed).allSatisfy(file -> assertThat(file).binaryContent().startsWith(PDF));
        assertThat(files(folder.resolve("sent"))).hasSize(2);
    }

    private void copySamples() throws IOException {
        for (Path samples : files(Path.of("samples"))) {
            Path inbox = folder.resolve("inbox").resolve(samples.getFileName());
            Files.createDirectories(inbox);
            for (Path sample : files(samples)) {
                Files.copy(sample, inbox.resolve(sample.getFileName()));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
