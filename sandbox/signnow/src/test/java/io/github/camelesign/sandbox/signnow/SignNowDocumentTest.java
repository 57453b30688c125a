// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can be done with documents besides having them signed. */
class SignNowDocumentTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private Sandbox sandbox;
    private SignNow signNow;
    private SignNowClient client;

    @BeforeEach
    void visit(Sandbox running) throws IOException {
        sandbox = running;
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
    }

    @Test
    void elementsAreKeptDrawnAndTakenOff() throws IOException {
        String id = client.upload("contract.pdf");
        client.put(
                        "/document/" + id,
                        """
                        {"texts":[{"size":8,"x":61,"y":72,"page_number":0,"font":"Arial",
                                   "data":"typed by the owner","line_height":9.075}],
                         "checks":[{"width":12,"height":12,"x":234,"y":53,"page_number":0}],
                         "lines":[{"x":1}],"client_timestamp":1700000000}""")
                .ok();
        JsonNode document = client.get("/document/" + id).ok().json();
        JsonNode text = document.at("/texts/0");
        assertThat(text.get("line_height").asDouble()).isEqualTo(9.075);
        assertThat(text.get("email").asText()).isEqualTo(SignNow.DEMO_USER);
        assertThat(document.get("checks")).hasSize(1);
        assertThat(document.get("lines")).hasSize(1);
        assertThat(document.at("/pages/0/src").asText()).contains("page=0");
        byte[] copy = client.get("/document/" + id + "/download?type=collapsed").response().body();
        assertThat(Pdfs.text(copy)).contains("typed by the owner");

        client.put(
                        "/document/" + id,
                        "{\"deactivate_elements\":[{\"type\":\"text\",\"unique_id\":\"%s\"}]}"
                                .formatted(text.get("id").asText()))
                .ok();
        assertThat(client.get("/document/" + id).json().get("texts")).isEmpty();
    }

    @Test
    void historyShowsWhatReallyHappened() throws IOException {
        String id = client.uploadWithRoles("A");
        client.inviteRoles(id, "A:ada@acme.test:1").ok();
        client.post(
                        "/document/" + id + "/custom_history_event",
                        "{\"client_timestamp\":1460739202,\"event_type\":\"checked_passport\"}")
                .ok();
        signNow.sign(id, "ada@acme.test");
        JsonNode history = client.get("/document/" + id + "/historyfull").ok().json();
        assertThat(history.findValuesAsText("event"))
                .containsExactly(
                        "created_document",
                        "updated_document",
                        "field_invite_created",
                        "field_invite_sent",
                        "updated_document",
                        "checked_passport",
                        "document_signing_session_completed",
                        "updated_document",
                        "document_completed");
        assertThat(history.at("/5/client_timestamp").asText()).isEqualTo("1460739202");
        assertThat(history.at("/6/email").asText()).isEqualTo("ada@acme.test");

        for (String path :
                List.of(
                        "/download?type=collapsed&with_history=1",
                        "/download/collapsed?with_history=1")) {
            byte[] copy = client.get("/document/" + id + path).ok().response().body();
            assertThat(Pdfs.pages(copy)).isEqualTo(2);
            assertThat(Pdfs.text(copy)).contains("checked_passport", "ada@acme.test");
        }
        byte[] zip = client.get("/document/" + id + "/download?type=zip").ok().response().body();
        assertThat(Pdfs.zipEntries(zip)).containsExactly("contract.pdf");
    }

    @Test
    void downloadLinkWorksExactlyOnceAndForAnybody() throws Exception {
        String id = client.upload("contract.pdf");
        String link =
                client.post("/document/" + id + "/download/link", "")
                        .ok()
                        .json()
                        .get("link")
                        .asText();
        HttpRequest request = HttpRequest.newBuilder(URI.create(link)).build();
        HttpResponse<byte[]> first =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(Pdfs.text(first.body())).contains("The contract itself");
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void documentsAreMergedAsFileOrAsDocument() throws IOException {
        String one = client.upload("one.pdf");
        String two = client.upload("two.pdf");
        String body = "{\"name\":\"both\",\"document_ids\":[\"%s\",\"%s\"]%s}";
        var merged = client.post("/document/merge", body.formatted(one, two, "")).ok();
        assertThat(Pdfs.pages(merged.response().body())).isEqualTo(2);
        String id =
                client.post(
                                "/document/merge",
                                body.formatted(one, two, ",\"upload_document\":true"))
                        .ok()
                        .json()
                        .get("document_id")
                        .asText();
        assertThat(client.get("/document/" + id).json().get("page_count").asText()).isEqualTo("2");
    }

    @Test
    void thumbnailIsAPictureAndTakesTheTokenInTheQuery() throws IOException {
        String id = client.upload("contract.pdf");
        String token = client.login().json().get("access_token").asText();
        SignNowClient stranger = new SignNowClient(sandbox);
        String path = "/document/" + id + "/thumbnail?size=small&page=0";
        assertThat(stranger.get(path).status()).isEqualTo(401);
        var png = stranger.get(path + "&access_token=" + token).ok().response();
        assertThat(png.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(new String(png.body(), 1, 3)).isEqualTo("PNG");
        assertThat(client.get("/document/" + id + "/thumbnail?page=7").status()).isEqualTo(400);
    }

    @Test
    void documentIsFetchedFromThisMachineOnly() throws IOException {
        HttpServer web =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] pdf = SignNowClient.pdf();
        web.createContext(
                "/offer.pdf",
                exchange -> {
                    exchange.sendResponseHeaders(200, pdf.length);
                    exchange.getResponseBody().write(pdf);
                    exchange.close();
                });
        web.start();
        try {
            String url = "{\"url\":\"http://%s/offer.pdf\"}";
            String id =
                    client.post(
                                    "/v2/documents/url",
                                    url.formatted("127.0.0.1:" + web.getAddress().getPort()))
                            .ok()
                            .json()
                            .get("id")
                            .asText();
            assertThat(client.get("/document/" + id).json().get("document_name").asText())
                    .isEqualTo("offer.pdf");
            assertThat(client.post("/v2/documents/url", url.formatted("example.test")).status())
                    .isEqualTo(400);
        } finally {
            web.stop(0);
        }
    }

    @Test
    void documentsAreMovedListedAndDeleted() throws IOException {
        String plain = client.upload("plain.pdf");
        String worked = client.uploadWithRoles("A");
        assertThat(client.get("/user/documents").ok().json().findValuesAsText("id"))
                .containsExactly(plain);
        assertThat(client.get("/user/documentsv2").ok().json()).hasSize(1);
        assertThat(client.get("/user/documentsv2?page=2&per_page=1").ok().json()).isEmpty();

        JsonNode root = client.get("/user/folder").ok().json();
        String folder =
                client.post(
                                "/user/folder",
                                "{\"name\":\"2026\",\"parent_id\":\"%s\"}"
                                        .formatted(root.get("id").asText()))
                        .ok()
                        .json()
                        .get("id")
                        .asText();
        client.post("/document/" + plain + "/move", "{\"folder_id\":\"" + folder + "\"}").ok();
        assertThat(client.get("/user/folder/" + folder).json().at("/documents/0/id").asText())
                .isEqualTo(plain);
        client.put("/user/folder/" + folder, "{\"name\":\"2027\"}").ok();
        assertThat(client.get("/user/folder").json().get("folders").findValuesAsText("name"))
                .contains("2027");
        assertThat(client.delete("/user/folder/" + folder).status()).isEqualTo(400);

        client.delete("/documents", "[{\"unique_id\":\"" + plain + "\"}]").ok();
        client.delete("/document/" + worked).ok();
        assertThat(client.get("/document/" + plain).errorCode()).isEqualTo(65582);
        client.delete("/user/folder/" + folder).ok();
        assertThat(client.delete("/user/folder/" + root.at("/folders/0/id").asText()).status())
                .isEqualTo(400);
    }

    @Test
    void templateIsCopiedAndSentToMany() throws IOException {
        String document = client.uploadWithRoles("Client");
        String template =
                client.post(
                                "/template",
                                "{\"document_id\":\"%s\",\"document_name\":\"Offer\"}"
                                        .formatted(document))
                        .ok()
                        .json()
                        .get("id")
                        .asText();
        assertThat(client.get("/document/" + template).json().get("template").asBoolean()).isTrue();
        JsonNode copy = client.post("/template/" + template + "/copy", "").ok().json();
        assertThat(copy.get("document_name").asText()).isEqualTo("Offer");
        JsonNode made = client.get("/document/" + copy.get("id").asText()).ok().json();
        assertThat(made.get("origin_document_id").asText()).isEqualTo(template);
        assertThat(made.get("fields")).hasSize(1);
        assertThat(client.post("/template/" + document + "/copy", "").errorCode()).isEqualTo(65582);

        String routing = "/document/" + template + "/template/routing/detail";
        assertThat(client.get(routing).ok().json().at("/routing_details/0/name").asText())
                .isEqualTo("Client");
        client.post(routing, "").ok();
        client.put(
                        routing,
                        "{\"template_data\":[{\"name\":\"Client\",\"default_email\":"
                                + "\"c@acme.test\",\"inviter_role\":false,\"signing_order\":1}],"
                                + "\"cc\":[\"boss@acme.test\"]}")
                .ok();
        assertThat(client.get(routing).json().at("/cc/0").asText()).isEqualTo("boss@acme.test");

        String folder = signNow.documentsFolderId(SignNow.DEMO_USER);
        client.form(
                        "/template/" + template + "/bulkinvite",
                        "people.csv",
                        "Client|a@acme.test,First\nClient|b@acme.test,Second\n".getBytes(),
                        "folder_id=" + folder,
                        "client_timestamp=1700000000",
                        "subject=Please")
                .ok();
        assertThat(signNow.documents().stream().filter(d -> d.status().equals("pending")))
                .extracting(d -> d.name() + " to " + d.signers().get(0).email())
                .containsExactly("First to a@acme.test", "Second to b@acme.test");
        assertThat(sandbox.mailbox().to("b@acme.test").get(0).subject()).isEqualTo("Please");
    }

    @Test
    void tagsBecomeFieldsAtTheirPlacesAndInvites() throws IOException {
        byte[] pdf =
                Pdfs.with(
                        "Agreement",
                        "Signed: {{t:s;r:y;o:\"CEO\";w:100;h:15;}}",
                        "Year: {{t:d;r:n;o:\"Client\";l:\"Year\";dd:\"2025, 2026\";}}",
                        "Born: {{birthday}} and {{unknown}}",
                        "{{t:e;o:\"CEO\";e:\"ceo@acme.test\";order:2;}}",
                        "{{t:e;o:\"Client\";e:\"c@acme.test\";order:1;}}");
        String id =
                client.form(
                                "/document/fieldextract",
                                "tagged.pdf",
                                pdf,
                                "Tags=[{tag_name:'birthday',role:'Client',type:'text',"
                                        + "required:true,width:100,height:20,},]")
                        .ok()
                        .json()
                        .get("id")
                        .asText();
        JsonNode document = client.get("/document/" + id).ok().json();
        JsonNode fields = document.get("fields");
        assertThat(fields.findValuesAsText("type"))
                .containsExactly("signature", "enumeration", "text");
        JsonNode signature = fields.at("/0/json_attributes");
        assertThat(signature.get("width").asInt()).isEqualTo(100);
        assertThat(signature.get("x").asInt()).isBetween(50, 90);
        assertThat(signature.get("y").asInt()).isBetween(30, 60);
        assertThat(fields.at("/1/json_attributes/enumeration_options/1").asText())
                .isEqualTo("2026");
        assertThat(fields.at("/2/json_attributes/y").asInt())
                .isGreaterThan(signature.get("y").asInt());
        assertThat(client.inviteStatuses(id)).containsExactly("created", "pending");
        assertThat(client.form("/document/fieldextract", "x.pdf", pdf, "Tags={broken").status())
                .isEqualTo(400);
    }

    @Test
    void textsArePutIntoFieldsAndRead() throws IOException {
        String id = client.upload("contract.pdf");
        client.put(
                        "/document/" + id,
                        "{\"fields\":[{\"type\":\"text\",\"role\":\"A\",\"name\":\"total\","
                                + "\"x\":50,\"y\":90,\"width\":90,\"height\":12,"
                                + "\"page_number\":0,\"required\":true}]}")
                .ok();
        assertThat(
                        client.put(
                                        "/v2/documents/" + id + "/prefill-texts",
                                        "{\"fields\":[{\"field_name\":\"total\","
                                                + "\"prefilled_text\":\"99 EUR\"}]}")
                                .status())
                .isEqualTo(204);
        JsonNode field = client.get("/v2/documents/" + id + "/fields").ok().json().at("/data/0");
        assertThat(field.get("value").asText()).isEqualTo("99 EUR");
        client.post(
                        "/document/" + id + "/integration/object/smartfields",
                        "{\"data\":[{\"total\":\"100 EUR\"}],\"client_timestamp\":1700000000}")
                .ok();
        byte[] copy = client.get("/document/" + id + "/download?type=collapsed").response().body();
        assertThat(Pdfs.text(copy)).contains("100 EUR");
        assertThat(
                        client.put(
                                        "/v2/documents/" + id + "/prefill-texts",
                                        "{\"fields\":[{\"field_name\":\"x\"}]}")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void copyIsMailed() throws IOException {
        String id = client.upload("contract.pdf");
        String mail = "{\"emails\":[\"a@acme.test\"],\"subject\":\"FYI\",\"message\":\"Look\"}";
        client.post("/document/" + id + "/email2", mail).ok();
        assertThat(sandbox.mailbox().to("a@acme.test").get(0).subject()).isEqualTo("FYI");
        assertThat(client.post("/document/" + id + "/email2", "{\"emails\":[]}").status())
                .isEqualTo(400);
    }
}
