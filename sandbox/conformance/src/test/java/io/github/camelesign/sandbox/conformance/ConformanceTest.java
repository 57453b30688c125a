// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.yousign.Yousign;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The providers' own clients, unmodified, call every method that they have, and read every answer.
 * What became of each is in {@code conformance.md}.
 */
class ConformanceTest {
    @RegisterExtension
    static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension(s -> s.setTls(true));

    private static final ConformancePage PAGE = new ConformancePage();

    @TempDir static Path directory;
    static byte[] pdf;
    static NodeClients clients;

    private final EsignSandbox sandbox = SANDBOX.sandbox();

    @BeforeAll
    static void writePdf() throws Exception {
        pdf = Pdfs.with("Lease of flat 3");
    }

    @AfterAll
    static void pageIsUpToDate() throws Exception {
        PAGE.check();
    }

    private static void hold(ClientRun run) {
        PAGE.add(run);
        assertThat(run.answers())
                .filteredOn(answer -> answer.kind() == Answer.Kind.DEFECT)
                .isEmpty();
    }

    private static ObjectNode settings() {
        return new ObjectMapper().createObjectNode();
    }

    private List<Answer> node(String script, ObjectNode settings) throws Exception {
        if (clients == null) {
            NodeClients installed = new NodeClients(Files.createTempDirectory(directory, "node"));
            installed.install();
            clients = installed;
        }
        return clients.run(script, settings, sandbox.trustStore());
    }

    @ParameterizedTest
    @CsvSource({
        "signnow,  114,   0, " + SignNow.DEMO_API_KEY,
        "docusign, 436,   0, " + DocuSign.DEMO_ACCESS_TOKEN,
        "yousign,  229,   0, " + Yousign.DEMO_API_KEY,
        "signeasy,  80,   0, " + Signeasy.DEMO_ACCESS_TOKEN,
        "jsign,     29,   0, " + JSign.DEMO_ACCESS_TOKEN
    })
    void publishedOperationsAreThere(String provider, int published, int absentAtMost, String token)
            throws Exception {
        RestClient client = new RestClient(sandbox, provider);
        client.bearer(token);
        client.header("app_auth_type", "jsign-oauth2");
        List<PublishedOperation> operations = PublishedOperation.of(provider);
        assertThat(operations).hasSize(published);

        List<PublishedOperation> absent =
                operations.stream().filter(operation -> operation.isAbsent(client)).toList();

        PAGE.add(provider, published, absent.size());
        assertThat(absent).hasSizeLessThanOrEqualTo(absentAtMost);
    }

    @Test
    void docuSignForJava() throws Exception {
        hold(
                new ClientRun(
                        "DocuSign, `com.docusign:docusign-esign-java` 6.4.0",
                        new DocuSignJavaClient(sandbox, pdf).callAll()));
    }

    @Test
    void docuSignForNode() throws Exception {
        ObjectNode settings =
                settings()
                        .put("baseUri", sandbox.getDocuSignBaseUri())
                        .put("clientId", DocuSign.INTEGRATION_KEY)
                        .put("userId", DocuSign.USER_ID)
                        .put("privateKey", sandbox.docuSign().privateKeyPem())
                        .put("pdf", Base64.getEncoder().encodeToString(pdf))
                        .put("controlUri", sandbox.controlUri().toString())
                        .put("controlToken", sandbox.controlToken());
        hold(
                new ClientRun(
                        "DocuSign, `docusign-esign` 10.0.0 for Node",
                        node("docusign-esign.js", settings)));
    }

    @Test
    void signNowForNode() throws Exception {
        String credentials = SignNow.DEMO_CLIENT_ID + ":" + SignNow.DEMO_CLIENT_SECRET;
        ObjectNode settings =
                settings()
                        .put("baseUri", sandbox.getSignNowBaseUri())
                        .put("credentials", base64(credentials))
                        .put("username", SignNow.DEMO_USER)
                        .put("password", SignNow.DEMO_PASSWORD)
                        .put("pdf", Files.write(directory.resolve("lease.pdf"), pdf).toString());
        hold(
                new ClientRun(
                        "SignNow, `@signnow/api-client` 1.8.2 for Node",
                        node("signnow.js", settings)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
