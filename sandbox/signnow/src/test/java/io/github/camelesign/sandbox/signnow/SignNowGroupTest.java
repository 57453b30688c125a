// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Mail;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.testing.Pdfs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Document groups and their invites. */
class SignNowGroupTest {
    private static final MutableClock CLOCK = new MutableClock();

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SignNowModule::new), sandbox -> sandbox.setClock(CLOCK));

    private static final String STEPS =
            """
            {"invite_steps":[
              {"order":2,"invite_actions":[
                {"email":"bob@acme.test","role_name":"Seller","action":"sign","document_id":"$1"}]},
              {"order":1,
               "invite_emails":[{"email":"ada@acme.test","subject":"Two papers"}],
               "invite_actions":[
                {"email":"ada@acme.test","role_name":"Buyer","action":"sign","document_id":"$1"},
                {"email":" ada@acme.test ","role_name":"Buyer","action":"sign","document_id":"$2"},
                {"email":"eve@acme.test","action":"view","document_id":"$2"}]}],
             "completion_emails":[{"email":"ada@acme.test"}],"sign_as_merged":true}""";

    private Sandbox sandbox;
    private SignNow signNow;
    private SignNowClient client;
    private String first;
    private String second;
    private String group;

    @BeforeEach
    void makeGroup(Sandbox running) throws IOException {
        sandbox = running;
        sandbox.setAutoSignAfter(null);
        signNow = SignNow.of(sandbox);
        client = new SignNowClient(sandbox).loggedIn();
        first = client.uploadWithRoles("Buyer", "Seller");
        second = client.uploadWithRoles("Buyer");
        group = create("Sale", first, second);
    }

    private String create(String name, String... documents) throws IOException {
        return client.post("/documentgroup", group(name, documents)).ok().json().get("id").asText();
    }

    private static String group(String name, String... documents) {
        return "{\"group_name\":\"%s\",\"document_ids\":[\"%s\"]}"
                .formatted(name, String.join("\",\"", documents));
    }

    private String steps(String json) {
        return json.replace("$1", first).replace("$2", second);
    }

    private String invite() throws IOException {
        JsonNode answer =
                client.post("/documentgroup/" + group + "/groupinvite", steps(STEPS)).ok().json();
        assertThat(answer.get("pending_invite_link").asText()).startsWith("http");
        return "/documentgroup/" + group + "/groupinvite/" + answer.get("id").asText();
    }

    private List<String> statuses(String invite) throws IOException {
        return client.get(invite).ok().json().findValuesAsText("status");
    }

    @Test
    void groupIsShownListedAndDeleted() throws IOException {
        JsonNode shown = client.get("/documentgroup/" + group).ok().json();
        assertThat(shown.get("group_name").asText()).isEqualTo("Sale");
        assertThat(shown.get("invite_id").isNull()).isTrue();
        assertThat(shown.at("/documents/0/roles/1").asText()).isEqualTo("Seller");

        CLOCK.advance(Duration.ofSeconds(2));
        String other = create("Other", client.uploadWithRoles("A"), client.upload("b.pdf"));
        JsonNode list = client.get("/user/documentgroups?limit=1&offset=0").ok().json();
        assertThat(list.get("document_group_total_count").asInt()).isEqualTo(2);
        assertThat(list.at("/document_groups/0/group_id").asText()).isEqualTo(other);
        assertThat(list.at("/document_groups/0/last_updated").isTextual()).isTrue();
        assertThat(list.get("document_groups")).hasSize(1);

        client.delete("/documentgroup/" + other).ok();
        var gone = client.get("/documentgroup/" + other);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.errorCode()).isEqualTo(19002010);
        assertThat(
                        client.get("/document/" + first)
                                .json()
                                .at("/document_group_info/document_group_id")
                                .asText())
                .isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?limit=0&offset=0", "?limit=51&offset=0", "?limit=5&offset=-1"})
    void listNeedsLimitAndOffset(String query) throws IOException {
        assertThat(client.get("/user/documentgroups" + query).status()).isEqualTo(400);
    }

    @Test
    void groupsTakeOwnUngroupedDocumentsWithAFieldSomewhere() throws IOException {
        String plain = client.upload("plain.pdf");
        assertThat(client.post("/documentgroup", group("x", plain)).status()).isEqualTo(400);
        assertThat(client.post("/documentgroup", group("x", first)).status()).isEqualTo(400);
        assertThat(client.post("/documentgroup", group("x", "0123")).errorCode()).isEqualTo(65582);
        assertThat(client.delete("/document/" + first).status()).isEqualTo(400);
    }

    @Test
    void stepsAreSignedInOrder() throws IOException {
        String invite = invite();
        // invite, step 1 and its three actions, step 2 and its action
        assertThat(statuses(invite))
                .containsExactly(
                        "pending", "pending", "pending", "pending", "pending", "created",
                        "created");
        assertThat(sandbox.mailbox().to("ada@acme.test"))
                .extracting(Mail::subject)
                .containsExactly("Two papers", "Two papers");
        assertThat(sandbox.mailbox().to("bob@acme.test")).isEmpty();
        assertThatThrownBy(() -> signNow.sign(group, "bob@acme.test"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(client.delete("/documentgroup/" + group).status()).isEqualTo(400);

        signNow.sign(group, "ada@acme.test");
        assertThat(statuses(invite).get(0)).isEqualTo("pending");
        signNow.sign(second, "eve@acme.test");
        assertThat(sandbox.mailbox().to("bob@acme.test")).hasSize(1);
        signNow.sign(group, "bob@acme.test");
        assertThat(statuses(invite)).containsOnly("fulfilled");
        assertThat(signNow.document(first).status()).isEqualTo("completed");
        assertThat(
                        client.get("/user/documentgroups?limit=9&offset=0")
                                .json()
                                .at("/document_groups/0/invite_status")
                                .asText())
                .isEqualTo("fulfilled");
        JsonNode pending = client.get(invite + "/pendinginvites").ok().json();
        assertThat(pending.get("invites")).hasSize(4);
        assertThat(client.get("/document/" + second).json().get("viewer_field_invites")).hasSize(1);
    }

    @Test
    void signersActByThemselvesStepByStep() throws IOException {
        String invite = invite();
        sandbox.setAutoSignMillis(1_000);
        CLOCK.advance(Duration.ofSeconds(1));
        await().untilAsserted(
                        () -> assertThat(statuses(invite).subList(1, 5)).containsOnly("fulfilled"));
        CLOCK.advance(Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(statuses(invite)).containsOnly("fulfilled"));
    }

    @Test
    void declineEndsTheWholeInvite() throws IOException {
        String invite = invite();
        signNow.decline(second, "ada@acme.test", "no");
        assertThat(statuses(invite).get(0)).isEqualTo("declined");
        assertThatThrownBy(() -> signNow.sign(group, "ada@acme.test"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void inviteIsCanceledAndMadeAnew() throws IOException {
        String invite = invite();
        signNow.sign(first, "ada@acme.test");
        client.post(invite + "/cancelinvite", "").ok();
        assertThat(statuses(invite).get(0)).isEqualTo("canceled");
        assertThat(client.post(invite + "/cancelinvite", "").status()).isEqualTo(400);
        assertThat(client.get("/document/" + first).json().get("signatures")).hasSize(1);
    }

    @Test
    void invitesAreSentAgain() throws IOException {
        String invite = invite();
        client.post(invite + "/resendinvites", "{\"email\":\"eve@acme.test\"}").ok();
        assertThat(sandbox.mailbox().to("eve@acme.test")).hasSize(2);
        client.post(invite + "/resendinvites", "").ok();
        assertThat(sandbox.mailbox().to("eve@acme.test")).hasSize(3);
        assertThat(sandbox.mailbox().to("bob@acme.test")).isEmpty();
        assertThat(client.post(invite + "/resendinvites", "{\"email\":\"x@acme.test\"}").status())
                .isEqualTo(400);
    }

    @Test
    void recipientOfAStepIsReplaced() throws IOException {
        String invite = invite();
        String step = client.get(invite).json().at("/invite/steps/0/id").asText();
        client.post(
                        invite + "/invitestep/" + step + "/update",
                        """
                        {"user_to_update":"ada@acme.test","replace_with_this_user":"zoe@acme.test",
                         "invite_email":{"email":"zoe@acme.test","subject":"For you"},
                         "update_invite_action_attributes":[{"document_id":"%s","allow_reassign":1}]}"""
                                .formatted(first))
                .ok();
        assertThat(
                        client.get(invite)
                                .json()
                                .at("/invite/steps/0/actions")
                                .findValuesAsText("email"))
                .containsExactly("zoe@acme.test", "zoe@acme.test", "eve@acme.test");
        assertThat(sandbox.mailbox().to("zoe@acme.test"))
                .extracting(Mail::subject)
                .containsExactly("For you", "For you");
        signNow.sign(group, "zoe@acme.test");
        signNow.sign(group, "eve@acme.test");
        signNow.sign(group, "bob@acme.test");
        assertThat(statuses(invite)).containsOnly("fulfilled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"invite_steps\":[]}",
                "{\"invite_steps\":[{\"order\":1,\"invite_actions\":[]}]}",
                // nobody for the other roles
                "{\"invite_steps\":[{\"order\":1,\"invite_actions\":[{\"email\":\"a@acme.test\","
                        + "\"role_name\":\"Buyer\",\"action\":\"sign\",\"document_id\":\"$1\"}]}]}",
                // no role
                "{\"invite_steps\":[{\"order\":1,\"invite_actions\":[{\"email\":\"a@acme.test\","
                        + "\"action\":\"sign\",\"document_id\":\"$1\"}]}]}",
                // a document of nobody
                "{\"invite_steps\":[{\"order\":1,\"invite_actions\":[{\"email\":\"a@acme.test\","
                        + "\"action\":\"view\",\"document_id\":\"0\"}]}]}",
                // orders out of range
                "{\"invite_steps\":[{\"order\":101,\"invite_actions\":[{\"email\":\"a@acme.test\","
                        + "\"action\":\"view\",\"document_id\":\"$1\"}]}]}",
                // two documents for one person in a step are fine, one document twice is not
                "{\"invite_steps\":[{\"order\":1,\"invite_actions\":["
                        + "{\"email\":\"a@acme.test\",\"role_name\":\"Buyer\",\"action\":\"sign\",\"document_id\":\"$1\"},"
                        + "{\"email\":\"a@acme.test\",\"role_name\":\"Seller\",\"action\":\"sign\",\"document_id\":\"$1\"},"
                        + "{\"email\":\"b@acme.test\",\"role_name\":\"Buyer\",\"action\":\"sign\",\"document_id\":\"$2\"}]}]}",
            })
    void brokenGroupInvitesAreRefused(String body) throws IOException {
        assertThat(client.post("/documentgroup/" + group + "/groupinvite", steps(body)).status())
                .isEqualTo(400);
        assertThat(client.inviteStatuses(first)).isEmpty();
    }

    @Test
    void groupHasOneLiveInviteAndNoOther() throws IOException {
        invite();
        assertThat(client.post("/documentgroup/" + group + "/groupinvite", steps(STEPS)).status())
                .isEqualTo(400);
    }

    @Test
    void versionTwoShowsRenamesPlansAndSends() throws IOException {
        String path = "/v2/document-groups/" + group;
        assertThat(client.put(path, "{\"group_name\":\"Renamed\"}").status()).isEqualTo(204);
        assertThat(client.get(path).ok().json().at("/data/name").asText()).isEqualTo("Renamed");

        JsonNode plan = client.get(path + "/recipients").ok().json().get("data");
        assertThat(plan.get("recipients").findValuesAsText("name"))
                .containsExactly("Buyer", "Seller");
        String wish =
                "{\"recipients\":[{\"name\":\"Buyer\",\"email\":\"a@acme.test\",\"order\":1,"
                        + "\"documents\":[{\"id\":\"%s\",\"role\":\"%s\",\"action\":\"sign\"}]}]}";
        client.put(path + "/recipients", wish.formatted(first, "Buyer")).ok();
        assertThat(client.put(path + "/recipients", wish.formatted(first, "Nobody")).status())
                .isEqualTo(400);
        assertThat(client.get(path + "/recipients").json().at("/data/recipients/0/email").asText())
                .isEqualTo("a@acme.test");

        JsonNode documents = client.get(path + "/documents?per_page=1").ok().json();
        assertThat(documents.get("data")).hasSize(1);
        assertThat(documents.at("/meta/pagination/total_pages").asInt()).isEqualTo(2);
        assertThat(client.get(path + "/documents?per_page=101").errorCode()).isEqualTo(13003002);

        String mail = "{\"to\":[{\"email\":\"boss@acme.test\"}],\"with_history\":true}";
        assertThat(client.post(path + "/send-email", mail).status()).isEqualTo(204);
        assertThat(sandbox.mailbox().to("boss@acme.test")).hasSize(1);
    }

    @Test
    void freeformInviteGoesToEveryDocument() throws IOException {
        String path = "/v2/document-groups/" + group + "/free-form-invites";
        String body = "{\"to\":[{\"email\":\"a@acme.test\"}],\"client_timestamp\":1700000000}";
        String id = client.post(path, body).ok().json().at("/data/id").asText();
        signNow.sign(first, "a@acme.test");
        assertThat(
                        client.post(
                                        path + "/" + id + "/cancel",
                                        "{\"reason\":\"late\",\"client_timestamp\":1700000000}")
                                .status())
                .isEqualTo(204);
        assertThat(signNow.document(first).status()).isEqualTo("completed");
        assertThat(signNow.document(second).status()).isEqualTo("canceled");
    }

    @Test
    void groupIsDownloaded() throws IOException {
        String path = "/documentgroup/" + group + "/downloadall";
        var merged = client.post(path, "{\"type\":\"merged\",\"with_history\":\"yes\"}").ok();
        assertThat(Pdfs.pages(merged.response().body())).isEqualTo(4);
        assertThat(merged.response().headers().firstValue("content-type"))
                .hasValue("application/pdf");
        var zip = client.post(path, "{\"type\":\"zip\",\"with_history\":\"no\"}").ok();
        assertThat(Pdfs.zipEntries(zip.response().body()))
                .containsExactly("1-contract.pdf", "2-contract.pdf");
        assertThat(client.post(path, "{\"type\":\"nonsense\"}").status()).isEqualTo(400);
    }
}
