// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;

/** What happened to each envelope, and what its recipients filled in. */
final class AuditTrail {
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
    }

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.account("GET", "/envelopes/:envelopeId/audit_events", AuditTrail::showEvents);
        endpoints.account("GET", "/envelopes/:envelopeId/form_data", AuditTrail::showFormData);
    }

    private static void showEvents(DocuSignCall call) {
        ObjectNode json = JsonReader.object();
        ArrayNode events = json.putArray("auditEvents");
        for (Entry entry : call.state().audit.of(call.envelope().id())) {
            events.add(Answers.of("auditEvent", entry));
        }
        call.answer(json);
    }

    private static void showFormData(DocuSignCall call) {
        ObjectNode json = Answers.of("formData", call.envelope());
        for (Recipient recipient : call.envelope().recipientsInOrder()) {
            ObjectNode row = Answers.of("recipientFormData", recipient);
            for (ObjectNode tab : recipient.allTabs()) {
                if (tab.has("value") || tab.has("selected")) {
                    row.withArray("formData").add(Answers.of("tabData", tab));
                }
            }
            json.withArray("recipientFormData").add(row);
            json.withArray("formData").addAll((ArrayNode) row.get("formData").deepCopy());
        }
        call.answer(json);
    }
}
