// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Sends a copy of an envelope or template for each entry of a list. Lists and what becomes of their
 * batches are resources, which the description serves. A batch is sent at once, so that nothing of
 * it is ever queued.
 */
record BulkSender(DocuSignCall call, ObjectNode list, DocuSignEnvelope source) {
    private static final String LISTS = "/bulk_send_lists/";
    private static final String BATCHES = "/bulk_send_batch/";
    private static final int MOST = 1000;

    static void mount(DocuSignEndpoints endpoints) {
        String list = LISTS + ":bulkSendListId";
        endpoints.account("POST", list + "/send", call -> of(call).answerSent());
        endpoints.account("POST", list + "/test", call -> of(call).answerTest());
        String batch = BATCHES + ":bulkSendBatchId";
        endpoints.account("GET", batch, BulkSender::showBatch);
        endpoints.account("GET", batch + "/envelopes", BulkSender::listEnvelopes);
    }

    private static BulkSender of(DocuSignCall call) {
        String path = LISTS + call.path("bulkSendListId");
        ObjectNode list = resource(call, path, "BULK_SEND_MAILING_LIST_NOT_FOUND");
        String id = JSON.text(call.body(), "envelopeOrTemplateId");
        boolean isTemplate =
                call.state().templates.find(Scalars.guid("envelopeOrTemplateId", id)).isPresent();
        DocuSignEnvelope source =
                isTemplate ? call.state().template(id, call.account()) : call.envelope(id);
        return new BulkSender(call, list, source);
    }

    private void answerSent() {
        requireFit();
        ObjectNode batch = send(call.body().path("batchName").asText(""));
        String id = batch.get("batchId").asText();
        call.state().resources().put(call.account().path() + BATCHES + id, batch);
        call.answer(201, Answers.of("batchSent", batch));
    }

    private void answerTest() {
        ObjectNode json = JsonReader.object().put("canBeSent", true);
        ArrayNode codes = json.putArray("validationErrors");
        ArrayNode details = json.putArray("validationErrorDetails");
        try {
            requireFit();
        } catch (DocuSignError e) {
            json.put("canBeSent", false);
            codes.add(e.body().get("errorCode"));
            details.add(e.getMessage());
        }
        call.answer(201, json);
    }

    /** Refuses an envelope that cannot be sent with this list. */
    private void requireFit() {
        DocuSignError.require(!source.documents().isEmpty(), "BULK_SEND_ENVELOPE_HAS_NO_DOCUMENTS");
        DocuSignError.require(
                source.isTemplate() || source.status() == EnvelopeStatus.CREATED,
                "BULK_SEND_ENVELOPE_NOT_IN_DRAFT_STATE");
        for (JsonNode copy : list.path("bulkCopies")) {
            for (JsonNode recipient : copy.path("recipients")) {
                DocuSignError.require(
                        role(source, recipient).isPresent(), "BULK_SEND_RECIPIENT_NOT_IN_ENVELOPE");
            }
        }
    }

    /** The batch, as it is kept and shown. */
    private ObjectNode send(String batchName) {
        String name = batchName.isEmpty() ? list.path("name").asText() : batchName;
        ObjectNode batch =
                Answers.of("batch", Map.of("id", UUID.randomUUID(), "name", name, "sender", this));
        ArrayNode sent = batch.withArray("envelopeIds");
        ArrayNode errors = batch.withArray("bulkErrors");
        for (ObjectNode copy : JSON.objects(list.get("bulkCopies"), "bulkCopies")) {
            try {
                sent.add(sendOne(copy));
            } catch (DocuSignError e) {
                ArrayNode emails =
                        errors.addObject()
                                .put("created", Scalars.write(call.now()))
                                .put("errorMessage", e.getMessage())
                                .putArray("recipientEmails");
                copy.path("recipients").forEach(r -> emails.add(r.path("email").asText()));
            }
        }
        return batch.put("sent", String.valueOf(sent.size()))
                .put("failed", String.valueOf(errors.size()))
                .put("batchSize", String.valueOf(sent.size() + errors.size()));
    }

    private String sendOne(ObjectNode copy) {
        ObjectNode data = source.data().deepCopy();
        data.properties()
                .removeIf(f -> f.getKey().endsWith("DateTime") || f.getKey().equals("lock"));
        DocuSignEnvelope envelope =
                DocuSignEnvelope.draft(call.account(), call.user(), false, data, call.now());
        data.setAll(copy.deepCopy().retain("emailSubject", "emailBlurb"));
        source.documents().forEach(d -> envelope.documents().add(d.copy(d.id())));
        source.recipients()
                .forEach(r -> envelope.recipients().add(Recipient.of(r.kind(), r.data())));
        for (ObjectNode named : JSON.optionalObjects(copy, "recipients")) {
            fill(role(envelope, named).orElseThrow(), named);
        }
        for (JsonNode field : copy.path("customFields")) {
            CustomFields.of(data).forEach(k -> setValue(k, field, "name", field.path("value")));
        }
        // what cannot be sent is not kept either
        EnvelopeLife.send(envelope.copy(), call.now());
        return call.state().added(envelope, true).id();
    }

    private static void fill(Recipient recipient, ObjectNode with) {
        Recipient.checkEmail(recipient.id(), with.path("email").asText());
        ObjectNode texts = with.deepCopy();
        texts.properties().removeIf(field -> !field.getValue().isTextual());
        recipient.data().setAll(texts.<ObjectNode>without("recipientId"));
        for (JsonNode tab : with.path("tabs")) {
            // a value for the tab of this label, of whatever type
            JsonNode value = tab.path("initialValue");
            recipient.tabs().forEach(type -> setValue(type, tab, "tabLabel", value));
        }
    }

    /** Sets the value of those in an array that have the same name as another. */
    private static void setValue(JsonNode array, JsonNode other, String name, JsonNode value) {
        for (JsonNode one : array) {
            if (one.path(name).equals(other.path(name))) {
                ((ObjectNode) one).set("value", value);
            }
        }
    }

    private static Optional<Recipient> role(DocuSignEnvelope envelope, JsonNode named) {
        String id = named.path("recipientId").asText();
        String role = named.path("roleName").asText();
        Predicate<Recipient> isInRole =
                r -> !role.isEmpty() && r.text("roleName").equalsIgnoreCase(role);
        return envelope.recipients().stream()
                .filter(isInRole.or(r -> !id.isEmpty() && r.id().equals(id)))
                .findFirst();
    }

    /** Refuses a list that cannot be sent with any envelope. */
    static void check(ObjectNode list) {
        JSON.text(list, "name");
        List<ObjectNode> copies = JSON.objects(list.get("bulkCopies"), "bulkCopies");
        DocuSignError.require(
                !copies.isEmpty() && copies.size() <= MOST, "BULK_SEND_INVALID_LIST", MOST);
        for (JsonNode recipients : list.get("bulkCopies").findValues("recipients")) {
            for (JsonNode one : recipients) {
                DocuSignError.require(
                        one.hasNonNull("recipientId") || one.hasNonNull("roleName"),
                        "BULK_SEND_RECIPIENT_NEEDS_ID_OR_ROLE");
            }
        }
    }

    private static void showBatch(DocuSignCall call) {
        ObjectNode batch = batch(call);
        List<DocuSignEnvelope> envelopes = envelopes(call, batch);
        ObjectNode counts = batch.putObject("envelopesInfo");
        for (EnvelopeStatus status : EnvelopeStatus.values()) {
            long count = envelopes.stream().filter(e -> e.status() == status).count();
            counts.put(status.word(), String.valueOf(count));
        }
        call.answer(batch.without(List.of("envelopeIds", "batchUri")));
    }

    private static void listEnvelopes(DocuSignCall call) {
        String status = call.query("status", "all");
        List<DocuSignEnvelope> found =
                envelopes(call, batch(call)).stream()
                        .filter(e -> status.equals("all") || status.contains(e.status().word()))
                        .toList();
        call.answer(call.page("envelopes", found, MOST, call::json));
    }

    private static ObjectNode batch(DocuSignCall call) {
        return resource(call, BATCHES + call.path("bulkSendBatchId"), "RESOURCE_NOT_FOUND");
    }

    private static ObjectNode resource(DocuSignCall call, String path, String unknown) {
        return call.state()
                .resources()
                .find(call.account().path() + path)
                .orElseThrow(() -> DocuSignError.of(unknown, "batch"));
    }

    private static List<DocuSignEnvelope> envelopes(DocuSignCall call, ObjectNode batch) {
        return batch.path("envelopeIds")
                .valueStream()
                .flatMap(id -> call.state().envelopes.find(id.asText()).stream())
                .toList();
    }
}
