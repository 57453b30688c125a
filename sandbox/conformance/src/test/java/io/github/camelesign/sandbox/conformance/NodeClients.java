// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.TrustStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The clients for Node, unmodified, whose versions and checksums are pinned. Their tests are
 * skipped, and say so, where there is no node, or where npm cannot install them.
 */
final class NodeClients {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 180;

    private final Path directory;

    NodeClients(Path directory) {
        this.directory = directory;
    }

    private record Run(int status, List<String> lines, String errors) {}

    void install() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "docusign.json")) {
            copy(file);
        }
        require("node", "--version");
        require("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
    }

    private void copy(String file) throws IOException {
        try (InputStream in = NodeClients.class.getResourceAsStream("/clients/" + file)) {
            Files.copy(in, directory.resolve(file));
        }
    }

    private void require(String... command) throws Exception {
        String problem;
        try {
            Run run = run(new ProcessBuilder(command));
            problem = run.status() == 0 ? null : run.errors();
        } catch (IOException e) {
            problem = e.getMessage();
        }
        if (problem != null) {
            String skipped =
                    "SKIPPED: THE CLIENTS FOR NODE WERE NOT TRIED AT THE SANDBOX, for \"%s\" failed: %s"
                            .formatted(String.join(" ", command), problem.strip());
            System.err.println(skipped);
            abort(skipped);
        }
    }

    /** What the script printed of its calls. */
    List<Answer> run(String script, ObjectNode settings, TrustStore trustStore) throws Exception {
        copy(script);
        Path certificate = Files.writeString(directory.resolve("sandbox.pem"), pem(trustStore));
        ProcessBuilder node = new ProcessBuilder("node", script, settings.toString());
        node.environment().put("NODE_EXTRA_CA_CERTS", certificate.toString());

        Run run = run(node);

        assertThat(run.status()).as("%s after %s", run.errors(), run.lines()).isZero();
        return run.lines().stream().map(NodeClients::answer).toList();
    }

    private static Answer answer(String line) {
        try {
            return JSON.readValue(line, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private Run run(ProcessBuilder command) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Path errors = directory.resolve("errors.txt");
        Process process =
                command.directory(directory.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Run(-1, List.of(), "it did not end within " + SECONDS + " seconds");
        }
        return new Run(process.exitValue(), Files.readAllLines(output), Files.readString(errors));
    }

    private static String pem(TrustStore trustStore) throws IOException, GeneralSecurityException {
        KeyStore store =
                KeyStore.getInstance(
                        trustStore.path().toFile(), trustStore.password().toCharArray());
        StringBuilder pem = new StringBuilder();
        for (String alias : Collections.list(store.aliases())) {
            Certificate certificate = store.getCertificate(alias);
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(
                            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                    .encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }
}
