// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

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
        if (!subscription.isJson()) {
            return Answers.connectXml(event.envelope(), generated);
        }
        ObjectNode json = subscription.isAggregate() ? summary(pdfs) : json(retries, pdfs);
        return json.put("generatedDateTime", DocuSignTime.write(generated))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode json(int retries, EnvelopePdf pdfs) {
        DocuSignEnvelope envelope = event.envelope();
        ObjectNode json =
                Answers.of("connectData", event)
                        .put("retryCount", retries)
                        .put("configurationId", Long.parseLong(subscription.id()));
        ObjectNode data = json.withObject("/data");
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
        return Answers.of(
                "connectLog",
                Map.of(
                        "id",
                        id,
                        "created",
                        first.started(),
                        "envelope",
                        event.envelope(),
                        "subscription",
                        subscription));
    }

    private ObjectNode summary(EnvelopePdf pdfs) {
        DocuSignEnvelope envelope = event.envelope();
        ObjectNode summary =
                EnvelopeJson.of(
                        envelope, part -> !part.equals("documents") && subscription.includes(part));
        if (subscription.includes("documents")) {
            ArrayNode rows = summary.putArray("envelopeDocuments");
            for (EnvelopeDocument document : envelope.documentsInOrder()) {
                try (TempFiles files = new TempFiles()) {
                    byte[] pdf = Files.readAllBytes(pdfs.document(envelope, document, files));
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
