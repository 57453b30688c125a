// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Requests as the third version of SignNow's SDK for Node sends them: forms in chunks, the ids of
 * the path again in the body, numbers that nobody set as 0, and what is empty left out. It needs an
 * answer of 200, since it takes 201 for one without content.
 */
class NodeSdkRequestsTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private static final String FIELD =
            """
            {"x":205,"y":18,"width":122,"height":12,"type":"text","page_number":0,
             "required":true,"role":"Manager","name":"text_field","label":"Reason"}""";

    private SignNow signNow;
    private SignNowClient client;

    @BeforeEach
    void visit(Sandbox sandbox) throws IOException {
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
    }

    private String upload() throws IOException {
        return client.formInChunks(
                        "/document",
                        "demo.pdf",
                        SignNowClient.pdf(),
                        "name=test.pdf",
                        "check_fields=false",
                        "save_fields=0",
                        "make_template=0",
                        "client_timestamp=0")
                .ok()
                .json()
                .get("id")
                .textValue();
    }

    private String uploadWithField() throws IOException {
        String id = upload();
        JsonNode updated =
                client.put(
                                "/document/" + id,
                                "{\"document_id\":\"%s\",\"fields\":[%s]}".formatted(id, FIELD))
                        .ok()
                        .json();
        assertThat(updated.get("id").textValue()).isEqualTo(id);
        return id;
    }

    private JsonNode role(String id) throws IOException {
        return client.get("/document/" + id).ok().json().at("/roles/0");
    }

    @Test
    void documentIsSentAndDownloadedWithoutAType() throws IOException {
        String id = uploadWithField();
        assertThat(client.get("/document/" + id).ok().json().get("document_name").textValue())
                .isEqualTo("test.pdf");
        JsonNode role = role(id);
        assertThat(
                        client.post(
                                        "/document/" + id + "/invite",
                                        """
                                        {"document_id":"%s","from":"desk@acme.test","subject":"s",
                                         "message":"m","to":[{"email":"ada@acme.test","role":"%s",
                                           "role_id":"%s","order":%s,"subject":"s","message":"m"}]}"""
                                                .formatted(
                                                        id,
                                                        role.get("name").textValue(),
                                                        role.get("unique_id").textValue(),
                                                        role.get("signing_order").textValue()))
                                .ok()
                                .json()
                                .get("status")
                                .textValue())
                .isEqualTo("success");
        var downloaded = client.get("/document/" + id + "/download").ok();
        assertThat(downloaded.text()).startsWith("%PDF-");
        assertThat(downloaded.response().headers().firstValue("content-type"))
                .contains("application/pdf");
        assertThat(client.get("/document/" + id + "/download?type=word").status()).isEqualTo(400);
    }

    @Test
    void thePathCountsNotTheIdInTheBody() throws IOException {
        String other = upload();
        String id = upload();
        client.put(
                        "/document/" + id,
                        "{\"document_id\":\"%s\",\"fields\":[%s]}".formatted(other, FIELD))
                .ok();
        assertThat(client.get("/document/" + id).ok().json().get("fields")).hasSize(1);
        assertThat(client.get("/document/" + other).ok().json().get("fields")).isEmpty();
    }

    @Test
    void embeddedLinksHaveNoTimeAndNoMethod() throws IOException {
        String id = uploadWithField();
        JsonNode invited =
                client.post(
                                "/v2/documents/" + id + "/embedded-invites",
                                """
                                {"document_id":"%s","invites":[{"email":"ada@acme.test",
                                  "role_id":"%s","order":1,"auth_method":"none",
                                  "first_name":"Ada","last_name":"L"}]}"""
                                        .formatted(id, role(id).get("unique_id").textValue()))
                        .ok()
                        .json();
        String invite = invited.at("/data/0/id").textValue();
        assertThat(
                        client.post(
                                        "/v2/documents/%s/embedded-invites/%s/link"
                                                .formatted(id, invite),
                                        """
                                        {"document_id":"%s","field_invite_id":"%s",
                                         "link_expiration":0}"""
                                                .formatted(id, invite))
                                .ok()
                                .json()
                                .at("/data/link")
                                .textValue())
                .startsWith("http");
        String sending = "/v2/documents/" + uploadWithField() + "/embedded-sending";
        String body = "{\"document_id\":\"x\",\"type\":\"invite\",\"link_expiration\":%d}";
        assertThat(client.post(sending, body.formatted(0)).ok().json().at("/data/url").textValue())
                .startsWith("http");
        assertThat(client.post(sending, body.formatted(46)).status()).isEqualTo(422);
    }

    @Test
    void documentsHaveRoutingToo() throws IOException {
        String id = uploadWithField();
        String routing = "/document/" + id + "/template/routing/detail";
        String again = "{\"document_id\":\"" + id + "\"}";
        for (JsonNode answer :
                new JsonNode[] {
                    client.post(routing, again).ok().json(), client.get(routing).ok().json()
                }) {
            assertThat(answer.at("/routing_details/0/name").textValue()).isEqualTo("Manager");
        }
        JsonNode changed = client.put(routing, again).ok().json();
        assertThat(changed.get("document_id").textValue()).isEqualTo(id);
        assertThat(changed.at("/data/name").textValue()).isEqualTo("Manager");
        // the vendor's Java SDK sends one object
        changed =
                client.put(
                                routing,
                                "{\"template_data\":{\"name\":\"Manager\",\"signing_order\":2}}")
                        .ok()
                        .json();
        assertThat(changed.at("/data/signing_order").intValue()).isEqualTo(2);
        String plain = "/document/" + upload() + "/template/routing/detail";
        JsonNode nobody = client.put(plain, "{}").ok().json().get("data");
        assertThat(nobody.isObject()).isTrue();
        assertThat(nobody).isEmpty();
    }

    @Test
    void bulkInviteIsSentInChunks() throws IOException {
        String made =
                "{\"document_id\":\"" + uploadWithField() + "\",\"document_name\":\"demo.pdf\"}";
        String template = client.post("/template", made).ok().json().get("id").textValue();
        JsonNode answer =
                client.formInChunks(
                                "/template/" + template + "/bulkinvite",
                                "bulk_invite.csv",
                                "Manager|ada@acme.test,blank_0_test\n".getBytes(),
                                "document_id=" + template,
                                "folder_id=" + signNow.documentsFolderId(SignNow.DEMO_USER),
                                "client_timestamp=0")
                        .ok()
                        .json();
        assertThat(answer.get("status").textValue()).isEqualTo("success");
    }
}
