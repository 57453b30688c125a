// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignNowUploadTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private SignNow signNow;
    private SignNowClient client;

    @BeforeEach
    void visit(Sandbox sandbox) throws IOException {
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
    }

    @Test
    void documentHasTheTypesOfItsAnswer() throws IOException {
        String id = client.upload("contract.pdf");
        JsonNode document = client.get("/document/" + id).ok().json();
        assertThat(id).matches("[0-9a-f]{40}");
        assertThat(document.get("page_count").textValue()).isEqualTo("1");
        assertThat(document.get("updated").longValue())
                .isPositive()
                .isEqualTo(document.get("created").longValue());
        assertThat(document.get("document_name").asText()).isEqualTo("contract.pdf");
        assertThat(document.get("parent_id").asText())
                .isEqualTo(signNow.documentsFolderId(SignNow.DEMO_USER));
        assertThat(document.get("fields").isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"malware.exe, %PDF-1.7", "contract.pdf, no pdf at all", "contract.pdf, %PDF-1.7"})
    void wrongTypesAreRefused(String filename, String content) throws IOException {
        var answer = client.upload("file", filename, content.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo(65578);
    }

    @Test
    void otherTypesAreStoodInFor() throws IOException {
        String id =
                client.upload("file", "offer.docx", new byte[] {1, 2, 3})
                        .ok()
                        .json()
                        .get("id")
                        .asText();
        var copy = client.get("/document/" + id + "/download?type=collapsed").ok();
        assertThat(copy.text()).startsWith("%PDF-");
        assertThat(copy.response().headers().firstValue("content-disposition").orElseThrow())
                .contains("offer.docx.pdf");
    }

    @Test
    void namesOfManyAlphabetsComeBack() throws IOException {
        String id = client.upload("Zażółć \u6f22.pdf");
        assertThat(client.get("/document/" + id).json().get("document_name").asText())
                .isEqualTo("Zażółć \u6f22.pdf");
        client.get("/document/" + id + "/download?type=collapsed").ok();
    }

    /** In a sandbox of its own, where no other test's file is still on its way out. */
    @Test
    void refusedUploadLeavesNoFile() throws IOException {
        try (Sandbox fresh = new Sandbox(SignNowModule::new)) {
            SignNowClient own = new SignNowClient(fresh).loggedIn();
            Path files = fresh.trustStore().path().getParent();
            List<Path> before = filesIn(files);
            own.upload("file", "contract.pdf", new byte[100]);
            own.upload("other", "contract.pdf", SignNowClient.pdf());
            Awaitility.await().untilAsserted(() -> assertThat(filesIn(files)).isEqualTo(before));
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void partMustBeNamedFile() throws IOException {
        assertThat(client.upload("document", "contract.pdf", SignNowClient.pdf()).status())
                .isEqualTo(400);
    }

    @Test
    void chunkedUploadIsTakenUpToTheLimit() throws IOException {
        String id = client.uploadChunked(SignNowClient.pdf()).ok().json().get("id").textValue();
        assertThat(client.get("/document/" + id).ok().json().get("page_count").textValue())
                .isEqualTo("1");

        signNow.setUploadLimit(SignNowClient.pdf().length - 1);
        assertThat(client.uploadChunked(SignNowClient.pdf()).status()).isEqualTo(413);
    }

    @Test
    void tooLargeAFileIsRefused() throws IOException {
        signNow.setUploadLimit(SignNowClient.pdf().length - 1);
        var answer = client.upload("file", "contract.pdf", SignNowClient.pdf());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.errorCode()).isEqualTo(413);

        byte[] farTooLarge = Arrays.copyOf(SignNowClient.pdf(), 2 << 20);
        assertThat(client.upload("file", "contract.pdf", farTooLarge).status()).isEqualTo(413);
    }

    @Test
    void unknownDocumentIsNotFoundWithStatus400() throws IOException {
        signNow.registerUser("ops@acme.test", "pw");
        String others = signNow.addDocument("ops@acme.test", "secret.pdf");
        for (String id : new String[] {"0123", others}) {
            var answer = client.get("/document/" + id);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorCode()).isEqualTo(65582);
        }
    }

    @Test
    void largeDocumentIsStreamed() throws Exception {
        long size = 100L << 20;
        String id = signNow.addLargeDocument(SignNow.DEMO_USER, "large.pdf", size);
        signNow.invite(id, "ada@acme.test");
        signNow.sign(id, "ada@acme.test");
        HttpRequest request =
                client.request("/document/" + id + "/download?type=collapsed")
                        .timeout(Duration.ofSeconds(20))
                        .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertThat(body.skip(size)).isEqualTo(size);
            assertThat(body.read()).isEqualTo(-1);
        }
    }
}
