// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What bulk lists are for, and what becomes of their batches; both are resources, which the
 * description serves. A batch is sent at once, so that nothing of it is ever queued.
 */
final class BulkSendRoutes {
    private static final String LISTS = "/bulk_send_lists/";
    private static final String BATCHES = "/bulk_send_batch/";
    private static final int MOST = 1000;

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", LISTS + ":bulkSendListId/send", this::send);
        endpoints.account("POST", LISTS + ":bulkSendListId/test", this::test);
        endpoints.account("GET", BATCHES + ":bulkSendBatchId", this::showBatch);
        endpoints.account("GET", BATCHES + ":bulkSendBatchId/envelopes", this::listEnvelopes);
    }

    private void send(DocuSignCall call) {
        ObjectNode body = call.body();
        BulkSender sender = sender(call, body);
        sender.problem()
                .ifPresent(
                        code -> {
                            throw DocuSignError.bad(code, "The list does not fit the envelope.");
                        });
        ObjectNode batch = sender.send(body.path("batchName").asText(""));
        String id = batch.get("batchId").asText();
        call.state().resources().put(call.account().path() + BATCHES + id, batch);
        ObjectNode answer =
                batch.deepCopy()
                        .put("queueLimit", "2000")
                        .put("totalQueued", batch.path("batchSize").asText())
                        .set("envelopeOrTemplateId", batch.get("envelopeIdOrTemplateId"));
        answer.putArray("errors");
        answer.putArray("errorDetails");
        call.answer(
                201,
                answer.retain(
                        "batchId",
                        "batchName",
                        "batchSize",
                        "envelopeOrTemplateId",
                        "errors",
                        "errorDetails",
                        "queueLimit",
                        "totalQueued"));
    }

    private void test(DocuSignCall call) {
        Optional<String> problem = sender(call, call.body()).problem();
        ObjectNode json = JsonReader.object().put("canBeSent", problem.isEmpty());
        ArrayNode codes = json.putArray("validationErrors");
        ArrayNode details = json.putArray("validationErrorDetails");
        problem.ifPresent(
                code -> {
                    codes.add(code);
                    details.add("The list does not fit the envelope.");
                });
        call.answer(201, json);
    }

    private static BulkSender sender(DocuSignCall call, ObjectNode body) {
        ObjectNode list =
                call.state()
                        .resources()
                        .find(call.account().path() + LISTS + call.path("bulkSendListId"))
                        .orElseThrow(DocuSignError::noBulkList);
        String id =
                DocuSignCall.guid("envelopeOrTemplateId", JSON.text(body, "envelopeOrTemplateId"));
        DocuSignEnvelope source =
                call.state()
                        .templates
                        .find(id)
                        .filter(template -> template.account().equals(call.account()))
                        .orElseGet(() -> call.envelope(id));
        return new BulkSender(call, list, source);
    }

    private void showBatch(DocuSignCall call) {
        ObjectNode batch = batch(call);
        List<DocuSignEnvelope> envelopes = envelopes(call, batch);
        ObjectNode counts = batch.putObject("envelopesInfo");
        for (EnvelopeStatus status : EnvelopeStatus.values()) {
            long count = envelopes.stream().filter(e -> e.status() == status).count();
            counts.put(status.word(), String.valueOf(count));
        }
        call.answer(batch.without(List.of("envelopeIds", "batchUri")));
    }

    private void listEnvelopes(DocuSignCall call) {
        String status = Optional.ofNullable(call.query("status")).orElse("all");
        List<DocuSignEnvelope> found =
                envelopes(call, batch(call)).stream()
                        .filter(e -> status.equals("all") || status.contains(e.status().word()))
                        .toList();
        String uri = BATCHES + call.path("bulkSendBatchId") + "/envelopes";
        call.answer(
                DocuSignPaging.page(
                        call,
                        uri,
                        "envelopes",
                        found,
                        MOST,
                        envelope -> EnvelopeJson.of(envelope, call::includes)));
    }

    private static ObjectNode batch(DocuSignCall call) {
        return call.state()
                .resources()
                .find(call.account().path() + BATCHES + call.path("bulkSendBatchId"))
                .orElseThrow(() -> DocuSignError.notFound("batch"));
    }

    private static List<DocuSignEnvelope> envelopes(DocuSignCall call, ObjectNode batch) {
        return StreamSupport.stream(batch.path("envelopeIds").spliterator(), false)
                .flatMap(id -> call.state().envelopes.find(id.asText()).stream())
                .toList();
    }
}
