// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.RandomIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code /connect}: an account's configurations, and what became of their messages. */
final class ConnectRoutes {
    private static final Set<String> TYPES = Set.of("custom", "customrecipient");
    private static final List<String> LISTS =
            List.of("envelopeEvents", "recipientEvents", "events", "userIds");
    private static final int MOST = 20;

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("GET", "/connect", this::list);
        endpoints.account("POST", "/connect", this::create);
        endpoints.account("PUT", "/connect", this::update);
        endpoints.account("POST", "/connect/secret", this::createSecret);
        endpoints.accountOfV2("DELETE", "/connect/secret", this::deleteSecret);
        endpoints.account("PUT", "/connect/envelopes/retry_queue", this::retryMany);
        endpoints.account("PUT", "/connect/envelopes/:envelopeId/retry_queue", this::retry);
        endpoints.account("GET", "/connect/failures", call -> listLog(call, true));
        endpoints.account("DELETE", "/connect/failures/:logId", this::deleteFailure);
        endpoints.account("GET", "/connect/logs", call -> listLog(call, false));
        endpoints.account("DELETE", "/connect/logs", this::deleteLogs);
        endpoints.account("GET", "/connect/logs/:logId", this::showLog);
        endpoints.account("DELETE", "/connect/logs/:logId", this::deleteLog);
        endpoints.account("GET", "/connect/:connectId", this::show);
        endpoints.account("DELETE", "/connect/:connectId", this::delete);
    }

    private void list(DocuSignCall call) {
        answer(call, call.state().connect.of(call.account()));
    }

    private void show(DocuSignCall call) {
        answer(call, List.of(require(call, call.path("connectId"))));
    }

    private static void answer(DocuSignCall call, List<ConnectSubscription> found) {
        ObjectNode json = JsonReader.object();
        ArrayNode rows = json.putArray("configurations");
        found.forEach(configuration -> rows.add(json(configuration)));
        call.answer(json.put("totalRecords", String.valueOf(found.size())));
    }

    /** A password is never shown again. */
    private static ObjectNode json(ConnectSubscription configuration) {
        ObjectNode json = configuration.settings().deepCopy();
        json.remove("password");
        return json;
    }

    private void create(DocuSignCall call) {
        ObjectNode settings = call.body();
        check(call, settings);
        if (call.state().connect.of(call.account()).size() >= MOST) {
            throw DocuSignError.bad(
                    "CONNECT_CONFIGURATION_LIMIT_EXCEEDED", "There are 20 configurations already.");
        }
        call.answer(201, json(call.state().connect.add(call.account(), settings)));
    }

    private void update(DocuSignCall call) {
        ObjectNode change = call.body();
        ConnectSubscription old = require(call, JSON.text(change, "connectId"));
        ObjectNode settings = old.settings().deepCopy();
        settings.setAll(change);
        check(call, settings);
        call.answer(json(call.state().connect.update(old, settings)));
    }

    private static void check(DocuSignCall call, ObjectNode settings) {
        for (String list : LISTS) {
            JsonNode given = settings.path(list);
            if (given.isTextual()) {
                // as version 2 has them; answers have arrays
                ArrayNode words = settings.putArray(list);
                Stream.of(given.asText().split(","))
                        .map(String::trim)
                        .filter(word -> !word.isEmpty())
                        .forEach(words::add);
            }
        }
        ConnectSubscription.checkUrl(
                JSON.text(settings, "urlToPublishTo"),
                "urlToPublishTo",
                call.state().services().hosts());
        String type = settings.path("configurationType").asText("custom");
        if (!TYPES.contains(type)) {
            throw DocuSignError.invalidParameter(
                    "The sandbox has no configurationType " + type + ".");
        }
    }

    private void delete(DocuSignCall call) {
        call.state().connect.remove(require(call, call.path("connectId")).id());
        call.done();
    }

    private static ConnectSubscription require(DocuSignCall call, String id) {
        return call.state().connect.of(call.account()).stream()
                .filter(configuration -> configuration.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                DocuSignError.api(
                                        404,
                                        "CONNECT_ID_INVALID",
                                        "There is no configuration " + id + "."));
    }

    private void createSecret(DocuSignCall call) {
        String key = RandomIds.hex(32);
        call.state().connect.addKey(key);
        call.answer(201, JsonReader.object().put("secret", key));
    }

    private void deleteSecret(DocuSignCall call) {
        call.state().connect.removeKey(JSON.text(call.body(), "secret"));
        call.done();
    }

    private void listLog(DocuSignCall call, boolean failures) {
        Optional<Instant> from = EnvelopeQuery.time(call.query("from_date"), "from_date");
        Optional<Instant> to = EnvelopeQuery.time(call.query("to_date"), "to_date");
        ConnectLog log = call.state().connect.log;
        List<ConnectLog.Entry> found =
                (failures ? log.failures(call.account()) : log.logged(call.account()))
                        .stream()
                                .filter(e -> from.stream().noneMatch(begun(e)::isBefore))
                                .filter(e -> to.stream().noneMatch(begun(e)::isAfter))
                                .toList();
        ObjectNode json = JsonReader.object();
        ArrayNode rows = json.putArray(failures ? "failures" : "logs");
        found.forEach(entry -> rows.add(entry.json()));
        call.answer(json.put("totalRecords", String.valueOf(found.size())));
    }

    private static Instant begun(ConnectLog.Entry entry) {
        return entry.attempts().get(0).started();
    }

    private void showLog(DocuSignCall call) {
        ConnectLog.Entry entry = entry(call);
        ObjectNode json = entry.json();
        if (call.isTrue("additional_info")) {
            ArrayNode rows = json.putArray("connectDebugLog");
            for (var attempt : entry.attempts()) {
                rows.addObject()
                        .put("eventDateTime", DocuSignTime.write(attempt.started()))
                        .put("eventDescription", "Answer " + attempt.status())
                        .put("payload", attempt.response());
            }
        }
        call.answer(json);
    }

    private void deleteLog(DocuSignCall call) {
        call.state().connect.log.remove(entry(call).id());
        call.done();
    }

    private void deleteFailure(DocuSignCall call) {
        ConnectLog.Entry entry = entry(call);
        call.state().connect.log.remove(entry.id());
        call.answer(JsonReader.object());
    }

    private void deleteLogs(DocuSignCall call) {
        call.state().connect.log.removeAll(call.account());
        call.done();
    }

    private static ConnectLog.Entry entry(DocuSignCall call) {
        return call.state()
                .connect
                .log
                .find(call.path("logId"))
                .orElseThrow(() -> DocuSignError.notFound("log entry"));
    }

    private void retry(DocuSignCall call) {
        retry(call, List.of(call.envelope().id()));
    }

    private void retryMany(DocuSignCall call) {
        retry(call, JSON.texts(call.body(), "envelopeIds"));
    }

    private static void retry(DocuSignCall call, List<String> envelopeIds) {
        ObjectNode json = JsonReader.object();
        ArrayNode rows = json.putArray("retryQueue");
        Connect connect = call.state().connect;
        for (ConnectLog.Entry entry : connect.log.failures(call.account())) {
            ConnectMessage message = entry.message();
            if (envelopeIds.contains(message.event().envelope().id())) {
                connect.send(entry.id(), message);
                rows.addObject()
                        .put("configId", message.subscription().id())
                        .put("configUrl", message.subscription().receiver().toString())
                        .put("envelopeId", message.event().envelope().id())
                        .put("status", "queued")
                        .put("statusMessage", "");
            }
        }
        call.answer(json);
    }
}
