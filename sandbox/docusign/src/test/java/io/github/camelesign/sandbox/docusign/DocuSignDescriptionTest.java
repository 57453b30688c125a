// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSignClient.Answer;
import java.io.IOException;
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
    void everyOperationIsAnsweredOrRefusedInDocuSignsWords() throws IOException {
        String envelope = client.envelope("sent", "ada@acme.test");
        JsonNode paths =
                new ObjectMapper()
                        .readTree(DocuSignModule.class.getResource("description.json"))
                        .get("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            String address =
                    path.getKey()
                            .replaceFirst("^/(service_information)?", "/restapi/$1")
                            .replace("{accountId}", DocuSign.ACCOUNT_ID)
                            .replace("{envelopeId}", envelope)
                            .replaceAll("\\{[^}]+}", NOBODY);
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                Answer answer = client.root(method.getKey().toUpperCase(), address);
                String what = method.getKey() + " " + address + ": " + answer.text();
                assertThat(answer.status()).as(what).isLessThan(500);
                boolean isOAuth = address.contains("/oauth2/");
                if (answer.status() >= 400 && !isOAuth) {
                    assertThat(answer.at("/errorCode")).as(what).isNotEmpty();
                    assertThat(answer.at("/message")).as(what).isNotEmpty();
                }
            }
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
}
