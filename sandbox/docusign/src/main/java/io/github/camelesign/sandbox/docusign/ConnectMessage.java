// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** One message of Connect, as it was when its event happened. */
record ConnectMessage(ConnectSubscription subscription, Event event, Instant generated) {
    String contentType() {
        return (subscription.isJson() ? "application/json" : "text/xml") + "; charset=utf-8";
    }

    /**
     * The body.
     *
     * @param retries how often it was sent before
     */
    byte[] body(int retries, EnvelopePdf pdfs) {
        DocuSignEnvelope envelope = event.envelope();
        if (!subscription.isJson()) {
            return ConnectXml.write(envelope, generated);
        }
        ObjectNode json = subscription.isAggregate() ? summary(pdfs) : json(retries, pdfs);
        return json.put("generatedDateTime", DocuSignTime.write(generated))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode json(int retries, EnvelopePdf pdfs) {
        DocuSignEnvelope envelope = event.envelope();
        String account = envelope.account().guid();
        ObjectNode json =
                JsonReader.object()
                        .put("event", event.name())
                        .put("apiVersion", "v2.1")
                        .put("uri", "/restapi/v2.1/accounts/" + account + envelope.uri())
                        .put("retryCount", retries)
                        .put("configurationId", Long.parseLong(subscription.id()));
        ObjectNode data =
                json.putObject("data")
                        .put("accountId", account)
                        .put("userId", envelope.owner().id());
        if (event.isAboutEnvelope()) {
            data.put(envelope.isTemplate() ? "templateId" : "envelopeId", envelope.id());
            if (event.recipient() != null) {
                data.put("recipientId", event.recipient().id());
            }
            if (!subscription.settings().at("/eventData/includeData").isEmpty()) {
                data.set("envelopeSummary", summary(pdfs));
            }
        }
        return json;
    }

    /** As the log begins to show it. */
    ObjectNode logged(String id, Attempt first) {
        DocuSignEnvelope envelope = event.envelope();
        return JsonReader.object()
                .put("accountId", envelope.account().guid())
                .put("configUrl", subscription.receiver().toString())
                .put("connectId", subscription.id())
                .put("created", DocuSignTime.write(first.started()))
                .put("email", envelope.owner().email())
                .put("userName", envelope.owner().name())
                .put("envelopeId", envelope.id())
                .put("subject", envelope.subject())
                .put("status", envelope.status().word())
                .put("logId", id)
                .put("logUri", "/connect/logs/" + id)
                .put("failureId", id)
                .put("failureUri", "/connect/failures/" + id)
                .put("retryUri", "/connect/envelopes/" + envelope.id() + "/retry_queue");
    }

    private ObjectNode summary(EnvelopePdf pdfs) {
        DocuSignEnvelope envelope = event.envelope();
        ObjectNode summary =
                EnvelopeJson.of(
                        envelope, part -> !part.equals("documents") && subscription.includes(part));
        if (subscription.includes("documents")) {
            ArrayNode rows = summary.putArray("envelopeDocuments");
            for (EnvelopeDocument document : envelope.documentsInOrder()) {
                try {
                    byte[] pdf = pdfs.of(envelope, document).pdf().draw();
                    rows.add(
                            EnvelopeJson.document(envelope, document)
                                    .put("PDFBytes", Base64.getEncoder().encodeToString(pdf)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return summary;
    }
}
