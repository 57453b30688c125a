// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Histories;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;

/** What happened to a document, as its audit trail shows it. */
final class HistoryRoutes {
    /** One line of an audit trail. */
    record Entry(String id, String event, String email, Instant created, Instant client) {}

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/document/:id/historyfull", this::show);
        endpoints.bearer("POST", "/document/:id/custom_history_event", this::add);
    }

    static void happened(Event event, Histories<Entry> history) {
        if (!event.isAboutGroup()) {
            history.add(
                    event.entityId(),
                    new Entry(Ids.id(), event.inHistory(), event.actor(), event.at(), event.at()));
        }
    }

    private void show(SignNowCall call) {
        String id = call.document().id();
        call.answer(call.state().history.of(id).stream().map(e -> json(call, id, e)).toList());
    }

    private static ObjectNode json(SignNowCall call, String documentId, Entry entry) {
        String email = entry.email();
        String userId = call.state().users.find(email).map(User::id).orElseGet(() -> Ids.of(email));
        ObjectNode json = JsonReader.object();
        json.put("unique_id", entry.id())
                .put("user_id", userId)
                .put("document_id", documentId)
                .put("email", email)
                .put("created", entry.created().getEpochSecond())
                .put("client_timestamp", entry.client().getEpochSecond())
                .put("event", entry.event())
                .putObject("json_attributes");
        return AnswerTypes.answer("document.DocumentHistoryGet", json);
    }

    private void add(SignNowCall call) {
        ObjectNode body = call.body();
        Instant client = Instant.ofEpochSecond(body.get("client_timestamp").longValue());
        String event = body.get("event_type").asText();
        Entry entry = new Entry(Ids.id(), event, call.user().email(), call.now(), client);
        call.state().history.add(call.document().id(), entry);
        call.success();
    }
}
