// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;

/** One message of Connect, as it was when its event happened. */
record ConnectMessage(ConnectSubscription subscription, Event event, Instant generated) {
    String contentType() {
        return subscription.isJson()
                ? "application/json; charset=utf-8"
                : "text/xml; charset=utf-8";
    }

    /**
     * The body.
     *
     * @param retries how often it was sent before
     */
    byte[] body(int retries, EnvelopePdf pdfs) {
        if (!subscription.isJson()) {
            return ConnectXml.write(event.envelope(), generated);
        }
        DocuSignEnvelope envelope = event.envelope();
        if (subscription.isAggregate()) {
            return bytes(summary(pdfs).put("generatedDateTime", DocuSignTime.write(generated)));
        }
        ObjectNode json =
                JsonReader.object()
                        .put("event", event.name())
                        .put("apiVersion", "v2.1")
                        .put(
                                "uri",
                                "/restapi/v2.1/accounts/"
                                        + envelope.account().guid()
                                        + envelope.uri())
                        .put("retryCount", retries)
                        .put("configurationId", Long.parseLong(subscription.id()))
                        .put("generatedDateTime", DocuSignTime.write(generated));
        ObjectNode data =
                json.putObject("data")
                        .put("accountId", envelope.account().guid())
                        .put("userId", envelope.owner().id());
        if (!event.isAboutEnvelope()) {
            return bytes(json);
        }
        data.put(envelope.isTemplate() ? "templateId" : "envelopeId", envelope.id());
        if (event.recipient() != null) {
            data.put("recipientId", event.recipient().id());
        }
        JsonNode included = subscription.settings().path("eventData").path("includeData");
        if (!included.isEmpty()) {
            data.set("envelopeSummary", summary(pdfs));
        }
        return bytes(json);
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
        ObjectNode summary =
                EnvelopeJson.of(
                        event.envelope(),
                        part -> !part.equals("documents") && subscription.includes(part));
        if (subscription.includes("documents")) {
            var rows = summary.putArray("envelopeDocuments");
            for (EnvelopeDocument document : event.envelope().documentsInOrder()) {
                try (TempFiles tempFiles = new TempFiles()) {
                    byte[] pdf =
                            Files.readAllBytes(
                                    pdfs.document(event.envelope(), document, tempFiles));
                    rows.add(
                            document.json(event.envelope().uri())
                                    .put("PDFBytes", Base64.getEncoder().encodeToString(pdf)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return summary;
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
