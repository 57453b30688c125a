// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds answers against the types to which SignNow's Java SDK binds them. */
class JavaSdkAnswersTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private static final String EVERY_KIND =
            """
            {"texts":[{"x":10,"y":20,"size":12,"page_number":0,"font":"Arial","data":"Hi",
                       "line_height":14.5,"subtype":"text","allow_editing":1}],
             "checks":[{"x":1,"y":2,"width":8,"height":8,"page_number":0,"subtype":"✓"}],
             "lines":[{"x":1,"y":2,"width":80,"height":1,"page_number":0,"line_width":1,
                       "control_points":[1,2,3.5]}],
             "radiobuttons":[{"page_number":0,"x":1,"y":2,"size":10,"name":"r",
                "radio":[{"page_number":0,"x":1,"y":2,"width":9,"height":9,"checked":1,
                          "value":"a","created":1700000000}]}],
             "signatures":[{"x":1,"y":2,"width":80,"height":20,"page_number":0,"data":"aGk="}],
             "attachments":[{"x":1,"y":2,"width":8,"height":8,"page_number":0,
                             "line_height":1,"filename":"a.pdf"}],
             "hyperlinks":[{"x":1,"y":2,"size":9,"page_number":0,"data":"https://acme.test",
                            "label":"us"}],
             "integration_objects":[{"page_number":0,"x":1,"y":2,"size":9,"data":"d",
                                     "api_integration_id":"i"}]}""";

    private SignNow signNow;
    private SignNowClient client;
    private JavaSdkTypes sdk;

    @BeforeEach
    void visit(Sandbox sandbox) throws IOException {
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
        sdk = new JavaSdkTypes();
    }

    private JsonNode get(String type, String path) throws IOException {
        return read(type, client.get(path));
    }

    private JsonNode post(String type, String path, String json) throws IOException {
        return read(type, client.post(path, json));
    }

    private JsonNode put(String type, String path, String json) throws IOException {
        return read(type, client.put(path, json));
    }

    /** Only 200: other clients of the vendor take an answer of 201 for one without content. */
    private JsonNode read(String type, SignNowClient.Answer answer) {
        sdk.assertReads(type, answer.ok().json());
        return answer.json();
    }

    @Test
    void token() throws IOException {
        JsonNode token = read("auth.TokenPost", client.login());
        String refresh = "grant_type=refresh_token&refresh_token=" + token.get("refresh_token");
        read("auth.RefreshTokenPost", client.token(refresh.replace("\"", "")));
        get("auth.TokenGet", "/oauth2/token");
    }

    @Test
    void user() throws IOException {
        JsonNode user = get("user.UserGet", "/user");
        assertThat(user.get("settings").size()).isGreaterThan(100);
        put("user.UserPut", "/user", "{\"first_name\":\"Ada\",\"last_name\":\"L\"}");
        String png =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        put("user.InitialPut", "/user/initial", "{\"data\":\"" + png + "\"}");
        get("user.InitialGet", "/user/initial");
        read(
                "user.UserPost",
                client.basic("POST", "/user", "{\"email\":\"n@acme.test\",\"password\":\"pw\"}"));
    }

    @Test
    void newDocument() throws IOException {
        var uploaded = client.upload("file", "contract.pdf", SignNowClient.pdf());
        String document = "/document/" + read("document.DocumentPost", uploaded).get("id").asText();
        JsonNode shown = get("document.DocumentGet", document);
        assertThat(shown.get("document_group_info").isObject()).isTrue();
        assertThat(shown.get("document_group_info")).isEmpty();
        assertThat(shown.get("settings").size()).isGreaterThan(100);
        put("document.DocumentPut", document, EVERY_KIND);
        shown = get("document.DocumentGet", document);
        for (String kind :
                "texts checks lines radiobuttons signatures attachments hyperlinks integration_objects"
                        .split(" ")) {
            assertThat(shown.get(kind)).as(kind).hasSize(1);
        }
        assertThat(shown.at("/texts/0/x").textValue()).isEqualTo("10");
        assertThat(shown.at("/texts/0/allow_editing").booleanValue()).isTrue();
        assertThat(shown.at("/checks/0/width").textValue()).isEqualTo("8");
        post("document.DocumentDownloadLinkPost", document + "/download/link", "{}");
        String folder = signNow.documentsFolderId(SignNow.DEMO_USER);
        post("document.DocumentMovePost", document + "/move", "{\"folder_id\":\"" + folder + "\"}");
        get("folder.FolderDocumentsGet", "/folder/" + folder);
        read("document.DocumentDelete", client.delete(document));
    }

    @Test
    void signedAndDeclinedDocuments() throws IOException {
        String id = client.uploadWithRoles("A", "B");
        String document = "/document/" + id;
        post(
                "documentinvite.SendInvitePost",
                document + "/invite",
                """
                {"from":"desk@acme.test","document_id":"%s","viewers":[{"email":"eve@acme.test","order":3}],
                 "to":[{"role":"A","email":"a@acme.test","order":1,"role_id":"","reminder":5,
                        "force_new_signature":1,"language":"en","password":"pw"},
                       {"role":"B","email":"b@acme.test","order":2,"role_id":""}]}"""
                        .formatted(id));
        get("document.DocumentGet", document);
        signNow.sign(id, "a@acme.test");
        JsonNode shown = get("document.DocumentGet", document);
        assertThat(shown.get("viewer_field_invites")).hasSize(1);
        assertThat(shown.get("signatures")).hasSize(1);
        signNow.decline(id, "b@acme.test", "No");
        shown = get("document.DocumentGet", document);
        assertThat(shown.get("field_invites").findValuesAsText("status")).contains("declined");
        assertThat(shown.get("entity_labels")).hasSize(1);
        get("document.FieldsGet", "/v2/documents/" + id + "/fields");
        client.get(document + "/historyfull")
                .ok()
                .json()
                .forEach(entry -> sdk.assertReads("document.DocumentHistoryGet", entry));
        JsonNode folder =
                get(
                        "folder.FolderDocumentsGet",
                        "/folder/" + signNow.documentsFolderId(SignNow.DEMO_USER));
        assertThat(folder.at("/documents/0/field_invites")).hasSize(2);
        get("folder.FolderGet", "/folder");
        String other = client.uploadWithRoles("A");
        client.inviteRoles(other, "A:a@acme.test:1").ok();
        put("documentinvite.CancelInvitePut", "/document/" + other + "/fieldinvitecancel", "{}");
        get("document.DocumentGet", "/document/" + other);
    }

    @Test
    void freeFormInvites() throws IOException {
        String id = client.upload("letter.pdf");
        JsonNode invite =
                read("documentinvite.FreeFormInvitePost", client.inviteFreeform(id, "a@acme.test"));
        get("documentinvite.FreeFormInviteGet", "/v2/documents/" + id + "/free-form-invites");
        get("document.DocumentGet", "/document/" + id);
        String cancel = "/invite/" + invite.get("id").asText() + "/cancel";
        put("documentinvite.CancelFreeFormInvitePut", cancel, "{}");
        JsonNode shown = get("document.DocumentGet", "/document/" + id);
        assertThat(shown.at("/requests/0/canceled").booleanValue()).isTrue();
        String folder = signNow.documentsFolderId(SignNow.DEMO_USER);
        assertThat(
                        get("folder.FolderDocumentsGet", "/folder/" + folder)
                                .at("/documents/0/requests"))
                .hasSize(1);
        client.post(
                        "/document/" + id + "/move",
                        "{\"folder_id\":\"%s\"}"
                                .formatted(client.get("/folder").json().get("id").asText()))
                .ok();
        assertThat(get("folder.FolderGet", "/folder").get("documents")).hasSize(1);
    }

    @Test
    void templates() throws IOException {
        String document = client.uploadWithRoles("A", "B");
        String made = "{\"document_id\":\"" + document + "\",\"document_name\":\"Offer\"}";
        String id = post("template.TemplatePost", "/template", made).get("id").asText();
        String routing = "/document/" + id + "/template/routing/detail";
        post("template.RoutingDetailsPost", routing, "{}");
        JsonNode plan =
                put(
                        "template.RoutingDetailsPut",
                        routing,
                        """
                        {"template_data":[{"name":"A","default_email":"a@acme.test"},{"name":"B"}],
                         "cc":["c@acme.test"],"cc_step":[{"email":"c@acme.test","step":1}],
                         "viewers":[{"name":"V","default_email":"v@acme.test","signing_order":1}]}""");
        assertThat(plan.at("/data/name").textValue()).isEqualTo("A");
        assertThat(get("template.RoutingDetailsGet", routing).get("routing_details")).hasSize(2);
        assertThat(get("document.DocumentGet", "/document/" + id).at("/routing_details/0/data"))
                .hasSize(2);
        String folder = "/folder/" + client.get("/document/" + id).json().get("parent_id").asText();
        JsonNode listed = get("folder.FolderDocumentsGet", folder);
        assertThat(listed.at("/documents/0/routing_details/0/data/name").asText()).isEqualTo("A");
        post("template.CloneTemplatePost", "/template/" + id + "/copy", "{}");

        String group =
                client.post("/v2/document-group-templates", "{\"name\":\"Pack\"}")
                        .ok()
                        .json()
                        .at("/data/id")
                        .asText();
        String groups = "/v2/document-group-templates/" + group;
        get("template.GroupTemplateGet", "/documentgroup/template/" + group);
        client.post(groups + "/templates", "{\"template_id\":\"" + id + "\"}").ok();
        client.put(
                        "/documentgroup/template/" + group,
                        """
                        {"routing_details":{"sign_as_merged":true,"invite_steps":[{"order":1,
                          "invite_actions":[{"email":"a@acme.test","role_name":"A","action":"sign",
                             "document_id":"%s","allow_reassign":"0"}]}]}}"""
                                .formatted(id))
                .ok();
        JsonNode shown = get("template.GroupTemplateGet", "/documentgroup/template/" + group);
        assertThat(shown.at("/routingDetails/invite_steps/0/invite_actions")).hasSize(1);
        get("documentgroup.DocumentGroupRecipientsGet", groups + "/recipients");
        post(
                "documentgrouptemplate.DocumentGroupTemplatePost",
                groups + "/document-group",
                "{\"group_name\":\"New\"}");
    }

    @Test
    void groups() throws IOException {
        String one = client.uploadWithRoles("A");
        String two = client.uploadWithRoles("A");
        String made = "{\"group_name\":\"G\",\"document_ids\":[\"%s\",\"%s\"]}".formatted(one, two);
        String id =
                post("documentgroup.DocumentGroupPost", "/documentgroup", made).get("id").asText();
        String group = "/documentgroup/" + id;
        JsonNode empty = get("documentgroup.DocumentGroupGet", group);
        assertThat(empty.get("general_reminder").isObject()).isTrue();
        String recipients = "/v2/document-groups/" + id + "/recipients";
        JsonNode plan = get("documentgroup.DocumentGroupRecipientsGet", recipients).get("data");
        assertThat(plan.at("/recipients/0/attributes").isObject()).isTrue();
        put("documentgroup.DocumentGroupRecipientsGet", recipients, plan.toString());
        String action =
                "{\"email\":\"a@acme.test\",\"role_name\":\"A\",\"action\":\"sign\",\"document_id\":\"%s\"}";
        String invite =
                group
                        + "/groupinvite/"
                        + post(
                                        "documentgroupinvite.GroupInvitePost",
                                        group + "/groupinvite",
                                        "{\"document_group_id\":\"x\",\"sign_as_merged\":true,\"invite_steps\":[{\"order\":1,\"invite_actions\":[%s,%s]}]}"
                                                .formatted(
                                                        action.formatted(one),
                                                        action.formatted(two)))
                                .get("id")
                                .asText();
        get("documentgroup.DocumentGroupGet", group);
        JsonNode member = get("document.DocumentGet", "/document/" + one);
        assertThat(member.at("/document_group_info/document_group_id").asText()).isEqualTo(id);
        get("folder.FolderDocumentsGet", "/folder/" + signNow.documentsFolderId(SignNow.DEMO_USER));
        get("documentgroupinvite.GroupInviteGet", invite);
        signNow.sign(one, "a@acme.test");
        JsonNode pending = get("documentgroupinvite.PendingInviteGet", invite + "/pendinginvites");
        assertThat(pending.get("invites")).isNotEmpty();
        post("documentgroupinvite.ResendGroupInvitePost", invite + "/resendinvites", "{}");
        post("documentgroupinvite.CancelGroupInvitePost", invite + "/cancelinvite", "{}");
        read("documentgroup.DocumentGroupDelete", client.delete(group));
    }

    @Test
    void embedded() throws IOException {
        String id = client.uploadWithRoles("A");
        String role = client.get("/document/" + id).json().at("/roles/0/unique_id").asText();
        String document = "/v2/documents/" + id;
        post(
                "embeddedsending.DocumentEmbeddedSendingLinkPost",
                document + "/embedded-sending",
                "{\"type\":\"invite\",\"link_expiration\":0}");
        post(
                "embeddededitor.DocumentEmbeddedEditorLinkPost",
                document + "/embedded-editor",
                "{\"link_expiration\":0}");
        JsonNode made =
                post(
                        "embeddedinvite.DocumentInvitePost",
                        document + "/embedded-invites",
                        "{\"invites\":[{\"email\":\"a@acme.test\",\"role_id\":\"%s\",\"order\":1,\"auth_method\":\"none\"}]}"
                                .formatted(role));
        post(
                "embeddedinvite.DocumentInviteLinkPost",
                document + "/embedded-invites/" + made.at("/data/0/id").asText() + "/link",
                "{\"document_id\":\"x\",\"field_invite_id\":\"y\",\"link_expiration\":0}");
        get("document.DocumentGet", "/document/" + id);
        String another = client.uploadWithRoles("A");
        String group =
                "/v2/document-groups/"
                        + client.post(
                                        "/documentgroup",
                                        "{\"group_name\":\"G\",\"document_ids\":[\"%s\"]}"
                                                .formatted(another))
                                .ok()
                                .json()
                                .get("id")
                                .asText();
        post(
                "embeddedsending.DocumentGroupEmbeddedSendingLinkPost",
                group + "/embedded-sending",
                "{\"link_expiration\":0}");
        JsonNode invite =
                post(
                        "embeddedgroupinvite.GroupInvitePost",
                        group + "/embedded-invites",
                        """
                        {"invites":[{"order":1,"signers":[{"email":"a@acme.test",
                          "auth_method":"none",
                          "documents":[{"id":"%s","action":"sign","role":"A"}]}]}]}"""
                                .formatted(another));
        post(
                "embeddedgroupinvite.GroupInviteLinkPost",
                group + "/embedded-invites/" + invite.at("/data/id").asText() + "/link",
                "{\"email\":\"a@acme.test\",\"link_expiration\":0}");
        String single = client.uploadWithRoles("A");
        post("documentinvite.SigningLinkPost", "/link", "{\"document_id\":\"" + single + "\"}");
    }

    @Test
    void shortAnswers() throws IOException {
        String folder = signNow.documentsFolderId(SignNow.DEMO_USER);
        read(
                "document.FieldExtractPost",
                client.form("/document/fieldextract", "tagged.pdf", SignNowClient.pdf()));
        String one = client.uploadWithRoles("A");
        String two = client.upload("annex.pdf");
        post(
                "document.DocumentMergePost",
                "/document/merge",
                "{\"name\":\"Both\",\"document_ids\":[\"%s\",\"%s\"],\"upload_document\":true}"
                        .formatted(one, two));
        client.put(
                        "/document/" + two,
                        """
                        {"fields":[{"type":"text","role":"A","name":"sum","page_number":0,
                                    "x":1,"y":1,"width":9,"height":9}]}""")
                .ok();
        post(
                "smartfields.DocumentPrefillSmartFieldPost",
                "/document/" + two + "/integration/object/smartfields",
                "{\"data\":[{\"sum\":\"99\"}],\"client_timestamp\":\"1700000000\"}");
        JsonNode shown = get("document.DocumentGet", "/document/" + two);
        assertThat(shown.at("/fields_data/0/value").textValue()).isEqualTo("99");
        String made = "{\"document_id\":\"" + one + "\",\"document_name\":\"Offer\"}";
        String template = client.post("/template", made).ok().json().get("id").textValue();
        read(
                "template.BulkInvitePost",
                client.form(
                        "/template/" + template + "/bulkinvite",
                        "people.csv",
                        "A|a@acme.test,First\n".getBytes(),
                        "folder_id=" + folder,
                        "client_timestamp=0"));
    }

    @Test
    void eventSubscriptions() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String user = client.get("/user").json().get("id").asText();
            client.post(
                    "/api/v2/events",
                    """
                    {"event":"user.document.create","entity_id":"%s","action":"callback",
                     "attributes":{"callback":"%s","use_tls_12":true,"secret_key":"s",
                                   "headers":{"X-A":1}}}"""
                            .formatted(user, receiver.uri()));
            read("webhook.SubscriptionGet", client.basic("GET", "/api/v2/events", ""));
            JsonNode all = get("webhookv2.EventSubscriptionAllGet", "/v2/event-subscriptions");
            String one = "/v2/event-subscriptions/" + all.at("/data/0/id").asText();
            get("webhookv2.EventSubscriptionGet", one);
            client.upload("contract.pdf");
            await().untilAsserted(
                            () ->
                                    assertThat(client.get(one + "/callbacks").json().get("data"))
                                            .hasSize(1));
            JsonNode sent = get("webhookv2.CallbacksAllGet", one + "/callbacks");
            get("webhookv2.CallbackGet", one + "/callbacks/" + sent.at("/data/0/id").asText());
        }
    }
}
