// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * SignNow's own client for Node works with the sandbox. The test is skipped, and says so, where
 * there is no node, or where npm cannot install the client, whose version and checksum are pinned.
 */
class NodeClientTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private static final int SECONDS = 120;

    @TempDir static Path directory;

    @BeforeAll
    static void install() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "examples.js")) {
            try (InputStream in =
                    NodeClientTest.class.getResourceAsStream("/node-client/" + file)) {
                Files.copy(in, directory.resolve(file));
            }
        }
        require("node", "--version");
        require("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
    }

    private static void require(String... command) throws Exception {
        String problem;
        try {
            Run run = run(command);
            problem = run.status() == 0 ? null : run.errors();
        } catch (IOException e) {
            problem = e.getMessage();
        }
        if (problem != null) {
            String skipped =
                    "SKIPPED: SIGNNOW'S CLIENT FOR NODE WAS NOT TRIED AT THE SANDBOX, for \"%s\" failed: %s"
                            .formatted(String.join(" ", command), problem.strip());
            System.err.println(skipped);
            abort(skipped);
        }
    }

    private record Run(int status, List<String> lines, String errors) {}

    private static Run run(String... command) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Path errors = directory.resolve("errors.txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Run(-1, List.of(), "it did not end within " + SECONDS + " seconds");
        }
        return new Run(process.exitValue(), Files.readAllLines(output), Files.readString(errors));
    }

    @Test
    void runsItsExamples(Sandbox sandbox) throws Exception {
        Path pdf = Files.write(directory.resolve("contract.pdf"), SignNowClient.pdf());
        String credentials = SignNow.DEMO_CLIENT_ID + ":" + SignNow.DEMO_CLIENT_SECRET;
        List<String> command = new ArrayList<>(List.of("node", "examples.js"));
        command.addAll(
                Arrays.asList(
                        sandbox.baseUri("signnow"),
                        Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                        SignNow.DEMO_USER,
                        SignNow.DEMO_PASSWORD,
                        pdf.toString()));

        Run run = run(command.toArray(String[]::new));

        assertThat(run.status()).as("%s after %s", run.errors(), run.lines()).isZero();
        assertThat(run.lines())
                .contains("finished", "signers ada@acme.test,bob@acme.test", "bytes %PDF-")
                .anyMatch(line -> line.startsWith("link " + sandbox.uri()));
    }
}
