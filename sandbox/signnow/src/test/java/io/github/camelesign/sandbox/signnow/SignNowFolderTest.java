// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignNowFolderTest {
    private static final long START = 1_800_000_000;
    private static final MutableClock CLOCK = new MutableClock(Instant.ofEpochSecond(START));

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(
                    new Sandbox(SignNowModule::new), sandbox -> sandbox.setClock(CLOCK));

    private SignNow signNow;
    private SignNowClient client;
    private String folder;

    @BeforeEach
    void visit(Sandbox sandbox) throws IOException {
        CLOCK.set(Instant.ofEpochSecond(START));
        signNow = SignNow.of(sandbox);
        signNow.setTokenLifetime(Duration.ofDays(30));
        client = new SignNowClient(sandbox).loggedIn();
        folder = "/folder/" + signNow.documentsFolderId(SignNow.DEMO_USER);
    }

    /** Documents 0, 1, 2, ... made one second apart. */
    private List<String> documents(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(signNow.addDocument(SignNow.DEMO_USER, i + ".pdf"));
            CLOCK.advance(Duration.ofSeconds(1));
        }
        return ids;
    }

    private JsonNode list(String query) throws IOException {
        return client.get(folder + query).ok().json();
    }

    private static List<String> names(JsonNode listing) {
        return listing.get("documents").findValuesAsText("document_name");
    }

    @Test
    void pagesAreReadToTheEnd() throws IOException {
        documents(5);
        JsonNode first = list("?sortby=created&order=asc&limit=2&offset=0");
        assertThat(first.get("total_documents").asInt()).isEqualTo(5);
        assertThat(names(first)).containsExactly("0.pdf", "1.pdf");
        assertThat(names(list("?sortby=created&order=asc&limit=2&offset=4")))
                .containsExactly("4.pdf");
        assertThat(names(list("?limit=0"))).isEmpty();
        assertThat(names(list(""))).hasSize(5).first().isEqualTo("4.pdf");
    }

    @Test
    void documentsAreFilteredByTimeAndByStatus() throws IOException {
        List<String> ids = documents(4);
        signNow.invite(ids.get(0), "ada@acme.test");
        signNow.invite(ids.get(1), SignNow.DEMO_USER);
        signNow.invite(ids.get(2), "ada@acme.test");
        signNow.sign(ids.get(2), "ada@acme.test");

        for (String filter : List.of("documents-created", "document-created")) {
            assertThat(names(list(filter(filter, START + 2) + "&sortby=document-name&order=asc")))
                    .containsExactly("2.pdf", "3.pdf");
        }
        for (String filter : List.of("documents-updated", "document-updated")) {
            JsonNode changed = list(filter(filter, START + 4));
            assertThat(names(changed)).containsExactlyInAnyOrder("0.pdf", "1.pdf", "2.pdf");
            assertThat(changed.get("total_documents").asInt()).isEqualTo(3);
        }
        assertThat(names(list(filter("signing-status", "waiting-for-me"))))
                .containsExactly("1.pdf");
        assertThat(names(list(filter("signing-status", "waiting-for-others"))))
                .containsExactly("0.pdf");
        assertThat(names(list(filter("signing-status", "signed")))).containsExactly("2.pdf");
        assertThat(names(list(filter("signing-status", "pending"))))
                .containsExactlyInAnyOrder("0.pdf", "1.pdf");
        assertThat(names(list(filter("signing-status", "unsent")))).containsExactly("3.pdf");
    }

    private static String filter(String name, Object value) {
        return "?filters=" + name + "&filter-values=" + value;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=101",
                "?limit=-1",
                "?offset=x",
                "?sortby=colour",
                "?order=up",
                "?filters=signing-status",
                "?filters=colour&filter-values=red",
                "?filters=documents-updated&filter-values=yesterday"
            })
    void brokenQueriesAreRefused(String query) throws IOException {
        assertThat(client.get(folder + query).status()).isEqualTo(400);
    }

    @Test
    void listedDocumentCarriesItsInvites() throws IOException {
        String id = client.uploadWithRoles("A");
        client.inviteRoles(id, "A:ada@acme.test:1").ok();
        JsonNode invite = list("").at("/documents/0/field_invites/0");
        assertThat(invite.get("status").asText()).isEqualTo("pending");
        assertThat(invite.at("/email_sent_statuses/0/status").asText()).isEqualTo("sent");
        assertThat(invite.has("email_statuses")).isFalse();
    }

    @Test
    void foldersCanBeFound() throws IOException {
        documents(1);
        for (String path : List.of("/folder", "/user/folder")) {
            JsonNode root = client.get(path).ok().json();
            assertThat(root.get("folders").findValuesAsText("name"))
                    .containsExactly("Documents", "Archive", "Trash Bin", "Templates");
            assertThat(root.at("/folders/0/document_count").asText()).isEqualTo("1");
            JsonNode documents =
                    client.get("/folder/" + root.at("/folders/0/id").asText()).ok().json();
            assertThat(documents.get("name").asText()).isEqualTo("Documents");
            assertThat(documents.get("parent_id")).isEqualTo(root.get("id"));
        }
        assertThat(client.get("/folder/0123").errorCode()).isEqualTo(65582);
    }

    @Test
    void heldListingsShowLateRowsWithTheirOlderTime() throws IOException {
        String id = documents(1).get(0);
        signNow.holdListings();
        signNow.invite(id, "ada@acme.test");
        signNow.addDocument(SignNow.DEMO_USER, "late.pdf");
        CLOCK.advance(Duration.ofMinutes(1));

        assertThat(names(list(""))).containsExactly("0.pdf");
        assertThat(list("").at("/documents/0/updated").asLong()).isEqualTo(START);
        assertThat(client.get("/document/" + id).json().get("updated").asLong())
                .isEqualTo(START + 1);

        signNow.releaseListings();

        assertThat(names(list(""))).containsExactlyInAnyOrder("0.pdf", "late.pdf");
        assertThat(list("").at("/documents/0/updated").asLong()).isEqualTo(START + 1);
    }

    /** The vendor's newest clients ask without parameters, and fail on more than one field. */
    @Test
    void freeFormInvitesAreWholeForWhoFilters() throws IOException {
        client.inviteFreeform(documents(1).get(0), "ada@acme.test").ok();
        assertThat(list("").at("/documents/0/requests/0")).hasSize(1);
        JsonNode whole = list("?sortby=updated").at("/documents/0/requests/0");
        assertThat(whole.get("signer_email").asText()).isEqualTo("ada@acme.test");
    }
}
