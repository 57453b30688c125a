// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import io.github.camelesign.sandbox.core.described.RequestCheck.SchemaViolation;
import io.github.camelesign.sandbox.testing.RestClient;
import io.github.camelesign.sandbox.testing.RestClient.Answer;
import io.github.camelesign.sandbox.testing.WebhookReceiver;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Signeasy's description defines, and what a third party's description says of version 3. */
class SigneasyDescriptionTest {
    private static final String ADA = "ada@acme.test";
    private static final Description DESCRIPTION =
            Description.of(SigneasyModule.class, "description.json", false);

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SigneasyModule::new));

    private final Map<String, String> ids = new LinkedHashMap<>();
    private Signeasy signeasy;
    private SigneasyClient client;

    @BeforeEach
    void client(Sandbox sandbox) {
        signeasy = Signeasy.of(sandbox);
        client = SigneasyClient.of(sandbox);
    }

    @Test
    void everyOperationIsAnsweredOrRefusedInTheShapeOfItsVersion() throws IOException {
        client.header("X-Client-ID", Signeasy.DEMO_CLIENT_ID);
        for (DescribedOperation operation : DESCRIPTION.operations()) {
            String path = operation.path().replace("{type}", "merged").replaceAll("\\{\\w+}", "7");
            for (String version : List.of("/v3/", "/v2/", "/v2.1/")) {
                Answer answer = call(operation.method(), path.replaceFirst("^/v3/", version), "{}");
                String what = operation + " " + version + answer.text();
                assertThat(answer.status()).as(what).isLessThan(500);
                if (answer.status() >= 400) {
                    boolean newer = path.startsWith("/v3/");
                    // audit trails have a word of their own for it
                    String message = path.contains("audit-trail") ? "/msg" : "/message";
                    assertThat(answer.at(message)).as(what).isNotEmpty();
                    assertThat(answer.json().has("status")).as(what).isEqualTo(newer);
                    assertThat(answer.json().has("error_code")).as(what).isEqualTo(!newer);
                }
            }
        }
    }

    private Answer call(String method, String path, String body) throws IOException {
        return method.equals("GET")
                ? client.get(path)
                : path.endsWith("/callback/urls")
                        ? client.form(method, path, "urls=http://127.0.0.1/hook")
                        : client.json(method, path, body);
    }

    /** Reads before writes, and what ends something last. */
    @Test
    void answersAreAsDescribed() throws IOException {
        client.header("X-Client-ID", Signeasy.DEMO_CLIENT_ID);
        fill();
        List<String> order = List.of("GET", "PUT", "POST", "DELETE");
        List<DescribedOperation> operations =
                DESCRIPTION.operations().stream()
                        .filter(o -> !o.path().endsWith("/decline"))
                        .sorted(
                                Comparator.comparing(
                                        o ->
                                                order.indexOf(o.method())
                                                        + (o.path().endsWith("/cancel") ? 1 : 0)))
                        .toList();
        for (DescribedOperation operation : operations) {
            JsonNode expected = operation.source().path("responses");
            String status = expected.fieldNames().next();
            Answer answer = isUpload(operation) ? upload(operation) : call(operation);
            String what = operation.method() + operation.path() + " " + answer.text();
            assertThat(answer.status()).as(what).isEqualTo(Integer.parseInt(status));
            JsonNode content = expected.path(status).path("content");
            if (content.isMissingNode()) {
                assertThat(answer.text()).as(what).isEmpty();
            } else {
                String type = content.fieldNames().next();
                assertThat(answer.header("content-type")).as(what).isEqualTo(type);
                if (type.equals("application/json")) {
                    JsonNode schema = content.path(type).path("schema");
                    assertThat(DESCRIPTION.violations(schema, answer.json(), false))
                            .as(what)
                            .isEmpty();
                }
            }
        }
    }

    private static boolean isUpload(DescribedOperation operation) {
        return operation.method().equals("POST") && operation.path().endsWith("/original");
    }

    private Answer upload(DescribedOperation operation) throws IOException {
        return client.upload(operation.path(), "upload" + operation.path().hashCode() + ".pdf");
    }

    private Answer call(DescribedOperation operation) throws IOException {
        String path = operation.path();
        String id =
                ids.keySet().stream()
                        .filter(path::startsWith)
                        .max(Comparator.comparing(String::length))
                        .map(ids::get)
                        .orElse("7");
        String address =
                path.replace("{id}", id).replace("{type}", "merged").replace("{source}", "1");
        return call(operation.method(), address, body(operation.source().get("operationId")));
    }

    private String body(JsonNode operation) {
        String people = SigneasyClient.people(ADA).replaceFirst("}$", ", \"role_id\": 1}");
        return switch (operation.asText()) {
            case "createUser" -> "{\"email\": \"new@acme.test\", \"password\": \"secret\"}";
            case "signingUrlByBody" ->
                    "{\"pending_file_id\": %s, \"email\": \"%s\"}"
                            .formatted(ids.get("/v3/rs/embedded/"), ADA);
            case "createEnvelope" ->
                    """
                    {"embedded_signing": false, "is_ordered": 0, "recipients": [%s],
                     "sources": [{"id": %s, "type": "original", "source_id": 1}]}"""
                            .formatted(people, ids.get("/v3/original/"));
            default ->
                    """
                    {"original_file_id": %s, "template_file_id": %s, "file_id": "%1$s",
                     "name": "%s.pdf", "is_ordered": true, "recipient_email": "%s",
                     "recipients": [%s], "fields_payload": [{"email": "%4$s",
                       "type": "signature", "required": true, "page_number": 1, "x": 1, "y": 1,
                       "height": 32, "width": 45, "additional_info": {}}]}"""
                            .formatted(
                                    ids.get("/v3/original/"),
                                    ids.get("/v3/template/"),
                                    operation.asText(),
                                    ADA,
                                    people);
        };
    }

    /** One thing of each kind, under the beginning of the paths that name it. */
    private void fill() throws IOException {
        int original = client.original("kept.pdf");
        ids.put("/v1/files/original/", String.valueOf(client.original("first.pdf")));
        ids.put("/v3/original/", String.valueOf(original));
        for (String path : List.of("/v1/library/template/", "/v3/template/")) {
            ids.put(
                    path,
                    String.valueOf(
                            signeasy.addTemplate(
                                    SigneasyClient.SENDER,
                                    "Offer",
                                    List.of("client"),
                                    List.of("City"))));
        }
        ids.put("/v1/files/pending/", String.valueOf(client.pending(false, true, ADA)));
        ids.put("/v3/rs/", String.valueOf(client.pending(true, ADA)));
        ids.put("/v3/rs/embedded/", String.valueOf(client.pending(false, true, ADA)));
        ids.put("/v3/rs/envelope/", client.envelope(true, true, ADA).ok().at("/id"));
        ids.put("/v3/template/rs/", String.valueOf(ofTemplate()));

        int envelope = client.envelope(false, false, ADA).ok().json().get("id").intValue();
        ids.put("/v3/rs/envelope/signed/pending/", String.valueOf(envelope));
        ids.put("/v3/rs/envelope/signed/", signed(envelope));
        ids.put("/v3/signed/", signed(client.pending(false, ADA)));
        ids.put("/v1/files/signed/", signed(client.pending(false, ADA)));
        ids.put("/v1/audit-trail/", ids.get("/v1/files/signed/"));
        ids.put("/v3/rs/signed/", signed(client.pending(false, ADA)));
        ids.put("/v3/rs/embedded/signed/", signed(client.pending(false, true, ADA)));
        ids.put("/v3/template/rs/signed/", signed(ofTemplate()));
        ids.put("/v3/me/signed/", String.valueOf(signeasy.selfSign(original)));
    }

    private int ofTemplate() throws IOException {
        return client.json(
                        "POST",
                        "/v3/template/" + ids.get("/v3/template/") + "/rs",
                        """
                        {"embedded_signing": true,
                         "recipients": [{"email": "%s", "role_id": 1}]}"""
                                .formatted(ADA))
                .ok()
                .json()
                .get("pending_file_id")
                .intValue();
    }

    private String signed(int pendingId) throws IOException {
        signeasy.sign(pendingId, ADA);
        JsonNode files = client.get("/v1/files/signed/").ok().json().get("files");
        return files.get(files.size() - 1).get("id").asText();
    }

    /** A description that is not ours, though it names no property that must be there. */
    @Test
    void answersFitWhatAThirdPartyDescribes() throws IOException {
        Description theirs =
                Description.of(
                        SigneasyDescriptionTest.class, "third-party-description.json", false);
        Answer created = client.envelope(false, false, ADA).ok();
        assertThat(violations(theirs, "Envelope", created)).isEmpty();
        String id = created.at("/id");
        for (int i = 0; i < 2; i++) {
            Answer envelope = client.get("/v3/rs/envelope/" + id).ok();
            assertThat(violations(theirs, "Envelope", envelope)).isEmpty();
            client.post("/v3/rs/envelope/" + id + "/cancel");
        }
        assertThat(violations(theirs, "User", client.get("/v3/me/").ok())).isEmpty();
        for (DescribedOperation operation : theirs.operations()) {
            String path = "/v3" + operation.path().replaceAll("\\{\\w+}", "7");
            assertThat(call(operation.method(), path, "{}").status()).as(path).isLessThan(500);
        }
    }

    private static List<SchemaViolation> violations(
            Description theirs, String type, Answer answer) {
        return theirs.violations(theirs.type(type), answer.json(), false).stream()
                // the validator takes no addresses below .test
                .filter(violation -> !violation.message().contains("email"))
                .toList();
    }

    @Test
    void everyEventIsTriggeredAndOthersAreRefused(Sandbox sandbox) throws Exception {
        RestClient control = new RestClient(sandbox, "signeasy");
        control.header("X-Sandbox-Token", sandbox.controlToken());
        String trigger = sandbox.uri() + "/sandbox/signeasy/trigger";
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            signeasy.addPortalWebhook(Signeasy.DEMO_CLIENT_ID, receiver.uri(), "shared-token");
            for (String name : Webhooks.Event.NAMES) {
                control.json("POST", trigger, "{\"event\": \"" + name + "\"}").is(204);
            }
            await().untilAsserted(
                            () ->
                                    assertThat(receiver.messages())
                                            .extracting(
                                                    m ->
                                                            m.json()
                                                                    .at("/metadata/event_type")
                                                                    .asText())
                                            .containsAll(Webhooks.Event.NAMES));
        }
        assertThat(control.json("POST", trigger, "{\"event\": \"rs.lost\"}").is(400).text())
                .contains("rs.signed", "rs.bulksign_completed");
    }
}
