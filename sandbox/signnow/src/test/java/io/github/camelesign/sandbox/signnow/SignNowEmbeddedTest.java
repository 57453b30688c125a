// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links that lead people to the signing page, and what they can do there. */
class SignNowEmbeddedTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SignNowModule::new), sandbox -> sandbox.setClock(CLOCK));

    private final HttpClient browser = HttpClient.newHttpClient();
    private Sandbox sandbox;
    private SignNow signNow;
    private SignNowClient client;

    @BeforeEach
    void visit(Sandbox running) throws IOException {
        sandbox = running;
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
    }

    private HttpResponse<String> open(String address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> submit(String address, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode embed(String document) throws IOException {
        var answer =
                client.post(
                        "/v2/documents/" + document + "/embedded-invites",
                        """
                        {"invites":[{"email":"ada@acme.test","role_id":"%s","order":1,
                          "auth_method":"none","redirect_uri":"http://127.0.0.1/done",
                          "decline_redirect_uri":"http://127.0.0.1/declined"}]}"""
                                .formatted(roleOf(document)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/data/0");
    }

    private String roleOf(String document) throws IOException {
        return client.get("/document/" + document).json().at("/roles/0/unique_id").asText();
    }

    private String link(String document, String inviteId) throws IOException {
        return client.post(
                        "/v2/documents/%s/embedded-invites/%s/link".formatted(document, inviteId),
                        "{\"auth_method\":\"none\",\"link_expiration\":15}")
                .ok()
                .json()
                .at("/data/link")
                .asText();
    }

    @Test
    void embeddedSignerSignsOnThePage() throws Exception {
        String document = client.uploadWithRoles("A");
        JsonNode invite = embed(document);
        assertThat(invite.get("status").asText()).isEqualTo("pending");
        assertThat(sandbox.mailbox().all()).isEmpty();
        String link = link(document, invite.get("id").asText());

        HttpResponse<String> page = open(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("contract.pdf", "ada@acme.test", "<button>Sign</button>")
                .doesNotContain("<script");
        assertThat(open(link + "/0.pdf").body()).startsWith("%PDF-");
        assertThat(open(link + "/1.pdf").statusCode()).isEqualTo(409);
        HttpResponse<String> signed = submit(link + "/sign", "");
        assertThat(signed.statusCode()).isEqualTo(303);
        assertThat(signed.headers().firstValue("location")).hasValue("http://127.0.0.1/done");
        assertThat(signNow.document(document).status()).isEqualTo("completed");
        assertThat(open(link).body()).contains("You are done");
        assertThat(submit(link + "/sign", "").statusCode()).isEqualTo(409);
        JsonNode history = client.get("/document/" + document + "/historyfull").json();
        assertThat(history.findValuesAsText("event")).contains("document_viewed");
    }

    @Test
    void embeddedSignerDeclinesOnThePage() throws Exception {
        String document = client.uploadWithRoles("A");
        String link = link(document, embed(document).get("id").asText());
        var declined = submit(link + "/decline", "reason=wrong+price");
        assertThat(declined.headers().firstValue("location")).hasValue("http://127.0.0.1/declined");
        JsonNode invite = client.get("/document/" + document).json().at("/field_invites/0");
        assertThat(invite.at("/declined/0/declined_text").asText()).isEqualTo("wrong price");
        assertThat(invite.get("is_embedded").asBoolean()).isTrue();
    }

    @Test
    void linksExpireAndInvitesGo() throws Exception {
        String document = client.uploadWithRoles("A");
        String link = link(document, embed(document).get("id").asText());
        CLOCK.advance(Duration.ofMinutes(15));
        assertThat(open(link).statusCode()).isEqualTo(404);
        assertThat(client.delete("/v2/documents/" + document + "/embedded-invites").status())
                .isEqualTo(204);
        assertThat(client.inviteStatuses(document)).isEmpty();
    }

    @Test
    void ownerAndUnknownMethodsAreRefused() throws IOException {
        String document = client.uploadWithRoles("A");
        String body =
                "{\"invites\":[{\"email\":\"%s\",\"role\":\"A\",\"order\":1,\"auth_method\":\"%s\"}]}";
        String path = "/v2/documents/" + document + "/embedded-invites";
        assertThat(client.post(path, body.formatted(SignNow.DEMO_USER, "none")).errorMessage())
                .isEqualTo("document owner cannot send invite to himself");
        assertThat(client.post(path, body.formatted("ada@acme.test", "voodoo")).status())
                .isEqualTo(400);
    }

    @Test
    void groupIsSignedOnThePage() throws Exception {
        String one = client.uploadWithRoles("A");
        String two = client.uploadWithRoles("A");
        String group =
                client.post(
                                "/documentgroup",
                                "{\"group_name\":\"Sale & <more>\",\"document_ids\":[\"%s\",\"%s\"]}"
                                        .formatted(one, two))
                        .json()
                        .get("id")
                        .asText();
        String path = "/v2/document-groups/" + group + "/embedded-invites";
        String document = "{\"id\":\"%s\",\"action\":\"sign\",\"role\":\"A\"}";
        var made =
                client.post(
                        path,
                        "{\"invites\":[{\"order\":1,\"signers\":[{\"email\":\"ada@acme.test\","
                                + "\"auth_method\":\"none\",\"documents\":["
                                + document.formatted(one)
                                + ","
                                + document.formatted(two)
                                + "]}]}]}");
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        String link =
                client.post(
                                path + "/" + made.json().at("/data/id").asText() + "/link",
                                "{\"email\":\"ada@acme.test\",\"auth_method\":\"none\"}")
                        .ok()
                        .json()
                        .at("/data/link")
                        .asText();
        assertThat(open(link).body()).contains("Sale &amp; &lt;more&gt;");
        assertThat(submit(link + "/sign", "").statusCode()).isEqualTo(303);
        assertThat(signNow.document(one).status()).isEqualTo("completed");
        assertThat(signNow.document(two).status()).isEqualTo("completed");
        assertThat(client.delete(path).errorCode()).isEqualTo(65582);
    }

    @Test
    void otherLinksAreMadeWithinTheirBounds() throws Exception {
        String document = client.uploadWithRoles("A");
        String path = "/v2/documents/" + document;
        assertThat(
                        open(client.post(path + "/embedded-editor", "{}")
                                        .ok()
                                        .json()
                                        .at("/data/url")
                                        .asText())
                                .statusCode())
                .isEqualTo(200);
        client.post(path + "/embedded-sending", "{\"type\":\"invite\"}").ok();
        assertThat(client.post(path + "/embedded-sending", "{\"type\":\"x\"}").status())
                .isEqualTo(400);
        String view =
                client.post(path + "/embedded-view", "{}").ok().json().at("/data/link").asText();
        assertThat(open(view).body()).doesNotContain("<button");
        assertThat(submit(view + "/sign", "").statusCode()).isEqualTo(409);
        assertThat(client.post(path + "/embedded-view", "{\"link_expiration\":15}").status())
                .isEqualTo(422);
    }

    @Test
    void signingLinkCopiesATemplateForEverybody() throws Exception {
        String document = client.uploadWithRoles("A");
        String template =
                client.post(
                                "/template",
                                "{\"document_id\":\"%s\",\"document_name\":\"Waiver\"}"
                                        .formatted(document))
                        .json()
                        .get("id")
                        .asText();
        String link =
                client.post("/link", "{\"document_id\":\"" + template + "\"}")
                        .ok()
                        .json()
                        .get("url_no_signup")
                        .asText();
        assertThat(open(link).body()).contains("type=\"email\"");
        submit(link + "/sign", "email=ada%40acme.test");
        submit(link + "/sign", "email=bob%40acme.test");
        assertThat(submit(link + "/sign", "email=nobody").statusCode()).isEqualTo(409);
        assertThat(signNow.documents().stream().filter(d -> d.name().equals("Waiver")))
                .extracting(d -> d.signers().get(0).email() + " " + d.status())
                .containsExactly("ada@acme.test completed", "bob@acme.test completed");

        String links = "/v2/application/signing-links";
        assertThat(client.basic("GET", links, "").ok().json().get("data")).hasSize(1);
        client.basic("PUT", links, "{\"document_id\":\"" + template + "\"}").ok();
        assertThat(open(link).statusCode()).isEqualTo(404);
    }

    @Test
    void startPageShowsWhatWasSentAndLeadsToSigning() throws Exception {
        String document = client.uploadWithRoles("A");
        client.inviteRoles(document, "A:ada@acme.test:1").ok();
        String page = open(sandbox.uri() + "/").body();
        assertThat(page).contains("contract.pdf", "ada@acme.test", "field_invite_sent");
        String link = sandbox.mailbox().to("ada@acme.test").get(0).link();
        assertThat(page).contains(link);
        submit(link + "/sign", "");
        assertThat(open(sandbox.uri() + "/").body()).contains("completed").doesNotContain(link);
    }

    @Test
    void userAllowsAnApplicationOnThePage() throws Exception {
        String authorize = sandbox.baseUri("signnow") + "/authorize";
        String query =
                "?response_type=code&client_id=sandbox-desk&redirect_uri=http://127.0.0.1/cb"
                        + "&state=a%26b";
        assertThat(open(authorize + query).body()).contains("sandbox-desk", "a&amp;b");
        assertThat(open(authorize + query.replace("desk", "x")).statusCode()).isEqualTo(400);
        String form = query.substring(1) + "&email=desk%40acme.test&password=";
        assertThat(submit(authorize, form + "wrong").body()).contains("is wrong");
        String target =
                submit(authorize, form + SignNow.DEMO_PASSWORD)
                        .headers()
                        .firstValue("location")
                        .orElseThrow();
        assertThat(target).matches("http://127\\.0\\.0\\.1/cb\\?code=[0-9a-f]{40}&state=a%26b");
        String code = target.replaceAll(".*code=([0-9a-f]+).*", "$1");
        client.token("grant_type=authorization_code&code=" + code).ok();
    }

    @Test
    void groupTemplateLivesFromCreationToGroup() throws IOException {
        String group =
                client.post(
                                "/documentgroup",
                                "{\"group_name\":\"Set\",\"document_ids\":[\"%s\"]}"
                                        .formatted(client.uploadWithRoles("A")))
                        .json()
                        .get("id")
                        .asText();
        assertThat(
                        client.post(
                                        "/v2/document-groups/" + group + "/document-group-template",
                                        "{\"name\":\"From group\"}")
                                .status())
                .isEqualTo(202);
        String made =
                client.post("/v2/document-group-templates", "{\"name\":\"Empty\"}")
                        .json()
                        .at("/data/id")
                        .asText();
        JsonNode list = client.get("/user/documentgroup/templates?limit=50&offset=0").ok().json();
        assertThat(list.get("document_group_template_total_count").asInt()).isEqualTo(2);

        String path = "/v2/document-group-templates/" + made;
        String source = client.uploadWithRoles("Buyer");
        client.post(path + "/templates", "{\"document_id\":\"" + source + "\"}").ok();
        assertThat(
                        client.send(
                                        client.request(path)
                                                .method(
                                                        "PATCH",
                                                        BodyPublishers.ofString(
                                                                "{\"template_group_name\":\"New\"}")))
                                .status())
                .isEqualTo(204);
        client.put("/documentgroup/template/" + made, "{\"routing_details\":{\"invite_steps\":[]}}")
                .ok();
        JsonNode shown = client.get("/documentgroup/template/" + made).ok().json();
        assertThat(shown.get("group_name").asText()).isEqualTo("New");
        assertThat(shown.at("/templates/0/roles/0").asText()).isEqualTo("Buyer");
        JsonNode plan = client.get(path + "/recipients").ok().json().get("data");
        assertThat(plan.at("/recipients/0/name").asText()).isEqualTo("Buyer");
        client.put(path + "/recipients", plan.toString()).ok();

        var created = client.post(path + "/document-group", "{\"group_name\":\"Deal\"}");
        assertThat(created.status()).isEqualTo(200);
        String id = created.json().at("/data/unique_id").asText();
        assertThat(
                        client.get("/documentgroup/" + id)
                                .ok()
                                .json()
                                .at("/documents/0/roles/0")
                                .asText())
                .isEqualTo("Buyer");
    }
}
