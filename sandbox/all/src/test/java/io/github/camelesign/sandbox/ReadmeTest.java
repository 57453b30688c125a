// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, in a shell, against a sandbox that the command line started. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\n(.*?)^```$");

    private static final String RECEIVER = "http://127.0.0.1:9000/";

    @Test
    void itsCommandsWork(@TempDir Path folder) throws Exception {
        for (String tool : new String[] {"bash", "curl", "jq", "openssl"}) {
            Assumptions.assumeTrue(exists(tool), tool + " is missing");
        }
        String script =
                BLOCK.matcher(Files.readString(Path.of("../README.md")))
                        .results()
                        .map(block -> block.group(1))
                        .collect(Collectors.joining("\n", "set -euo pipefail\n", ""));
        Files.write(folder.resolve("lease.pdf"), Pdfs.with("Lease"));
        Path settings = folder.resolve("sandbox.json");
        Thread sandbox =
                new Thread(
                        () ->
                                SandboxMain.commandLine()
                                        .setOut(new PrintWriter(new StringWriter()))
                                        .execute("--write-config", settings.toString()),
                        "readme-test");
        sandbox.start();
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            assertThat(script).contains(RECEIVER);
            Files.writeString(
                    folder.resolve("commands"),
                    script.replace(RECEIVER, receiver.uri().replaceAll("/hook$", "/")));
            Awaitility.await().until(() -> Files.exists(settings));
            Path output = folder.resolve("output");
            Process shell =
                    new ProcessBuilder("bash", "-x", "commands")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            boolean ended = shell.waitFor(60, TimeUnit.SECONDS);
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
            assertThat(ended).as(Files.readString(output)).isTrue();
            assertThat(shell.exitValue()).as(Files.readString(output)).isZero();
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(receiver.messages())
                                            .extracting(
                                                    message -> message.uri().replaceAll(".*/", ""))
                                            .contains("docusign", "signnow")
                                            // one that was signed, a sample, and the sample again
                                            .filteredOn("yousign"::equals)
                                            .hasSize(3));
            assertThat(Files.readString(output)).contains("X-DocuSign-Signature-1");
        } finally {
            sandbox.interrupt();
            sandbox.join(10_000);
        }
    }

    private static boolean exists(String tool) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(tool, tool.equals("openssl") ? "version" : "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
