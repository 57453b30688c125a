// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What version 3 has around its signature requests. */
class YousignResourceTest {
    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(YousignModule::new));

    private YousignClient client;

    @BeforeEach
    void visit(Sandbox sandbox) {
        client = new YousignClient(sandbox.baseUri("yousign") + "/v3");
    }

    @Test
    void labelsAreUniqueAndPutOnRequests() throws IOException {
        String label = client.post("/labels", "{\"name\":\"Sales\"}").is(201).id();
        assertThat(client.post("/labels", "{\"name\":\"Sales\"}").violations()).isEqualTo("name");
        client.json("PATCH", "/labels/" + label, "{\"name\":\"Leads\"}").is(200);
        assertThat(client.get("/labels?name[eq]=Leads").json().get("data")).hasSize(1);
        String request = client.draft("");
        client.put(request + "/labels/" + label).is(204);
        assertThat(client.get(request).json().at("/labels/0/name").asText()).isEqualTo("Leads");
        assertThat(client.get(request + "/labels").json().at("/data/0/id").asText())
                .isEqualTo(label);
        client.delete(request + "/labels/" + label).is(204);
        client.delete(request + "/labels/" + label).is(404);
        client.put(request + "/labels/" + label).is(204);
        client.delete("/labels/" + label).is(204);
        assertThat(client.get(request).json().get("labels")).isEmpty();
    }

    @Test
    void contactsAreKeptAndSign() throws IOException {
        String contact =
                client.post(
                                "/contacts",
                                """
                                {"first_name":"Ada","last_name":"L","email":"ada@acme.test",
                                 "locale":"fr","phone_number":"+33601020304"}""")
                        .is(201)
                        .id();
        JsonNode changed =
                client.json(
                                "PATCH",
                                "/contacts/" + contact,
                                "{\"company_name\":\"Acme\",\"job_title\":null}")
                        .is(200)
                        .json();
        assertThat(changed.get("company_name").asText()).isEqualTo("Acme");
        String request = client.draft("");
        JsonNode signer =
                client.post(
                                request + "/signers",
                                """
                                {"contact_id":"%s","signature_level":"electronic_signature"}"""
                                        .formatted(contact))
                        .is(201)
                        .json();
        assertThat(signer.at("/info/email").asText()).isEqualTo("ada@acme.test");
        assertThat(
                        client.post(
                                        request + "/signers",
                                        "{\"signature_level\":\"electronic_signature\"}")
                                .violations())
                .isEqualTo("info");
        client.delete("/contacts/" + contact).is(204);
        assertThat(client.get("/contacts").json().get("data")).isEmpty();
        assertThat(
                        client.post(
                                        "/contacts",
                                        "{\"first_name\":\"A\",\"email\":\"a@b\",\"phone\":1}")
                                .violations()
                                .split(" "))
                .containsExactlyInAnyOrder("last_name", "locale", "email", "phone");
    }

    @Test
    void usersAreInvitedAndSend() throws IOException {
        String workspace = client.get("/workspaces/default").is(200).id();
        String user =
                client.post(
                                "/users",
                                """
                                {"email":"eve@acme.test","role":"member","locale":"en",
                                 "workspaces":["%s"]}"""
                                        .formatted(workspace))
                        .is(201)
                        .id();
        assertThat(client.get("/users/" + user + "/invitation").is(200).json().get("email"))
                .hasToString("\"eve@acme.test\"");
        assertThat(client.get("/users?email[eq]=eve@acme.test").json().get("data")).hasSize(1);
        assertThat(client.get("/users/invitations").json().get("data")).hasSize(1);
        assertThat(
                        client.json("PATCH", "/users/" + user, "{\"active\":false}")
                                .is(200)
                                .json()
                                .get("is_active")
                                .asBoolean())
                .isFalse();
        String request = client.draft("");
        client.signer(request, client.upload(request), "ada", "");
        client.post(request + "/activate", "{\"sender_id\":\"" + user + "\"}").is(201);
        assertThat(client.get(request).json().at("/sender/email").asText())
                .isEqualTo("eve@acme.test");
        String owner =
                client.get("/users?email[eq]=" + Yousign.DEMO_USER)
                        .json()
                        .at("/data/0/id")
                        .asText();
        client.delete("/users/" + owner).is(400);
        client.delete("/users/" + user).is(204);
    }

    @Test
    void workspacesTakeWhatADeletedOneLeaves() throws IOException {
        String home = client.get("/workspaces/default").is(200).id();
        String other = client.post("/workspaces", "{\"name\":\"Legal\"}").is(201).id();
        String user = client.get("/users").json().at("/data/0/id").asText();
        client.put("/workspaces/" + other + "/users/" + user).is(204);
        assertThat(client.get("/workspaces/" + other).json().at("/users/0/id").asText())
                .isEqualTo(user);
        String request = client.draft(",\"workspace_id\":\"" + other + "\"");
        assertThat(client.get("/signature_requests?workspace_id[eq]=" + other).json().get("data"))
                .hasSize(1);
        client.json("DELETE", "/workspaces/" + other, "{\"workspace_id\":\"" + home + "\"}")
                .is(204);
        assertThat(client.get(request).json().get("workspace_id").asText()).isEqualTo(home);
        client.get("/workspaces/" + other).is(404);
        assertThat(client.get("/users/" + user).json().get("workspaces").findValuesAsText("id"))
                .containsExactly(home);
        assertThat(client.get("/workspaces").json().get("data")).hasSize(1);
    }

    @Test
    void metadataIsMadeReplacedAndDeleted() throws IOException {
        String path = client.draft("") + "/metadata";
        client.get(path).is(404);
        client.post(path, "{\"data\":{\"order\":\"42\",\"paid\":true}}").is(201);
        client.post(path, "{\"data\":{}}").is(400);
        client.json("PUT", path, "{\"data\":{\"order\":43}}").is(200);
        assertThat(client.get(path).json().at("/data/order").asInt()).isEqualTo(43);
        assertThat(client.json("PUT", path, "{\"data\":{\"a\":[]}}").violations())
                .isEqualTo("data[a]");
        client.delete(path).is(204);
        client.get(path).is(404);
    }

    @Test
    void signersAreAskedForConsentAndDocuments() throws IOException {
        String request = client.draft("");
        String document = client.upload(request);
        String ada = client.signer(request, document, "ada", "");
        String bob = client.signer(request, document, "bob", "");
        String consents = request + "/consent_requests";
        String consent =
                client.post(
                                consents,
                                """
                                {"type":"checkbox","settings":{"text":"I agree"},
                                 "optional":false,"signer_ids":["%s"]}"""
                                        .formatted(ada))
                        .is(201)
                        .id();
        client.put(consents + "/" + consent + "/signers/" + bob).is(204);
        JsonNode changed =
                client.json("PATCH", consents + "/" + consent, "{\"optional\":true}")
                        .is(200)
                        .json();
        assertThat(changed.get("signer_ids")).hasSize(2);
        client.delete(consents + "/" + consent + "/signers/" + ada).is(204);
        assertThat(client.get(consents).json().at("/data/0/signer_ids/0").asText()).isEqualTo(bob);
        assertThat(
                        client.post(
                                        request + "/document_requests",
                                        "{\"title\":\"Passport\",\"optional\":true}")
                                .violations())
                .isEqualTo("signer_ids");
        String wanted =
                client.post(
                                request + "/document_requests",
                                """
                                {"title":"Passport","optional":true,"signer_ids":["%s"]}"""
                                        .formatted(ada))
                        .is(201)
                        .id();
        client.put(request + "/document_requests/" + wanted + "/signers/" + bob).is(200);
        client.get(request + "/signers/" + ada + "/documents").is(400);
        client.delete(consents + "/" + consent).is(204);
        client.post(request + "/activate").is(201);
        client.delete(request + "/document_requests/" + wanted).is(400);
    }

    @Test
    void followersAreAddedByTheList() throws IOException {
        String request = client.draft("");
        assertThat(
                        client.post(
                                        request + "/followers",
                                        "[{\"email\":\"eve@acme.test\",\"locale\":\"klingon\"}]")
                                .violations())
                .isEqualTo("[0][locale]");
        assertThat(
                        client.post(
                                        request + "/followers",
                                        "[{\"email\":\"eve@acme.test\",\"locale\":\"en\"}]")
                                .is(201)
                                .json()
                                .at("/0/follower_link")
                                .isNull())
                .isTrue();
    }

    @Test
    void experienceIsKept() throws IOException {
        String id =
                client.post(
                                "/custom_experiences",
                                "{\"name\":\"Acme\",\"button_color\":\"#ff0000\"}")
                        .is(201)
                        .id();
        String request = client.draft(",\"custom_experience_id\":\"" + id + "\"");
        assertThat(client.get(request).json().get("custom_experience_id").asText()).isEqualTo(id);
        client.json("PATCH", "/custom_experiences/" + id, "{\"side_panel_disabled\":true}").is(200);
        assertThat(client.get("/custom_experiences").json().at("/data/0/side_panel_disabled"))
                .hasToString("true");
        client.delete("/custom_experiences/" + id).is(204);
    }

    @Test
    void consumptionIsExportedAsCsv() throws IOException {
        String request = client.active("", "ada");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        var csv = client.get("/consumptions/export?from=2020-01-01&to=" + today).is(200);
        assertThat(csv.header("content-type")).isEqualTo("text/csv");
        assertThat(csv.text()).contains(YousignClient.id(request));
        assertThat(client.get("/consumptions/export?from=2020-01-01").violations()).isEqualTo("to");
    }
}
