// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened to each document, as its audit trail shows it. */
final class History {
    // SignNow publishes no list of its names
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("document.create", "created_document"),
                    Map.entry("document.update", "updated_document"),
                    Map.entry("document.open", "document_viewed"),
                    Map.entry("document.complete", "document_completed"),
                    Map.entry("document.fieldinvite.create", "field_invite_created"),
                    Map.entry("document.fieldinvite.sent", "field_invite_sent"),
                    Map.entry("document.fieldinvite.resend", "field_invite_resent"),
                    Map.entry("document.fieldinvite.signed", "document_signing_session_completed"),
                    Map.entry("document.fieldinvite.decline", "field_invite_declined"),
                    Map.entry("document.fieldinvite.delete", "field_invite_canceled"),
                    Map.entry("document.fieldinvite.reassign", "field_invite_reassigned"),
                    Map.entry("document.fieldinvite.replace", "field_invite_replaced"),
                    Map.entry("document.freeform.create", "freeform_invite_created"),
                    Map.entry("document.freeform.signed", "document_signing_session_completed"),
                    Map.entry("document.freeform.cancel", "freeform_invite_canceled"),
                    Map.entry("template.copy", "template_copied"),
                    Map.entry("invite.expired", "field_invite_expired"));

    private final Map<String, List<Entry>> byDocument = new HashMap<>();

    /** One line of the audit trail. */
    record Entry(String id, String event, String email, Instant created, Instant client) {
        ObjectNode json(String documentId, Accounts accounts) {
            String userId = accounts.user(email).map(User::id).orElseGet(() -> Ids.of(email));
            ObjectNode json =
                    JsonReader.object()
                            .put("unique_id", id)
                            .put("user_id", userId)
                            .put("document_id", documentId)
                            .put("email", email)
                            .put("created", created.getEpochSecond())
                            .put("client_timestamp", client.getEpochSecond())
                            .put("event", event)
                            .put("client_app_name", "Camel eSign sandbox")
                            .put("ip_address", "127.0.0.1")
                            .put("origin", "original")
                            .put("version", "0");
            json.putObject("json_attributes");
            return AnswerTypes.answer("document.DocumentHistoryGet", json);
        }
    }

    synchronized void happened(Event event) {
        if (event.isAboutGroup()) {
            return;
        }
        if (event.name().equals("document.delete")) {
            byDocument.remove(event.entityId());
            return;
        }
        String name = NAMES.getOrDefault(event.name(), event.name());
        add(event.entityId(), name, event.actor(), event.at(), event.at());
    }

    synchronized void add(
            String documentId, String event, String email, Instant at, Instant clientTimestamp) {
        byDocument
                .computeIfAbsent(documentId, id -> new ArrayList<>())
                .add(new Entry(Ids.id(), event, email, at, clientTimestamp));
    }

    synchronized List<Entry> of(String documentId) {
        return List.copyOf(byDocument.getOrDefault(documentId, List.of()));
    }
}
