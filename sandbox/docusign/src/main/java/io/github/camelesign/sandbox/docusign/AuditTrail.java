// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;

/** What happened to each envelope, and what its recipients filled in. */
final class AuditTrail {
    private static final List<String> STEPS = List.of("Sent", "Delivered", "Signed", "Declined");

    private AuditTrail() {}

    /**
     * One thing that happened.
     *
     * @param action the word of the event, for example {@code envelope-sent}
     * @param status of the envelope, then
     */
    record Entry(
            Instant at, String action, String userName, String email, String guid, String status) {
        static Entry of(Event event, Instant now) {
            Recipient by = event.recipient();
            User owner = event.envelope().owner();
            return new Entry(
                    now,
                    event.name(),
                    by == null ? owner.name() : by.name(),
                    by == null ? owner.email() : by.email(),
                    by == null ? owner.id() : by.guid(),
                    event.envelope().status().word());
        }

        /** As the certificate shows it. */
        String line() {
            return at + "   " + action + "   " + userName + "   " + email;
        }

        private ObjectNode json() {
            ObjectNode json = JsonReader.object();
            ArrayNode fields = json.putArray("eventFields");
            JsonReader.object()
                    .put("logTime", DocuSignTime.write(at))
                    .put("Source", "api")
                    .put("UserName", userName)
                    .put("UserId", guid)
                    .put("Action", action)
                    .put("Message", userName + ": " + action)
                    .put("EnvelopeStatus", status)
                    .put("ClientIPAddress", "127.0.0.1")
                    .put("Information", "")
                    .put("Language", "en")
                    .properties()
                    .forEach(
                            one ->
                                    fields.addObject()
                                            .put("name", one.getKey())
                                            .set("value", one.getValue()));
            return json;
        }
    }

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.account("GET", "/envelopes/:envelopeId/audit_events", AuditTrail::showEvents);
        endpoints.account("GET", "/envelopes/:envelopeId/form_data", AuditTrail::showFormData);
    }

    private static void showEvents(DocuSignCall call) {
        ObjectNode json = JsonReader.object();
        ArrayNode events = json.putArray("auditEvents");
        call.state().audit.of(call.envelope().id()).forEach(entry -> events.add(entry.json()));
        call.answer(json);
    }

    private static void showFormData(DocuSignCall call) {
        DocuSignEnvelope envelope = call.envelope();
        ObjectNode json =
                JsonReader.object()
                        .put("envelopeId", envelope.id())
                        .put("emailSubject", envelope.subject())
                        .put("status", envelope.status().word())
                        .put("sentDateTime", envelope.text("sentDateTime"));
        ArrayNode all = json.putArray("formData");
        ArrayNode byRecipient = json.putArray("recipientFormData");
        for (Recipient recipient : envelope.recipientsInOrder()) {
            ObjectNode row =
                    byRecipient
                            .addObject()
                            .put("recipientId", recipient.id())
                            .put("name", recipient.name())
                            .put("email", recipient.email());
            STEPS.forEach(s -> row.put(s + "Time", recipient.text(s.toLowerCase() + "DateTime")));
            ArrayNode own = row.putArray("formData");
            for (ObjectNode tab : recipient.allTabs()) {
                if (tab.has("value") || tab.has("selected")) {
                    own.addObject()
                            .put("name", tab.path("tabLabel").asText())
                            .put("value", tab.path("value").asText(tab.path("selected").asText()))
                            .put("originalValue", tab.path("originalValue").asText());
                }
            }
            all.addAll(own.deepCopy());
        }
        call.answer(json);
    }
}
