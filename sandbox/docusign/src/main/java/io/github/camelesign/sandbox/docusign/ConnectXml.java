// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The message of Connect from before it had JSON: the envelope's state, whatever happened. */
final class ConnectXml {
    private static final String NAMESPACE = "http://www.docusign.net/API/3.0";
    private static final List<String> TIMES =
            List.of("Sent", "Delivered", "Signed", "Completed", "Declined");

    private ConnectXml() {}

    static byte[] write(DocuSignEnvelope envelope, Instant generated) {
        ObjectNode root = JsonReader.object();
        ObjectNode status = root.putObject("EnvelopeStatus");
        ArrayNode recipients = status.putArray("RecipientStatuses");
        envelope.recipientsInOrder().forEach(recipient -> recipients.add(of(recipient)));
        status.put("TimeGenerated", DocuSignTime.write(generated))
                .put("EnvelopeID", envelope.id())
                .put("Subject", envelope.subject())
                .put("UserName", envelope.owner().name())
                .put("Email", envelope.owner().email())
                .put("Status", capital(envelope.status().word()))
                .put("Created", envelope.text("createdDateTime"));
        facts(status, envelope.data());
        copy(status, "VoidReason", envelope.data().path("voidedReason"));
        ArrayNode fields = status.putArray("CustomFields");
        for (JsonNode kind : envelope.data().path("customFields")) {
            for (JsonNode field : kind) {
                fields.addObject()
                        .put("Name", field.path("name").asText())
                        .put("Value", field.path("value").asText());
            }
        }
        ArrayNode documents = status.putArray("DocumentStatuses");
        for (EnvelopeDocument document : envelope.documentsInOrder()) {
            documents
                    .addObject()
                    .put("ID", document.id())
                    .put("Name", document.name())
                    .put("Sequence", String.valueOf(document.order()));
        }
        root.put("TimeZone", "UTC").put("TimeZoneOffset", "0");
        return Xml.write("DocuSignEnvelopeInformation", NAMESPACE, root);
    }

    private static ObjectNode of(Recipient recipient) {
        ObjectNode json =
                JsonReader.object()
                        .put("Type", capital(recipient.kind().word()))
                        .put("Email", recipient.email())
                        .put("UserName", recipient.name())
                        .put("RoutingOrder", String.valueOf(recipient.order()));
        facts(json, recipient.data());
        copy(json, "DeclineReason", recipient.data().path("declinedReason"));
        json.put("Status", capital(recipient.status())).put("RecipientId", recipient.guid());
        copy(json, "ClientUserId", recipient.data().path("clientUserId"));
        return json;
    }

    private static void facts(ObjectNode json, ObjectNode data) {
        TIMES.forEach(t -> copy(json, t, data.path(t.toLowerCase(Locale.ROOT) + "DateTime")));
    }

    private static void copy(ObjectNode json, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            json.set(name, value);
        }
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
