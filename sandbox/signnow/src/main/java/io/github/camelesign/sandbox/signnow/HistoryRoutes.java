// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The audit trail of a document. */
final class HistoryRoutes {
    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/document/:id/historyfull", this::show);
        endpoints.bearer("POST", "/document/:id/custom_history_event", this::add);
    }

    private void show(SignNowCall call) {
        Document document = call.document();
        ArrayNode history = JsonNodeFactory.instance.arrayNode();
        for (History.Entry entry : call.state().history.of(document.id())) {
            history.add(entry.json(document.id(), userId(call, entry.email())));
        }
        call.answer(history);
    }

    private static String userId(SignNowCall call, String email) {
        return call.state().accounts.user(email).map(User::id).orElseGet(() -> Ids.of(email));
    }

    private void add(SignNowCall call) {
        Document document = call.document();
        ObjectNode body = call.body();
        if (!body.path("client_timestamp").canConvertToLong()) {
            throw SignNowError.invalid("client_timestamp must be an integer");
        }
        call.state()
                .history
                .add(
                        document.id(),
                        JSON.text(body, "event_type"),
                        call.user().email(),
                        call.now(),
                        Instant.ofEpochSecond(body.get("client_timestamp").longValue()));
        call.success();
    }
}
