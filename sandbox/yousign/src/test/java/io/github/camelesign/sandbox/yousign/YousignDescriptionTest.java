// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import io.github.camelesign.sandbox.yousign.YousignClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Yousign's descriptions define. */
class YousignDescriptionTest {
    private static final String NOBODY = "11111111-1111-4111-8111-111111111111";

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new));

    private YousignClient client;
    private YousignClient old;

    @BeforeEach
    void visit(Sandbox sandbox) {
        client = new YousignClient(sandbox.baseUri("yousign") + "/v3");
        old = new YousignClient(sandbox.baseUri("yousign") + "/v2");
    }

    @Test
    void everyOperationOfVersionThreeIsAnsweredOrRefusedInItsShape() throws IOException {
        String request = client.active("", "ada");
        walk("v3.json", client, YousignClient.id(request), "type");
    }

    @Test
    void everyOperationOfVersionTwoIsAnsweredOrRefusedInItsShape() throws IOException {
        walk("v2.json", old, NOBODY, "title");
    }

    private static void walk(
            String description, YousignClient client, String request, String inRefusals)
            throws IOException {
        JsonNode paths =
                new ObjectMapper()
                        .readTree(YousignModule.class.getResource(description))
                        .get("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String address =
                        path.getKey()
                                .replace("{signatureRequestId}", request)
                                .replaceAll("\\{[^}]+}", NOBODY);
                String verb = method.getKey().toUpperCase(Locale.ROOT);
                boolean ends = path.getKey().endsWith("{signatureRequestId}");
                if (verb.equals("DELETE") && ends) {
                    continue;
                }
                Answer answer =
                        method.getValue().has("requestBody")
                                ? client.json(verb, address, "{}")
                                : client.send(
                                        client.request(address)
                                                .method(verb, BodyPublishers.noBody()));
                String what = verb + " " + address + ": " + answer.text();
                assertThat(answer.status()).as(what).isLessThan(500);
                if (answer.status() >= 400) {
                    assertThat(answer.json().path(inRefusals).isTextual()).as(what).isTrue();
                    assertThat(answer.json().path("detail").isTextual()).as(what).isTrue();
                }
            }
        }
    }

    /** What the published description, and not the sandbox, says of an answer. */
    private static JsonNode valid(Answer answer, String type) throws IOException {
        ObjectNode whole =
                (ObjectNode)
                        new ObjectMapper().readTree(YousignModule.class.getResource("v3.json"));
        whole.put("$ref", "#/components/schemas/" + type);
        Set<ValidationMessage> wrong =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(
                                whole,
                                SchemaValidatorsConfig.builder().preloadJsonSchema(false).build())
                        .validate(answer.json());
        assertThat(wrong).as(answer.text()).isEmpty();
        return answer.json();
    }

    @Test
    void answersOfHandWrittenOperationsFitTheirSchemas() throws IOException {
        String request = client.draft("");
        String document = client.upload(request);
        String signer = client.signer(request, document, "ada", "");
        valid(client.get(request).is(200), "SignatureRequest");
        valid(client.get(request + "/documents/" + document).is(200), "Document");
        valid(client.get(request + "/signers/" + signer).is(200), "Signer");
        String approver =
                """
                {"info":{"first_name":"Boss","last_name":"B","email":"boss@acme.test",
                 "locale":"en"}}\
                """;
        valid(client.post(request + "/approvers", approver).is(201), "Approver");
        String fields = request + "/documents/" + document + "/fields";
        for (String more :
                List.of(
                        "signature\"",
                        "text\",\"max_length\":5,\"question\":\"?\"",
                        "mention\",\"mention\":\"Read\"",
                        "checkbox\"",
                        "signer_name\"",
                        "signature_date\"")) {
            String field = "{\"signer_id\":\"%s\",\"page\":1,\"x\":1,\"y\":1,\"type\":\"%s}";
            client.post(fields, field.formatted(signer, more)).is(201);
        }
        valid(
                client.get(fields).is(200),
                "get_signature_requests_signatureRequestId_documents_documentId_fields_200"
                        + "_response");
        valid(client.post(request + "/activate").is(201), "SignatureRequestActivated");
        valid(client.get("/signature_requests").is(200), "get_signature_requests_200_response");
        valid(client.get("/users").is(200), "get_users_200_response");
        valid(client.get("/workspaces/default").is(200), "Workspace");
    }

    @Test
    void customSenderNeedsAName() throws IOException {
        String sender = ",\"email_notification\":{\"sender\":{\"type\":\"custom\"%s}}";
        String body = "{\"name\":\"NDA\",\"delivery_mode\":\"email\"" + sender + "}";
        assertThat(client.post("/signature_requests", body.formatted("")).violations())
                .isEqualTo("email_notification[sender][custom_name]");
        String named = body.formatted(",\"custom_name\":\"Acme\"");
        JsonNode made =
                valid(client.post("/signature_requests", named).is(201), "SignatureRequest");
        assertThat(made.at("/email_notification/sender/custom_name").asText()).isEqualTo("Acme");
        assertThat(client.get(client.draft("")).json().at("/email_notification/sender"))
                .hasToString("{\"type\":\"organization\",\"custom_name\":null}");
    }

    @Test
    void verificationIsMadeFoundAndReported() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            client.post(
                            "/webhooks",
                            """
                            {"endpoint":"%s","description":null,"sandbox":true,
                             "subscribed_events":["verification.bank_account.done"],
                             "scopes":["*"],"auto_retry":false,"enabled":true}\
                            """
                                    .formatted(receiver.uri()))
                    .is(201);
            byte[] statement = "statement".getBytes(StandardCharsets.UTF_8);
            Answer made = client.form("/verifications/bank_accounts", "b.pdf", statement).is(201);
            assertThat(made.header("X-Sandbox-Source")).isEqualTo("specification");
            assertThat(made.json().get("status").asText()).isEqualTo("pending");
            String path = "/verifications/bank_accounts/" + made.id();
            assertThat(client.get(path).is(200).json().get("status").asText())
                    .isEqualTo("verified");
            String found = "/verifications/bank_accounts?status[eq]=";
            assertThat(client.get(found + "verified").json().get("data")).hasSize(1);
            assertThat(client.get(found + "failed").json().get("data")).isEmpty();
            assertThat(client.get(found + "nonsense").violations()).isEqualTo("status");
            assertThat(client.get(path + "/audit_trail").is(200).bytes()).startsWith('%', 'P');
            client.get("/verifications/companies/" + made.id()).is(404);
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
            assertThat(receiver.messages().get(0).json().at("/data/bank_account/id").asText())
                    .isEqualTo(made.id());
        }
    }

    @Test
    void uploadsComeBackAsTheyWere() throws IOException {
        byte[] content = "evidence".getBytes(StandardCharsets.UTF_8);
        Answer archived =
                client.form("/archives", "a.txt", content, "tags[]=x", "tags[]=y").is(201);
        JsonNode file = valid(archived, "ArchivedFile");
        assertThat(file.get("filename").asText()).isEqualTo("a.txt");
        assertThat(file.get("size").asInt()).isEqualTo(content.length);
        assertThat(file.get("tags")).hasSize(2);
        String archive = "/archives/" + archived.id() + "/download";
        assertThat(client.get(archive).is(200).bytes()).isEqualTo(content);
        client.get("/archives/" + NOBODY + "/download").is(404);

        String image = "/electronic_seal_images";
        String id = client.form(image, "i.png", content, "name=Seal").is(201).id();
        assertThat(client.get(image + "/" + id + "/download").is(200).bytes()).isEqualTo(content);
        client.delete(image + "/" + id).is(204);
        assertThat(client.get(image).is(200).json().get("data")).isEmpty();
    }

    @Test
    void sealIsMadeOfADocumentAndTheSealedDocumentIsSigned() throws IOException {
        byte[] pdf = Pdfs.with("Sealed");
        String document = client.form("/electronic_seal_documents", "s.pdf", pdf).is(201).id();
        String seal =
                client.post(
                                "/electronic_seals",
                                "{\"document_id\":\"%s\",\"fields\":[]}".formatted(document))
                        .is(201)
                        .id();
        JsonNode done = valid(client.get("/electronic_seals/" + seal).is(200), "ElectronicSeal");
        assertThat(done.get("status").asText()).isEqualTo("done");
        assertThat(done.get("document_id").asText()).isEqualTo(document);
        String request = client.draft("");
        JsonNode signable =
                client.post(
                                request + "/documents",
                                """
                                {"electronic_seal_document_id":"%s",
                                 "nature":"signable_document"}\
                                """
                                        .formatted(document))
                        .is(201)
                        .json();
        assertThat(signable.get("total_pages").asInt()).isEqualTo(1);
    }

    @Test
    void resourcesAreCreatedChangedAndDeleted() throws IOException {
        String property = "{\"name\":\"Region\",\"type\":\"text\"}";
        Answer made = client.post("/custom_properties", property).is(201);
        valid(made, "CustomProperty");
        String path = "/custom_properties/" + made.id();
        JsonNode changed = client.json("PATCH", path, "{\"name\":\"Area\"}").is(200).json();
        assertThat(changed.get("created_at")).isEqualTo(made.json().get("created_at"));
        assertThat(client.get(path).json().get("name").asText()).isEqualTo("Area");
        assertThat(client.get("/custom_properties?type=list").json().get("data")).isEmpty();
        assertThat(client.post("/custom_properties", "{\"type\":\"x\",\"y\":1}").violations())
                .isEqualTo("name type y");
        client.delete(path).is(204);
        client.get(path).is(404);

        String session =
                client.post(
                                "/workflow_sessions",
                                "{\"name\":\"KYC\",\"workflow_template_id\":\"%s\"}"
                                        .formatted(NOBODY))
                        .is(201)
                        .id();
        client.get("/workflow_sessions/" + session + "/links").is(200);
        client.get("/workflow_sessions/" + NOBODY + "/applicants").is(404);
        assertThat(client.get("/workflow_sessions").json().at("/data/0/name").asText())
                .isEqualTo("KYC");
    }

    @Test
    void eitherOfTwoKindsOfAddressesWillDo() throws IOException {
        String request = client.draft("");
        String signer = client.signer(request, client.upload(request), "ada", "");
        String sign = request + "/signers/" + signer + "/sign";
        String body = "{\"ip_address\":\"%s\",\"consent_given_at\":\"2026-01-01T00:00:00Z\"}";
        for (String address : List.of("::1", "127.0.0.1")) {
            assertThat(client.post(sign, body.formatted(address)).is(400).json().get("type"))
                    .hasToString("\"signer.own_signing_flow_not_possible\"");
        }
        assertThat(client.post(sign, body.formatted("here")).violations()).isEqualTo("ip_address");
    }

    @Test
    void versionTwoStampsAndChecks() throws IOException {
        String content = "\"file\":\"aGFsbG8=\"";
        JsonNode check =
                old.post("/check-document/bank_accounts", "{" + content + ",\"iban\":\"FR76\"}")
                        .is(201)
                        .json();
        assertThat(check.get("extractedIban").asText()).isEqualTo("FR76");
        old.get(check.get("id").asText()).is(200);
        assertThat(
                        old.post("/check-document/identities", "{}")
                                .is(400)
                                .json()
                                .at("/violations/0/propertyPath")
                                .asText())
                .isEqualTo("file");
        String unknown = "{\"file\":\"/files/%s\",\"certificate\":\"c\",\"fileObjects\":[]}";
        old.post("/server_stamps", unknown.formatted(NOBODY)).is(404);
        String group = old.get("/user_groups").json().at("/0/id").asText();
        assertThat(old.get(group).is(200).json().get("name").asText()).isEqualTo("Administrators");
    }
}
