package io.github.camelesign.docusign.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.sandbox.docusign.DocuSign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the component asks and what the sandbox answers is what DocuSign's published description
 * says: no field that it does not have, and texts where it has texts.
 */
class PublishedSchemaTest extends RecordedDocuSign {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "/docusign/restapi/v2.1/accounts/" + DocuSign.ACCOUNT_ID;

    private ObjectNode published;

    @BeforeEach
    void readTheSchema() throws IOException {
        try (InputStream in =
                getClass().getResourceAsStream("/schema/docusign-esignature-v2.1.json")) {
            published = (ObjectNode) JSON.readTree(in);
        }
        published
                .get("definitions")
                .forEach(
                        definition -> {
                            if (definition.has("properties")) {
                                ((ObjectNode) definition).put("additionalProperties", false);
                            }
                        });
    }

    @Test
    void aWholeLifeCycleIsAsPublished() throws Exception {
        String pdf = Base64.getEncoder().encodeToString(Contracts.pdf("Lease of flat 3"));
        Map<String, Object> document =
                Map.of("documentId", "1", "name", "lease.pdf", "documentBase64", pdf);
        send(
                "docusign:templates/create",
                Map.of(
                        "name",
                        "Lease",
                        "emailSubject",
                        "Lease",
                        "documents",
                        List.of(document),
                        "recipients",
                        Map.of(
                                "signers",
                                List.of(
                                        Map.of(
                                                "recipientId", "1",
                                                "roleName", "Tenant")))));
        Map<String, Object> signer =
                Map.of(
                        "recipientId", "1",
                        "name", "Ada Lovelace",
                        "email", "ada@acme.test",
                        "clientUserId", "7");
        String envelope =
                send(
                                "docusign:envelopes/create?eventNotificationUrl=http://127.0.0.1:1/",
                                Map.of(
                                        "status",
                                        "created",
                                        "emailSubject",
                                        "Lease",
                                        "documents",
                                        List.of(document),
                                        "recipients",
                                        Map.of("signers", List.of(signer))))
                        .getMessage()
                        .getHeader(DocuSignConstants.ENVELOPE_ID, String.class);
        Map<String, Object> of = Map.of(DocuSignConstants.ENVELOPE_ID, envelope);
        send("docusign:envelopes/send", null, of);
        send("docusign:envelopes/resend", null, of);
        send(
                "docusign:envelope-views/create-recipient",
                Map.of(
                        "returnUrl", "https://desk.acme.test/done",
                        "authenticationMethod", "none",
                        "clientUserId", "7",
                        "userName", "Ada Lovelace",
                        "email", "ada@acme.test"),
                of);
        sandbox.docuSign().open(envelope, "ada@acme.test");
        send("docusign:envelope-recipients/list", null, of);
        send("docusign:envelopes/void", "Wrong flat", of);
        send("docusign:envelopes/get", null, of);
        send(
                "docusign:envelopes/list-status-changes?from_date=2020-01-01T00:00:00Z&include=recipients",
                null);
        send(
                "docusign:connect-configurations/create",
                Map.of(
                        "configurationType", "custom",
                        "name", "desk",
                        "urlToPublishTo", "https://desk.acme.test/hooks/docusign",
                        "allUsers", "true",
                        "allowEnvelopePublish", "true",
                        "deliveryMode", "SIM",
                        "events", List.of("envelope-completed"),
                        "eventData", Map.of("version", "restv2.1", "format", "json")));
        send("docusign:connect-configurations/list", null);

        List<String> differences = new ArrayList<>();
        Set<String> held = new TreeSet<>();
        for (ServeEvent event : wire.getAllServeEvents()) {
            JsonNode operation = operation(event, held);
            assertThat(event.getResponse().getStatus()).isBetween(200, 201);
            check(operation, "request", event.getRequest().getBody(), event, differences);
            check(operation, "response", event.getResponse().getBody(), event, differences);
        }
        assertThat(differences).isEmpty();
        assertThat(held).hasSize(9);
    }

    private JsonNode operation(ServeEvent event, Set<String> held) {
        String path = event.getRequest().getUrl().replaceFirst("\\?.*", "").replace(ACCOUNT, "");
        String template =
                "/accounts/{accountId}"
                        + path.replaceFirst("^/envelopes/[^/]+", "/envelopes/{envelopeId}");
        String method = event.getRequest().getMethod().value();
        JsonNode operation = published.path("operations").path(template).path(method);
        assertThat(operation.isMissingNode()).as(method + " " + template).isFalse();
        held.add(method + " " + template);
        return operation;
    }

    @Test
    void whatIsNotPublishedIsReported() throws Exception {
        JsonNode create =
                published.path("operations").path("/accounts/{accountId}/envelopes").path("POST");

        assertThat(differences(create.get("request"), "{\"status\":\"sent\"}")).isEmpty();
        assertThat(differences(create.get("request"), "{\"statuses\":\"sent\"}")).hasSize(1);
        assertThat(differences(create.get("response"), "{\"envelopeId\":1}")).hasSize(1);
        assertThat(
                        differences(
                                create.get("request"),
                                "{\"recipients\":{\"signers\":[{\"e-mail\":\"a@acme.test\"}]}}"))
                .hasSize(1);
    }

    private void check(
            JsonNode operation,
            String side,
            byte[] body,
            ServeEvent event,
            List<String> differences)
            throws IOException {
        if (!operation.has(side) || body == null || body.length == 0) {
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        for (ValidationMessage message : differences(operation.get(side), text)) {
            differences.add(
                    "%s of %s %s: %s"
                            .formatted(
                                    side,
                                    event.getRequest().getMethod(),
                                    event.getRequest().getUrl(),
                                    message.getMessage()));
        }
    }

    private Set<ValidationMessage> differences(JsonNode schema, String json) throws IOException {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("definitions", published.get("definitions"));
        JsonSchema validator =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(whole);
        return validator.validate(JSON.readTree(json));
    }
}
