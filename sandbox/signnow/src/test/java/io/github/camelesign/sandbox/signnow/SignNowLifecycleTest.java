// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One contract from upload to the signed copy, over HTTP and over verified TLS. */
class SignNowLifecycleTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoSignersInOrder(boolean tls) throws Exception {
        try (Sandbox sandbox = sandbox(tls)) {
            SignNowClient client = new SignNowClient(sandbox).loggedIn();
            String id = client.uploadWithRoles("Buyer", "Seller");
            client.inviteRoles(id, "Buyer:ada@acme.test:1", "Seller:bob@acme.test:2").ok();
            assertThat(client.inviteStatuses(id)).containsExactly("pending", "created");

            SignNow.of(sandbox).sign(id, "ada@acme.test");
            assertThat(client.inviteStatuses(id)).containsExactly("fulfilled", "pending");
            SignNow.of(sandbox).sign(id, "bob@acme.test");
            assertThat(client.inviteStatuses(id)).containsExactly("fulfilled", "fulfilled");

            JsonNode document = client.get("/document/" + id).ok().json();
            assertThat(document.get("signatures")).hasSize(2);
            for (JsonNode field : document.get("fields")) {
                assertThat(field.get("element_id").isTextual()).isTrue();
            }
            var copy = client.get("/document/" + id + "/download?type=collapsed").ok().response();
            assertThat(copy.headers().firstValue("content-disposition"))
                    .hasValue("attachment; filename=\"contract.pdf\"");
            assertThat(copy.headers().firstValue("content-type")).hasValue("application/pdf");
            assertThat(textOf(copy.body()))
                    .contains("The contract itself")
                    .contains("ada@acme.test")
                    .contains("bob@acme.test")
                    .contains("signed in the Camel eSign sandbox");
            assertThat(SignNow.of(sandbox).document(id).status()).isEqualTo("completed");
        }
    }

    @Test
    void tlsIsRefusedByAClientThatDoesNotKnowTheCertificate() {
        try (Sandbox sandbox = sandbox(true)) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(sandbox.baseUri("signnow") + "/user"))
                            .build();
            HttpClient stranger = HttpClient.newHttpClient();
            assertThatThrownBy(() -> stranger.send(request, BodyHandlers.discarding()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void unsignedDocumentComesBackAsItWas() throws Exception {
        try (Sandbox sandbox = sandbox(false)) {
            SignNowClient client = new SignNowClient(sandbox).loggedIn();
            byte[] original = SignNowClient.pdf();
            String id =
                    client.upload("file", "contract.pdf", original).ok().json().get("id").asText();

            var copy = client.get("/document/" + id + "/download?type=collapsed").ok();

            assertThat(copy.response().body()).isEqualTo(original);
        }
    }

    @Test
    void freeformInviteIsSigned() throws Exception {
        try (Sandbox sandbox = sandbox(false)) {
            SignNowClient client = new SignNowClient(sandbox).loggedIn();
            String id = client.upload("letter.pdf");
            JsonNode answer = client.inviteFreeform(id, "ada@acme.test").ok().json();
            assertThat(answer.get("result").asText()).isEqualTo("success");

            JsonNode request = client.get("/document/" + id).json().get("requests").get(0);
            assertThat(request.get("id")).isEqualTo(answer.get("id"));
            assertThat(request.get("signature_id").isNull()).isTrue();

            SignNow.of(sandbox).sign(id, "ada@acme.test");

            request = client.get("/document/" + id).json().get("requests").get(0);
            assertThat(request.get("signature_id").isTextual()).isTrue();
            byte[] copy =
                    client.get("/document/" + id + "/download?type=collapsed").response().body();
            assertThat(textOf(copy)).contains("ada@acme.test");
        }
    }

    private static Sandbox sandbox(boolean tls) {
        Sandbox sandbox = new Sandbox(SignNowModule::new);
        sandbox.setTls(tls);
        return sandbox.start();
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
