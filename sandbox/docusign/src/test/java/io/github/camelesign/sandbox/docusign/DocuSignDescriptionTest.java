// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSignClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What DocuSign's description alone defines. */
class DocuSignDescriptionTest {
    private static final String NOBODY = "11111111-1111-4111-8111-111111111111";

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(DocuSignModule::new));

    private final Sandbox sandbox = SANDBOX.sandbox();
    private final DocuSignClient client = new DocuSignClient(sandbox).legacy();

    @Test
    void everyOperationIsAnsweredByItsSchemaOrRefusedInDocuSignsWords() throws IOException {
        String envelope = client.envelope("created", "ada@acme.test");
        String template =
                client.post(
                                "/templates",
                                DocuSignClient.definition("created", "ada@acme.test")
                                        .replaceFirst("\\{", "{\"name\":\"T\","))
                        .is(201)
                        .at("/templateId");
        Schemas schemas = new Schemas();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : schemas.description.get("paths").properties()) {
            String address =
                    path.getKey()
                            .replaceFirst("^/(service_information)?", "/restapi/$1")
                            .replace("{accountId}", DocuSign.ACCOUNT_ID)
                            .replace("{envelopeId}", envelope)
                            .replaceFirst("/templates/\\{templateId}", "/templates/" + template)
                            .replaceAll("\\{(documentId|recipientId|pageNumber)}", "1")
                            .replace("{userId}", DocuSign.USER_ID)
                            .replaceAll("\\{[^}]+}", NOBODY);
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String method = operation.getKey().toUpperCase(Locale.ROOT);
                String what = method + " " + path.getKey();
                if (what.equals("DELETE /v2.1/accounts/{accountId}")) {
                    continue;
                }
                for (String body : schemas.bodies(operation.getValue())) {
                    Answer answer =
                            body.isEmpty() || what.contains("oauth2")
                                    ? client.root(method, address)
                                    : client.rootJson(method, address, body);
                    boolean isOAuth = address.contains("/oauth2/");
                    if (answer.status() >= 500
                            || answer.status() >= 400
                                    && !isOAuth
                                    && (answer.at("/errorCode").isEmpty()
                                            || answer.at("/message").isEmpty())) {
                        wrong.add(what + ": " + answer.status() + " " + answer.text());
                    } else if (answer.status() < 300) {
                        schemas.violations(operation.getValue(), answer)
                                .forEach(one -> wrong.add(what + ": " + one));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        client.delete("").is(200);
        client.get("").refused(401, "USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT");
    }

    /** The description as its publisher wrote it, in which nothing else may stand beside. */
    private static final class Schemas {
        private static final String ADDRESS = "https://schemas.test/";

        private final JsonNode description;

        /** A schema leads to most others by its references, of which an answer has few. */
        private static final SchemaValidatorsConfig AS_NEEDED =
                SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();

        private final JsonSchemaFactory factory;

        Schemas() throws IOException {
            try (InputStream in = DocuSignModule.class.getResourceAsStream("description.json")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                this.description =
                        new ObjectMapper().readTree(text.replace("#/components/schemas/", ADDRESS));
            }
            Map<String, String> types = new HashMap<>();
            description
                    .at("/components/schemas")
                    .properties()
                    .forEach(
                            type -> {
                                if (type.getValue().has("properties")) {
                                    ((ObjectNode) type.getValue())
                                            .put("additionalProperties", false);
                                }
                                types.put(ADDRESS + type.getKey(), type.getValue().toString());
                            });
            this.factory =
                    JsonSchemaFactory.getInstance(
                            SpecVersion.VersionFlag.V202012,
                            builder -> builder.schemaLoaders(loaders -> loaders.schemas(types)));
        }

        /** None, one with nothing in it, and one with as much in it as there may be. */
        List<String> bodies(JsonNode operation) {
            JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
            return schema.isMissingNode() ? List.of("") : List.of("{}", full(schema, 2).toString());
        }

        private JsonNode full(JsonNode schema, int levels) {
            String name = schema.path("$ref").asText().replace(ADDRESS, "");
            if (!name.isEmpty()) {
                return full(description.at("/components/schemas").path(name), levels);
            }
            return switch (schema.path("type").asText()) {
                case "array" -> {
                    ArrayNode array = JsonNodeFactory.instance.arrayNode();
                    yield levels == 0 ? array : array.add(full(schema.path("items"), levels));
                }
                case "boolean" -> BooleanNode.TRUE;
                case "integer", "number" -> IntNode.valueOf(1);
                case "string" -> TextNode.valueOf("1");
                default -> {
                    ObjectNode object = JsonNodeFactory.instance.objectNode();
                    for (var property : schema.path("properties").properties()) {
                        if (levels > 0) {
                            object.set(property.getKey(), full(property.getValue(), levels - 1));
                        }
                    }
                    yield object;
                }
            };
        }

        List<String> violations(JsonNode operation, Answer answer) {
            JsonNode status = operation.path("responses").path(String.valueOf(answer.status()));
            JsonNode schema = status.at("/content/application~1json/schema");
            if (status.isMissingNode()) {
                return List.of("status " + answer.status());
            }
            return schema.isMissingNode()
                    ? List.of()
                    : factory.getSchema(schema, AS_NEEDED).validate(answer.json()).stream()
                            .map(Object::toString)
                            .toList();
        }
    }

    @Test
    void resourcesAreCreatedReadListedChangedAndDeleted() throws IOException {
        Answer created =
                client.post("/brands", "{\"brandName\":\"Acme\",\"nonsense\":\"1\"}").is(201);
        String id = created.at("/brands/0/brandId");
        assertThat(created.header("X-Sandbox-Source")).isEqualTo("specification");
        assertThat(created.json().at("/brands/0").has("nonsense")).isFalse();

        client.post("/brands", "{\"brandName\":\"Other\"}").is(201);
        assertThat(client.get("/brands").is(200).json().get("brands").findValuesAsText("brandName"))
                .containsExactly("Acme", "Other");

        client.put("/brands/" + id, "{\"brandCompany\":\"Acme Ltd\"}").is(200);
        Answer read = client.get("/brands/" + id).is(200);
        assertThat(read.at("/brandName") + read.at("/brandCompany")).isEqualTo("AcmeAcme Ltd");

        client.delete("/brands/" + id).is(200);
        client.get("/brands/" + id).refused(404, "RESOURCE_NOT_FOUND");
        assertThat(client.get("/brands").json().get("brands")).hasSize(1);
    }

    @Test
    void manyAreDeletedByTheirIds() throws IOException {
        Answer groups =
                client.post(
                                "/signing_groups",
                                "{\"groups\":[{\"groupName\":\"A\"},{\"groupName\":\"B\"}]}")
                        .is(201);
        String id = groups.at("/groups/0/signingGroupId");
        client.delete("/signing_groups", "{\"groups\":[{\"signingGroupId\":\"%s\"}]}".formatted(id))
                .is(200);
        assertThat(client.get("/signing_groups").json().get("groups").findValuesAsText("groupName"))
                .containsExactly("B");
    }

    @Test
    void wrongTypesAndUnknownParentsAreRefused() throws IOException {
        assertThat(
                        client.post("/brands", "{\"brandName\":[\"Acme\"]}")
                                .refused(400, "INVALID_REQUEST_PARAMETER")
                                .at("/message"))
                .contains("brandName");
        client.get("/brands/" + NOBODY + "/resources").refused(404, "RESOURCE_NOT_FOUND");
        client.get("/envelopes/" + NOBODY + "/attachments").refused(404, "ENVELOPE_DOES_NOT_EXIST");
    }

    @Test
    void usersThatAreMadeCanBeFoundAndActedFor() throws IOException {
        String id =
                client.post(
                                "/users",
                                "{\"newUsers\":[{\"userName\":\"Ada"
                                        + " Lovelace\",\"email\":\"ada@acme.test\"}]}")
                        .is(201)
                        .at("/newUsers/0/userId");
        assertThat(client.get("/users?email=ada@acme.test").is(200).at("/users/0/userId"))
                .isEqualTo(id);
        assertThat(client.get("/users?email_substring=desk").json().get("users")).hasSize(1);
        client.put("/users/" + id, "{\"jobTitle\":\"Analyst\"}").is(200);
        assertThat(client.get("/users/" + id).is(200).at("/jobTitle")).isEqualTo("Analyst");
        client.delete("/users", "{\"users\":[{\"userId\":\"%s\"}]}".formatted(id)).is(200);
        client.get("/users/" + id).refused(404, "USER_NOT_FOUND");
        assertThat(client.get("/users").json().get("users")).hasSize(1);
    }

    @Test
    void oneOfManyMayStandInAList() throws IOException {
        String id =
                client.post(
                                "/contacts",
                                "{\"contactList\":[{\"name\":\"Ada\"},{\"name\":\"Bob\"}]}")
                        .is(201)
                        .at("/contacts/1/contactId");
        assertThat(client.get("/contacts/" + id).is(200).at("/contacts/0/name")).isEqualTo("Bob");
        String user = "/users/" + DocuSign.USER_ID;
        String authorization =
                client.post(user + "/authorization", "{\"permission\":\"Send\"}")
                        .is(201)
                        .at("/authorizationId");
        assertThat(client.get(user + "/authorizations").at("/authorizations/0/authorizationId"))
                .isEqualTo(authorization);
        client.version2().get("/contacts/" + id).is(200);
    }

    @Test
    void filesComeBackAsTheyWereSent() throws IOException {
        String envelope = client.envelope("sent", "ada@acme.test");
        byte[] picture = {'G', 'I', 'F', 1, 2, 3};
        Map<String, String> gif = Map.of("Content-Type", "image/gif");
        for (String path :
                List.of(
                        "/envelopes/" + envelope + "/recipients/1/signature_image",
                        "/users/" + DocuSign.USER_ID + "/profile/image")) {
            client.send("PUT", path, picture, gif).is(200);
            assertThat(client.get(path).is(200).bytes()).isEqualTo(picture);
        }
        client.put(
                        "/envelopes/" + envelope + "/attachments",
                        "{\"attachments\":[{\"attachmentId\":\"a1\",\"name\":\"n\",\"data\":\"R0lG\"}]}")
                .is(200);
        Answer all = client.get("/envelopes/" + envelope + "/attachments").is(200);
        assertThat(all.json().at("/attachments/0").has("data")).isFalse();
        assertThat(client.get("/envelopes/" + envelope + "/attachments/a1").text())
                .isEqualTo("GIF");
        client.get("/envelopes/" + envelope + "/attachments/a2").refused(404, "RESOURCE_NOT_FOUND");
    }

    @Test
    void parentsAreWhatHandWrittenCodeKeeps() throws IOException {
        String envelope = "/envelopes/" + client.envelope("sent", "ada@acme.test");
        client.get(envelope + "/documents/7/fields").refused(404, "DOCUMENT_DOES_NOT_EXIST");
        client.get(envelope + "/recipients/7/document_visibility")
                .refused(400, "INVALID_RECIPIENT_ID");
        client.get("/users/" + NOBODY + "/settings").refused(404, "USER_NOT_FOUND");
        client.get("/connect/7/users").refused(404, "CONNECT_ID_INVALID");
        client.get("/templates/" + NOBODY + "/workflow").refused(404, "TEMPLATE_ID_INVALID");
        client.put(
                        envelope + "/recipients/1/document_visibility",
                        "{\"documentVisibility\":[{\"documentId\":\"1\",\"visible\":\"false\"}]}")
                .is(200);
        assertThat(
                        client.get(envelope + "/recipients/1/document_visibility")
                                .at("/documentVisibility/0/visible"))
                .isEqualTo("false");
        client.get("/envelopes/transfer_rules").is(200);
    }

    @Test
    void stepsOfAWorkflowAreShownWithIt() throws IOException {
        String workflow = "/envelopes/" + client.envelope("created", "ada@acme.test") + "/workflow";
        String step =
                client.post(workflow + "/steps", "{\"action\":\"pause_before\"}")
                        .is(201)
                        .at("/workflowStepId");
        assertThat(client.get(workflow).is(200).at("/workflowSteps/0/workflowStepId"))
                .isEqualTo(step);
    }
}
