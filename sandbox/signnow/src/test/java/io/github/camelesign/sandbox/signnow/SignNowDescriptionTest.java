// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.core.described.DescribedOperation;
import io.github.camelesign.sandbox.core.described.Description;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the description has, of which the operations without hand-written code are answered alone.
 */
class SignNowDescriptionTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(SignNowModule::new));

    private static final String NOBODY = "1111111111111111111111111111111111111111";
    private static final Set<String> OF_APPLICATIONS =
            Set.of(
                    "POST /user",
                    "POST /user/verifyemail",
                    "PUT /user/email/verify",
                    "POST /user/forgotpassword",
                    "GET /api/v2/events",
                    "PUT /api/v2/events/{id}",
                    "DELETE /api/v2/events/{id}",
                    "GET /v2/application/signing-links",
                    "PUT /v2/application/signing-links");

    private final Description description =
            Description.of(SignNowModule.class, "description.json", true);
    private final Sandbox sandbox = SANDBOX.sandbox();
    private SignNowClient client;

    @BeforeEach
    void visit() throws IOException {
        client = new SignNowClient(sandbox).loggedIn();
    }

    /** Real entities where there are some, so that what is read is really shown. */
    @Test
    void everyOperationIsAnsweredByItsSchemaOrRefusedInSignNowsWords() throws IOException {
        String document = client.uploadWithRoles("A");
        client.inviteRoles(document, "A:a@acme.test:1").ok();
        String member = client.uploadWithRoles("A");
        String group =
                made(
                        "/documentgroup",
                        "{'group_name':'G','document_ids':['%s']}".formatted(member));
        String template =
                made("/template", "{'document_id':'%s','document_name':'T'}".formatted(document));
        String pack = made("/v2/document-group-templates", "{'name':'Pack'}");
        client.post(
                        "/v2/document-group-templates/" + pack + "/templates",
                        "{\"template_id\":\"%s\"}".formatted(template))
                .ok();
        String folder = SignNow.of(sandbox).documentsFolderId(SignNow.DEMO_USER);
        List<DescribedOperation> operations = new ArrayList<>(description.operations());
        // what takes away comes last
        operations.sort(Comparator.comparing(one -> one.method().equals("GET") ? 0 : 1));
        int shown = 0;
        for (DescribedOperation operation : operations) {
            String path =
                    operation
                            .path()
                            .replaceFirst("^(/(v2/)?documents?)/\\{id}", "$1/" + document)
                            .replaceFirst(
                                    "^/documentgroup/template/\\{id}",
                                    "/documentgroup/template/" + pack)
                            .replaceFirst("-group-templates/\\{id}", "-group-templates/" + pack)
                            .replaceFirst("(/documentgroup|-groups)/\\{id}", "$1/" + group)
                            .replaceFirst("/folder/\\{id}", "/folder/" + folder)
                            .replaceFirst("/template/\\{id}", "/template/" + template)
                            .replaceFirst("\\{templateId}", template)
                            .replaceAll("\\{[^}]+}", NOBODY);
            if (path.contains("/user/document")) {
                path += "?limit=10&offset=0";
            }
            SignNowClient.Answer answer = send(operation, path);
            String what = operation.method() + " " + path + ": " + answer.text();
            assertThat(answer.status()).as(what).isLessThan(500);
            if (answer.status() >= 400) {
                assertThat(answer.errorMessage() + answer.json().path("error").asText())
                        .as(what)
                        .isNotEmpty();
            } else if (!answer.json().isMissingNode()) {
                shown++;
                assertThat(description.violations(schema(operation), answer.json(), false))
                        .as(what)
                        .isEmpty();
            }
        }
        assertThat(shown).isGreaterThan(35);
    }

    private String made(String path, String json) throws IOException {
        JsonNode answer = client.post(path, json.replace('\'', '"')).ok().json();
        return answer.path("id").asText(answer.at("/data/id").asText());
    }

    private SignNowClient.Answer send(DescribedOperation operation, String path)
            throws IOException {
        String body = operation.method().equals("GET") ? "" : "{}";
        return OF_APPLICATIONS.contains(operation.method() + " " + operation.path())
                ? client.basic(operation.method(), path, body)
                : client.send(
                        client.request(path)
                                .method(operation.method(), BodyPublishers.ofString(body)));
    }

    private static JsonNode schema(DescribedOperation operation) {
        return operation.source().at("/responses/200/content/application~1json/schema");
    }

    @Test
    void listsOfAnOrganizationArePaged() throws IOException {
        SignNowClient.Answer organizations = client.get("/v2/organizations").ok();
        assertThat(organizations.response().headers().firstValue("X-Sandbox-Source"))
                .hasValue("specification");
        assertThat(organizations.json().at("/data/0/id"))
                .isEqualTo(client.get("/user").json().at("/organization/id"));
        assertThat(organizations.json().at("/meta/pagination/total").intValue()).isEqualTo(1);
        assertThat(client.get("/v2/organizations?page=2").ok().json().get("data")).isEmpty();
        assertThat(client.get("/v2/organizations?per_page=0").errorCode()).isEqualTo(13003002);
        assertThat(client.get("/v2/brands?per_page=x").errorCode()).isEqualTo(13003002);
        String team = client.get("/v2/teams").ok().json().at("/data/0/id").asText();
        assertThat(
                        client.get("/v2/teams/" + team + "/admins")
                                .ok()
                                .json()
                                .at("/data/0/email")
                                .asText())
                .isEqualTo(SignNow.DEMO_USER);
        assertThat(client.get("/v2/teams/" + NOBODY + "/admins").errorCode()).isEqualTo(65582);
        assertThat(client.get("/request-logs").ok().json().get("data")).isEmpty();
    }

    @Test
    void aGroupIsCopiedWithItsDocumentsAndMoved() throws IOException {
        String member = client.uploadWithRoles("A");
        String group =
                made(
                        "/documentgroup",
                        "{'group_name':'G','document_ids':['%s']}".formatted(member));
        String copy = made("/v2/document-groups/" + group + "/copy", "{'group_name':'Copy'}");
        JsonNode shown = client.get("/documentgroup/" + copy).ok().json();
        assertThat(shown.get("group_name").asText()).isEqualTo("Copy");
        assertThat(shown.at("/documents/0/id").asText()).isNotEqualTo(member);
        assertThat(shown.at("/documents/0/origin_document_id").asText()).isEqualTo(member);
        SignNowClient.Answer moved =
                client.post("/v2/document-groups/" + group + "/move", "{\"folder_id\":\"f\"}");
        assertThat(moved.status()).isEqualTo(204);
        assertThat(client.post("/v2/document-groups/" + NOBODY + "/move", "{}").errorCode())
                .isEqualTo(19002010);
    }
}
