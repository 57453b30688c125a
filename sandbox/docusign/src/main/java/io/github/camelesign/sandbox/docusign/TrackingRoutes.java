// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.Map;

/** What happened to an envelope, and what its recipients filled in. */
final class TrackingRoutes {
    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("GET", "/envelopes/:envelopeId/audit_events", this::listAuditEvents);
        endpoints.account("GET", "/envelopes/:envelopeId/form_data", this::showFormData);
    }

    private void listAuditEvents(DocuSignCall call) {
        call.answer(call.state().audit.json(call.envelope().id()));
    }

    private void showFormData(DocuSignCall call) {
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
