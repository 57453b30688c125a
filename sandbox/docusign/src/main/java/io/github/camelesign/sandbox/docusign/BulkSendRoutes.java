// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bulk lists and batches. A batch is sent at once, so that nothing of it is ever queued. */
final class BulkSendRoutes {
    private static final String LIST = "/bulk_send_lists/:bulkSendListId";
    private static final String BATCH = "/bulk_send_batch/:bulkSendBatchId";
    private static final int MOST_COPIES = 1000;

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("GET", "/bulk_send_lists", this::listLists);
        endpoints.account("POST", "/bulk_send_lists", this::createList);
        endpoints.account("GET", LIST, call -> call.answer(shown(list(call))));
        endpoints.account("PUT", LIST, this::updateList);
        endpoints.account("DELETE", LIST, this::deleteList);
        endpoints.account("POST", LIST + "/send", this::send);
        endpoints.account("POST", LIST + "/test", this::test);
        endpoints.account("GET", "/bulk_send_batch", this::listBatches);
        endpoints.account("GET", BATCH, call -> call.answer(batch(call).json(call.state())));
        endpoints.account("PUT", BATCH, this::renameBatch);
        endpoints.account("GET", BATCH + "/envelopes", this::listEnvelopes);
    }

    private void createList(DocuSignCall call) {
        ObjectNode list = read(call);
        String id = UUID.randomUUID().toString();
        list.put("listId", id).put("createdDate", DocuSignTime.write(call.now()));
        call.state().bulkLists.put(id, list);
        call.answer(201, shown(list));
    }

    /** When it was made is returned only where lists are listed. */
    private static ObjectNode shown(ObjectNode list) {
        ObjectNode copy = list.deepCopy();
        copy.remove("createdDate");
        return copy;
    }

    private static ObjectNode read(DocuSignCall call) {
        ObjectNode list = call.body();
        JSON.text(list, "name");
        List<ObjectNode> copies = JSON.objects(list.get("bulkCopies"), "bulkCopies");
        if (copies.isEmpty() || copies.size() > MOST_COPIES) {
            throw DocuSignError.bad(
                    "BULK_SEND_INVALID_LIST", "bulkCopies must hold 1 to " + MOST_COPIES + ".");
        }
        for (ObjectNode copy : copies) {
            for (ObjectNode recipient : JSON.objects(copy.get("recipients"), "recipients")) {
                if (!recipient.hasNonNull("recipientId") && !recipient.hasNonNull("roleName")) {
                    throw DocuSignError.bad(
                            "BULK_SEND_RECIPIENT_NEEDS_ID_OR_ROLE",
                            "Each recipient needs a recipientId or a roleName.");
                }
            }
        }
        return list;
    }

    private void updateList(DocuSignCall call) {
        ObjectNode old = list(call);
        ObjectNode list = read(call);
        list.set("listId", old.get("listId"));
        list.set("createdDate", old.get("createdDate"));
        call.state().bulkLists.put(list.get("listId").asText(), list);
        call.answer(shown(list));
    }

    private void deleteList(DocuSignCall call) {
        call.state().bulkLists.remove(list(call).get("listId").asText());
        listLists(call);
    }

    private void listLists(DocuSignCall call) {
        ObjectNode json = JsonReader.object();
        ArrayNode rows = json.putArray("bulkListSummaries");
        for (ObjectNode list : call.state().bulkLists.values()) {
            ObjectNode row = rows.addObject();
            row.set("bulkSendListId", list.get("listId"));
            row.set("name", list.get("name"));
            row.set("createdDate", list.get("createdDate"));
            row.put("createdByUser", call.user().id());
        }
        call.answer(json);
    }

    private void send(DocuSignCall call) {
        ObjectNode body = call.body();
        BulkSender sender = sender(call, body);
        sender.problem()
                .ifPresent(
                        code -> {
                            throw DocuSignError.bad(code, "The list does not fit the envelope.");
                        });
        String name = body.path("batchName").asText(list(call).path("name").asText());
        BulkBatch batch = sender.send(name);
        call.state().bulkBatches.put(batch.id(), batch);
        call.answer(201, BulkSender.answer(batch));
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
        String id =
                DocuSignCall.guid("envelopeOrTemplateId", JSON.text(body, "envelopeOrTemplateId"));
        DocuSignEnvelope source =
                call.state()
                        .templates
                        .find(id)
                        .filter(template -> template.account().equals(call.account()))
                        .orElseGet(() -> call.envelope(id));
        return new BulkSender(call, list(call), source);
    }

    private void listBatches(DocuSignCall call) {
        Optional<Instant> from = EnvelopeQuery.time(call.query("from_date"), "from_date");
        Optional<Instant> to = EnvelopeQuery.time(call.query("to_date"), "to_date");
        String ids = call.query("batch_ids");
        String text = call.query("search_text");
        List<BulkBatch> found =
                call.state().bulkBatches.values().stream()
                        .filter(batch -> batch.account().equals(call.account()))
                        .filter(batch -> ids == null || ids.contains(batch.id()))
                        .filter(batch -> text == null || batch.name().contains(text))
                        .filter(b -> from.stream().noneMatch(b.submitted()::isBefore))
                        .filter(b -> to.stream().noneMatch(b.submitted()::isAfter))
                        .sorted(Comparator.comparing(BulkBatch::submitted).reversed())
                        .toList();
        ObjectNode json =
                DocuSignPaging.page(
                        call,
                        "/bulk_send_batch",
                        "bulkBatchSummaries",
                        found,
                        MOST_COPIES,
                        BulkBatch::summary);
        json.put("batchSizeLimit", String.valueOf(MOST_COPIES))
                .put("queueLimit", "2000")
                .put("totalQueued", "0");
        call.answer(json);
    }

    private void renameBatch(DocuSignCall call) {
        BulkBatch renamed = batch(call).renamed(JSON.text(call.body(), "batchName"));
        call.state().bulkBatches.put(renamed.id(), renamed);
        call.answer(renamed.json(call.state()));
    }

    private void listEnvelopes(DocuSignCall call) {
        BulkBatch batch = batch(call);
        String status = call.query("status");
        call.answer(
                DocuSignPaging.page(
                        call,
                        "/bulk_send_batch/" + batch.id() + "/envelopes",
                        "envelopes",
                        batch.envelopes(call.state()).stream()
                                .filter(
                                        e ->
                                                status == null
                                                        || status.equals("all")
                                                        || status.contains(e.status().word()))
                                .toList(),
                        MOST_COPIES,
                        envelope -> EnvelopeJson.of(envelope, call::includes)));
    }

    private static ObjectNode list(DocuSignCall call) {
        return Optional.ofNullable(call.state().bulkLists.get(call.path("bulkSendListId")))
                .orElseThrow(
                        () ->
                                DocuSignError.api(
                                        404,
                                        "BULK_SEND_MAILING_LIST_NOT_FOUND",
                                        "The list does not exist."));
    }

    private static BulkBatch batch(DocuSignCall call) {
        return Optional.ofNullable(call.state().bulkBatches.get(call.path("bulkSendBatchId")))
                .filter(batch -> batch.account().equals(call.account()))
                .orElseThrow(() -> DocuSignError.notFound("batch"));
    }
}
