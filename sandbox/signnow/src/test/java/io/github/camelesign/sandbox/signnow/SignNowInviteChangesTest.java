// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of invites after they were sent. */
class SignNowInviteChangesTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SignNowModule::new), sandbox -> sandbox.setClock(CLOCK));

    private Sandbox sandbox;
    private SignNow signNow;
    private SignNowClient client;
    private String document;
    private String invite;

    @BeforeEach
    void inviteAda(Sandbox running) throws IOException {
        sandbox = running;
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
        document = client.uploadWithRoles("A");
        client.inviteRoles(document, "A:ada@acme.test:1").ok();
        invite = first("id");
    }

    private String first(String property) throws IOException {
        return client.get("/document/" + document)
                .json()
                .at("/field_invites/0/" + property)
                .asText();
    }

    @Test
    void inviteIsSentAgain() throws IOException {
        client.put("/fieldinvite/" + invite + "/resend", "{}").ok();
        assertThat(sandbox.mailbox().to("ada@acme.test")).hasSize(2);
        assertThat(client.put("/fieldinvite/0/resend", "{}").errorCode()).isEqualTo(65582);
    }

    @Test
    void inviteIsReassigned() throws IOException {
        client.put(
                        "/document/" + document + "/invite/reassign/" + invite,
                        "{\"email\":\"eve@acme.test\",\"reassign\":1}")
                .ok();
        assertThat(first("email")).isEqualTo("eve@acme.test");
        assertThat(first("id")).isNotEqualTo(invite);
        signNow.sign(document, "eve@acme.test");
        assertThat(signNow.document(document).status()).isEqualTo("completed");
    }

    @Test
    void inviteIsDeletedReplacedAndTriggered() throws IOException {
        String role = client.get("/document/" + document).json().at("/roles/0/unique_id").asText();
        String replacement =
                "{\"email\":\"eve@acme.test\",\"role_id\":\"" + role + "\",\"is_replace\":true}";
        assertThat(client.post("/field_invite", replacement).status()).isEqualTo(400);
        client.delete("/field_invite/" + invite).ok();
        assertThat(client.inviteStatuses(document)).isEmpty();
        client.post("/field_invite", replacement).ok();
        assertThat(client.inviteStatuses(document)).containsExactly("created");
        client.post("/document/" + document + "/trigger_fieldinvite", "").ok();
        assertThat(client.inviteStatuses(document)).containsExactly("pending");
        signNow.sign(document, "eve@acme.test");
    }

    @Test
    void passwordIsChanged() throws IOException {
        client.put(
                        "/document/" + document + "/invite/changepassword",
                        "{\"fieldinvite_id\":\"%s\",\"authentication_type\":\"password\",\"new_password\":\"x\"}"
                                .formatted(invite))
                .ok();
        assertThat(first("password_protected")).isEqualTo("1");
    }

    @Test
    void inviteExpiresAndIsRemindedOnTheWay() throws IOException {
        client.put("/document/" + document + "/fieldinvitecancel", "").ok();
        client.post(
                        "/document/" + document + "/invite",
                        """
                        {"from":"desk@acme.test","to":[{"role":"A","role_id":"","order":1,
                         "email":"bob@acme.test","expiration_days":5,"reminder":2}]}""")
                .ok();
        CLOCK.advance(Duration.ofDays(2));
        client.get("/user");
        assertThat(sandbox.mailbox().to("bob@acme.test")).hasSize(2);
        CLOCK.advance(Duration.ofDays(3));
        assertThat(client.inviteStatuses(document)).containsExactly("expired");
        assertThat(signNow.document(document).status()).isEqualTo("expired");
    }

    @Test
    void freeformInvitesAreListedAndCanceled() throws IOException {
        String letter = client.upload("letter.pdf");
        String id = client.inviteFreeform(letter, "ada@acme.test").ok().json().get("id").asText();
        String path = "/v2/documents/" + letter + "/free-form-invites";
        assertThat(client.get(path).ok().json().at("/data/0/status").asText()).isEqualTo("pending");
        client.put("/invite/" + id + "/cancel", "{\"reason\":\"late\"}").ok();
        assertThat(client.get(path).json().at("/data/0/status").asText()).isEqualTo("canceled");
        assertThat(client.get(path + "?per_page=0").errorCode()).isEqualTo(13003002);
    }

    /** The document alone says so, and when; that of the invite is a guess. */
    @Test
    void aDeclinedFreeformInviteLabelsItsDocument() throws IOException {
        String letter = client.upload("letter.pdf");
        client.inviteFreeform(letter, "ada@acme.test").ok();
        CLOCK.advance(Duration.ofMinutes(1));
        signNow.decline(letter, "ada@acme.test", "too dear");
        String declined = String.valueOf(CLOCK.instant().getEpochSecond());
        CLOCK.advance(Duration.ofMinutes(1));
        client.put("/document/" + letter, "{\"document_name\": \"Letter\"}").ok();

        JsonNode document = client.get("/document/" + letter).ok().json();

        assertThat(document.at("/entity_labels/0/label_name").asText()).isEqualTo("declined");
        assertThat(document.at("/entity_labels/0/updated").asText()).isEqualTo(declined);
        assertThat(document.at("/requests/0/canceled").booleanValue()).isTrue();
        assertThat(document.at("/requests/0/signature_id").isNull()).isTrue();
    }

    @Test
    void invitedPeopleAreContacts() throws IOException {
        client.inviteFreeform(client.upload("letter.pdf"), "bob@acme.test").ok();
        assertThat(client.get("/v2/crm/contacts").ok().json().get("data")).hasSize(2);
        String filters =
                URLEncoder.encode(
                        "[{\"_OR\":[{\"email\":{\"type\":\"like\",\"value\":\"BOB\"}}]}]",
                        StandardCharsets.UTF_8);
        JsonNode found = client.get("/v2/crm/contacts?filters=" + filters).ok().json().get("data");
        assertThat(found.findValuesAsText("email")).containsExactly("bob@acme.test");
    }

    @Test
    void usersAreCreatedVerifiedAndChanged() throws IOException {
        String body = "{\"email\":\"new@acme.test\",\"password\":\"pw\",\"first_name\":\"Nell\"}";
        JsonNode made = client.basic("POST", "/user", body).ok().json();
        assertThat(made.get("verified").asInt()).isZero();
        assertThat(client.basic("POST", "/user", body).status()).isEqualTo(400);

        SignNowClient nell = new SignNowClient(sandbox).with(signNow.issueApiKey("new@acme.test"));
        assertThat(nell.get("/user").ok().json().get("first_name").asText()).isEqualTo("Nell");
        String letter = nell.upload("letter.pdf");
        String toAda = "{\"from\":\"new@acme.test\",\"to\":\"ada@acme.test\"}";
        assertThat(nell.post("/document/" + letter + "/invite", toAda).errorCode())
                .isEqualTo(66396);

        client.basic("POST", "/user/verifyemail", "{\"email\":\"new@acme.test\"}").ok();
        String token = sandbox.mailbox().to("new@acme.test").get(0).message();
        client.basic(
                        "PUT",
                        "/user/email/verify",
                        "{\"email\":\"new@acme.test\",\"verification_token\":\"" + token + "\"}")
                .ok();
        nell.post("/document/" + letter + "/invite", toAda).ok();

        assertThat(nell.put("/user", "{\"password\":\"p2\",\"old_password\":\"no\"}").status())
                .isEqualTo(400);
        assertThat(
                        nell.put("/user", "{\"last_name\":\"Stone\"}")
                                .ok()
                                .json()
                                .get("last_name")
                                .asText())
                .isEqualTo("Stone");
        client.basic("POST", "/user/forgotpassword", "{\"email\":\"new@acme.test\"}").ok();
        String png =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
        assertThat(nell.get("/user/initial").status()).isEqualTo(400);
        nell.put("/user/initial", "{\"data\":\"" + png + "\"}").ok();
        assertThat(nell.get("/user/initial").ok().json().get("data").asText()).isEqualTo(png);
    }
}
