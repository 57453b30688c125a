// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened to each envelope, and what its recipients filled in. */
final class AuditTrail {
    private static final List<Entry> NONE = List.of();

    private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();

    /**
     * One thing that happened.
     *
     * @param action the word of the event, for example {@code envelope-sent}
     * @param status of the envelope, then
     */
    record Entry(
            Instant at, String action, String userName, String email, String guid, String status) {
        /** As the certificate shows it. */
        String line() {
            return at + "   " + action + "   " + userName + "   " + email;
        }
    }

    void add(Event event, Instant now) {
        DocuSignEnvelope envelope = event.envelope();
        Recipient by = event.recipient();
        entries.computeIfAbsent(envelope.id(), id -> new CopyOnWriteArrayList<>())
                .add(
                        new Entry(
                                now,
                                event.name(),
                                by == null ? envelope.owner().name() : by.name(),
                                by == null ? envelope.owner().email() : by.email(),
                                by == null ? envelope.owner().id() : by.guid(),
                                envelope.status().word()));
    }

    List<Entry> of(String envelopeId) {
        return entries.getOrDefault(envelopeId, NONE);
    }

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.account(
                "GET",
                "/envelopes/:envelopeId/audit_events",
                call -> call.answer(call.state().audit.json(call.envelope().id())));
        endpoints.account("GET", "/envelopes/:envelopeId/form_data", AuditTrail::showFormData);
    }

    private ObjectNode json(String envelopeId) {
        ObjectNode json = JsonReader.object();
        ArrayNode events = json.putArray("auditEvents");
        for (Entry entry : of(envelopeId)) {
            ArrayNode fields = events.addObject().putArray("eventFields");
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("logTime", DocuSignTime.write(entry.at()));
            facts.put("Source", "api");
            facts.put("UserName", entry.userName());
            facts.put("UserId", entry.guid());
            facts.put("Action", entry.action());
            facts.put("Message", entry.userName() + ": " + entry.action());
            facts.put("EnvelopeStatus", entry.status());
            facts.put("ClientIPAddress", "127.0.0.1");
            facts.put("Information", "");
            facts.put("Language", "en");
            facts.forEach(
                    (name, value) -> fields.addObject().put("name", name).put("value", value));
        }
        return json;
    }

    private static void showFormData(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelope();
        ObjectNode json =
                JsonReader.object()
                        .put("envelopeId", envelope.id())
                        .put("emailSubject", envelope.subject())
                        .put("status", envelope.status().word())
                        .put("sentDateTime", envelope.data().path("sentDateTime").asText(""));
        ArrayNode all = json.putArray("formData");
        ArrayNode byRecipient = json.putArray("recipientFormData");
        for (Recipient recipient : envelope.recipientsInOrder()) {
            ArrayNode own =
                    byRecipient
                            .addObject()
                            .put("recipientId", recipient.id())
                            .put("name", recipient.name())
                            .put("email", recipient.email())
                            .put("SentTime", time(recipient, "sentDateTime"))
                            .put("DeliveredTime", time(recipient, "deliveredDateTime"))
                            .put("SignedTime", time(recipient, "signedDateTime"))
                            .put("DeclinedTime", time(recipient, "declinedDateTime"))
                            .putArray("formData");
            for (Map.Entry<String, JsonNode> type : recipient.tabs().properties()) {
                for (JsonNode tab : type.getValue()) {
                    if (tab.has("value") || tab.has("selected")) {
                        own.addObject()
                                .put("name", tab.path("tabLabel").asText())
                                .put(
                                        "value",
                                        tab.path("value").asText(tab.path("selected").asText()))
                                .put("originalValue", tab.path("originalValue").asText());
                    }
                }
            }
            own.forEach(item -> all.add(item.deepCopy()));
        }
        call.answer(json);
    }

    private static String time(Recipient recipient, String name) {
        return recipient.data().path(name).asText("");
    }
}
