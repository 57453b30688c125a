// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignNowInviteTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SignNowModule::new), sandbox -> sandbox.setClock(CLOCK));

    private Sandbox sandbox;
    private SignNow signNow;
    private SignNowClient client;

    @BeforeEach
    void visit(Sandbox running) throws IOException {
        sandbox = running;
        sandbox.setAutoSignAfter(null);
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
    }

    @Test
    void equalOrdersSignInParallelAndTheNextWait() throws IOException {
        String id = client.uploadWithRoles("A", "B", "C");
        client.inviteRoles(id, "A:a@acme.test:1", "B:b@acme.test:1", "C:c@acme.test:2").ok();
        assertThat(client.inviteStatuses(id)).containsExactly("pending", "pending", "created");
        assertThatThrownBy(() -> signNow.sign(id, "c@acme.test"))
                .isInstanceOf(IllegalStateException.class);

        signNow.sign(id, "b@acme.test");
        assertThat(client.inviteStatuses(id)).containsExactly("pending", "fulfilled", "created");
        signNow.sign(id, "a@acme.test");
        assertThat(client.inviteStatuses(id)).containsExactly("fulfilled", "fulfilled", "pending");
    }

    @Test
    void declineEndsTheSigning() throws IOException {
        String id = client.uploadWithRoles("A", "B");
        client.inviteRoles(id, "A:a@acme.test:1", "B:b@acme.test:1").ok();

        signNow.decline(id, "a@acme.test", "Wrong price");

        JsonNode document = client.get("/document/" + id).json();
        JsonNode invite = document.get("field_invites").get(0);
        assertThat(invite.get("status").asText()).isEqualTo("declined");
        assertThat(invite.at("/declined/0/declined_text").asText()).isEqualTo("Wrong price");
        assertThat(document.at("/entity_labels/0/label_name").asText()).isEqualTo("declined");
        assertThatThrownBy(() -> signNow.sign(id, "b@acme.test"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(signNow.document(id).status()).isEqualTo("declined");
    }

    @Test
    void cancelRemovesPendingInvitesAndKeepsSignatures() throws IOException {
        String id = client.uploadWithRoles("A", "B");
        client.inviteRoles(id, "A:a@acme.test:1", "B:b@acme.test:2").ok();
        signNow.sign(id, "a@acme.test");

        client.put("/document/" + id + "/fieldinvitecancel", "").ok();

        JsonNode document = client.get("/document/" + id).json();
        assertThat(client.inviteStatuses(id)).containsExactly("fulfilled");
        assertThat(document.at("/fields/0/field_request_canceled").isNull()).isTrue();
        assertThat(document.at("/fields/1/field_request_canceled").asText()).isEqualTo("1");
        assertThat(signNow.document(id).status()).isEqualTo("canceled");

        assertThat(client.put("/document/" + id + "/fieldinvitecancel", "").status())
                .isEqualTo(400);
        client.inviteRoles(id, "B:b2@acme.test:1").ok();
        assertThat(client.inviteStatuses(id)).containsExactly("fulfilled", "pending");
    }

    @Test
    void updatedMovesExactlyWhenSomethingHappens() throws IOException {
        String id = client.uploadWithRoles("A", "B");
        long uploaded = updated(id);
        CLOCK.advance(Duration.ofSeconds(10));
        client.get("/document/" + id).ok();
        assertThat(updated(id)).isEqualTo(uploaded);

        client.inviteRoles(id, "A:a@acme.test:1", "B:b@acme.test:2").ok();
        assertThat(updated(id)).isEqualTo(uploaded + 10);
        CLOCK.advance(Duration.ofSeconds(10));
        signNow.sign(id, "a@acme.test");
        assertThat(updated(id)).isEqualTo(uploaded + 20);
        JsonNode invites = client.get("/document/" + id).json().get("field_invites");
        assertThat(invites.at("/0/updated").asLong()).isEqualTo(uploaded + 20);
        assertThat(invites.at("/1/created").asLong()).isEqualTo(uploaded + 10);
        assertThat(invites.at("/1/updated").asLong()).isEqualTo(uploaded + 20);
    }

    private long updated(String id) throws IOException {
        return client.get("/document/" + id).ok().json().get("updated").asLong();
    }

    @Test
    void freeformIsForDocumentsWithoutFieldsAndRolesForThoseWith() throws IOException {
        assertThat(client.inviteFreeform(client.uploadWithRoles("A"), "a@acme.test").status())
                .isEqualTo(400);
        assertThat(client.inviteRoles(client.upload("x.pdf"), "A:a@acme.test:1").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"a@acme.test\"}",
                "{\"from\":\"other@acme.test\",\"to\":\"a@acme.test\"}",
                "{\"from\":\"desk@acme.test\",\"to\":\"nobody\"}",
                "{\"from\":\"desk@acme.test\",\"to\":{}}",
                "{\"from\":\"desk@acme.test\"}",
                "[]",
                "{\"from\":",
                ""
            })
    void brokenInvitesAreRefused(String body) throws IOException {
        String id = client.upload("x.pdf");
        assertThat(client.post("/document/" + id + "/invite", body).status()).isEqualTo(400);
        assertThat(signNow.document(id).status()).isEqualTo("unsent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"c@acme.test\"", "[\"nobody\"]", "[{\"email\":\"c@acme.test\"}]"})
    void ccMustBeEmails(String cc) throws IOException {
        String body = "{\"from\":\"desk@acme.test\",\"to\":\"a@acme.test\",\"cc\":" + cc + "}";
        var answer = client.post("/document/" + client.upload("x.pdf") + "/invite", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorMessage()).isEqualTo("Cc must contain valid emails.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stranger:a@acme.test:1",
                "A:nobody:1",
                "A:a@acme.test:0",
                "A:a@acme.test:101"
            })
    void brokenSignersAreRefused(String signer) throws IOException {
        assertThat(client.inviteRoles(client.uploadWithRoles("A"), signer).status()).isEqualTo(400);
    }

    @Test
    void roleIsInvitedOnce() throws IOException {
        String id = client.uploadWithRoles("A", "B");
        client.inviteRoles(id, "A:a@acme.test:1").ok();
        assertThat(client.inviteRoles(id, "A:b@acme.test:1").status()).isEqualTo(400);
        assertThat(client.inviteRoles(id, "B:b@acme.test:1", "B:c@acme.test:1").status())
                .isEqualTo(400);
    }

    @Test
    void fieldsAreReplacedAndRolesKeepTheirIds() throws IOException {
        String id = client.uploadWithRoles("A", "B");
        String before = client.get("/document/" + id).json().at("/roles/0/unique_id").asText();
        client.put("/document/" + id, "{\"fields\":[" + SignNowClient.field("A") + "]}").ok();

        JsonNode document = client.get("/document/" + id).json();
        assertThat(document.get("fields")).hasSize(1);
        assertThat(document.get("roles")).hasSize(1);
        assertThat(document.at("/roles/0/unique_id").asText()).isEqualTo(before);
        assertThat(document.at("/fields/0/json_attributes/x").isInt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fields\":{}}",
                "{\"fields\":[{\"type\":\"signature\"}]}",
                "{\"fields\":[{\"type\":\"scribble\",\"role\":\"A\",\"x\":1,\"y\":1,\"width\":1,"
                        + "\"height\":1,\"page_number\":0}]}",
                "{\"fields\":[{\"type\":\"text\",\"role\":\"A\",\"x\":\"1\",\"y\":1,\"width\":1,"
                        + "\"height\":1,\"page_number\":0}]}",
                "{\"fields\":[{\"type\":\"text\",\"role\":\"A\",\"x\":1,\"y\":1,\"width\":1,"
                        + "\"height\":1,\"page_number\":1}]}"
            })
    void brokenFieldsAreRefused(String body) throws IOException {
        assertThat(client.put("/document/" + client.upload("x.pdf"), body).status()).isEqualTo(400);
    }

    @Test
    void unknownUpdateSaysThatItIsMissing() throws IOException {
        assertThat(client.put("/document/" + client.upload("x.pdf"), "{\"dreams\":[]}").status())
                .isEqualTo(501);
    }

    @Test
    void signersActByThemselvesInTurn() throws IOException {
        String id = client.uploadWithRoles("A", "B");
        client.inviteRoles(id, "A:a@acme.test:1", "B:decline.b@acme.test:2").ok();
        sandbox.setAutoSignMillis(5_000);
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .until(() -> signNow.document(id).status().equals("pending"));
        assertThat(client.inviteStatuses(id)).containsExactly("pending", "created");

        CLOCK.advance(Duration.ofSeconds(5));
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(client.inviteStatuses(id))
                                        .containsExactly("fulfilled", "pending"));
        CLOCK.advance(Duration.ofSeconds(5));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(signNow.document(id).status()).isEqualTo("declined"));
    }

    @Test
    void unknownDocumentsAndUsersAreReported() {
        assertThatThrownBy(() -> signNow.sign("0123", "a@acme.test"))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> signNow.document("0123"))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> signNow.addDocument("nobody@acme.test", "x.pdf"))
                .isInstanceOf(NoSuchElementException.class);
    }
}
