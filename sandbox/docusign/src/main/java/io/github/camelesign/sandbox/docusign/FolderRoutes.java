// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /folders}: where a user's envelopes lie, and the way to the recycle bin. */
final class FolderRoutes {
    private static final int MOST = 1000;

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("GET", "/folders", this::list);
        endpoints.account("GET", "/folders/:folderId", this::listItems);
        endpoints.account("PUT", "/folders/:folderId", this::move);
    }

    private void list(DocuSignCall call) {
        String template = Optional.ofNullable(call.query("template")).orElse("");
        List<Folder> folders =
                Folder.all().stream()
                        .filter(
                                folder ->
                                        folder == Folder.TEMPLATES
                                                ? template.matches("include|only")
                                                : !template.equals("only"))
                        .toList();
        call.answer(
                DocuSignPaging.page(
                        call, "/folders", "folders", folders, MOST, folder -> json(call, folder)));
    }

    private static ObjectNode json(DocuSignCall call, Folder folder) {
        return folder.json(call.user())
                .put("itemCount", String.valueOf(items(call, folder).size()));
    }

    private void listItems(DocuSignCall call) {
        Folder folder = require(call);
        Optional<Instant> from = EnvelopeQuery.time(call.query("from_date"), "from_date");
        Optional<Instant> to = EnvelopeQuery.time(call.query("to_date"), "to_date");
        String status = Optional.ofNullable(call.query("status")).orElse("any");
        List<DocuSignEnvelope> items =
                items(call, folder).stream()
                        .filter(e -> EnvelopeQuery.isBetween(e.time("createdDateTime"), from, to))
                        .filter(e -> status.equals("any") || status.equals(e.status().word()))
                        .toList();
        String uri = "/folders/" + call.path("folderId");
        ObjectNode page =
                DocuSignPaging.page(call, uri, "folderItems", items, MOST, FolderRoutes::item);
        // version 2.1 answers the items within their folder
        if (call.path("apiVersion").equals("v2.1")) {
            ObjectNode json = folder.json(call.user());
            json.set("folderItems", page.withArray("folderItems"));
            page.remove("folderItems");
            page.putArray("folders").add(json);
        }
        call.answer(page);
    }

    private static ObjectNode item(DocuSignEnvelope envelope) {
        ObjectNode json =
                envelope.data()
                        .deepCopy()
                        .retain(
                                "status",
                                "createdDateTime",
                                "sentDateTime",
                                "completedDateTime",
                                "expireDateTime",
                                "lastModifiedDateTime");
        return json.put("ownerName", envelope.owner().name())
                .put("envelopeId", envelope.id())
                .put("envelopeUri", envelope.uri())
                .put("senderName", envelope.owner().name())
                .put("senderEmail", envelope.owner().email())
                .put("subject", envelope.subject());
    }

    private void move(DocuSignCall call) {
        Folder target = require(call);
        List<String> ids = JSON.texts(call.body(), "envelopeIds");
        if (target == Folder.INBOX || target == Folder.TEMPLATES) {
            throw DocuSignError.invalidParameter("Envelopes cannot be moved to " + target.word());
        }
        Instant now = call.now();
        // all or none
        List<DocuSignEnvelope> envelopes = ids.stream().map(call::envelope).toList();
        ObjectNode answer = JsonReader.object();
        ArrayNode moved = answer.putArray("envelopes");
        for (DocuSignEnvelope envelope : envelopes) {
            DocuSignEnvelope after =
                    call.state()
                            .change(
                                    envelope,
                                    e -> {
                                        if (target == Folder.RECYCLEBIN) {
                                            EnvelopeLife.deleted(e, now);
                                        } else if (e.status() != EnvelopeStatus.DELETED) {
                                            e.data().remove(EnvelopeStatus.DELETED.time());
                                        }
                                    });
            moved.add(EnvelopeJson.summary(after));
        }
        answer.putArray("folders").add(target.json(call.user()));
        answer.put("resultSetSize", String.valueOf(ids.size()))
                .put("totalSetSize", String.valueOf(ids.size()))
                .put("startPosition", "0")
                .put("endPosition", String.valueOf(ids.size() - 1));
        call.answer(answer);
    }

    private static Folder require(DocuSignCall call) {
        return Folder.of(call.path("folderId"), call.user())
                .orElseThrow(() -> DocuSignError.bad("FOLDER_ID_INVALID", "Invalid folder ID."));
    }

    private static List<DocuSignEnvelope> items(DocuSignCall call, Folder folder) {
        var all = folder == Folder.TEMPLATES ? call.state().templates : call.state().envelopes;
        return all.listed().stream()
                .filter(e -> e.account().equals(call.account()))
                .filter(e -> folder.holds(e, call.user()))
                .toList();
    }
}
