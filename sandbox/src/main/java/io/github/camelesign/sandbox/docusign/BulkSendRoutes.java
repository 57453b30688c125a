package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.JsonReader;
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

    void mount(Endpoints endpoints) {
        endpoints.accountOfV21("GET", "/bulk_send_lists", this::listLists);
        endpoints.accountOfV21("POST", "/bulk_send_lists", this::createList);
        endpoints.accountOfV21("GET", LIST, call -> call.answer(shown(list(call))));
        endpoints.accountOfV21("PUT", LIST, this::updateList);
        endpoints.accountOfV21("DELETE", LIST, this::deleteList);
        endpoints.accountOfV21("POST", LIST + "/send", this::send);
        endpoints.accountOfV21("POST", LIST + "/test", this::test);
        endpoints.accountOfV21("GET", "/bulk_send_batch", this::listBatches);
        endpoints.accountOfV21("GET", BATCH, call -> call.answer(batch(call).json(call.world())));
        endpoints.accountOfV21("PUT", BATCH, this::renameBatch);
        endpoints.accountOfV21("GET", BATCH + "/envelopes", this::listEnvelopes);
    }

    private void createList(Call call) {
        ObjectNode list = read(call);
        String id = UUID.randomUUID().toString();
        list.put("listId", id).put("createdDate", DocuSignTime.write(call.now()));
        call.world().bulkLists.put(id, list);
        call.answer(201, shown(list));
    }

    /** When it was made is told only where lists are listed. */
    private static ObjectNode shown(ObjectNode list) {
        ObjectNode copy = list.deepCopy();
        copy.remove("createdDate");
        return copy;
    }

    private static ObjectNode read(Call call) {
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

    private void updateList(Call call) {
        ObjectNode old = list(call);
        ObjectNode list = read(call);
        list.set("listId", old.get("listId"));
        list.set("createdDate", old.get("createdDate"));
        call.world().bulkLists.put(list.get("listId").asText(), list);
        call.answer(shown(list));
    }

    private void deleteList(Call call) {
        call.world().bulkLists.remove(list(call).get("listId").asText());
        listLists(call);
    }

    private void listLists(Call call) {
        ObjectNode json = JsonReader.object();
        ArrayNode rows = json.putArray("bulkListSummaries");
        for (ObjectNode list : call.world().bulkLists.values()) {
            ObjectNode row = rows.addObject();
            row.set("bulkSendListId", list.get("listId"));
            row.set("name", list.get("name"));
            row.set("createdDate", list.get("createdDate"));
            row.put("createdByUser", call.user().id());
        }
        call.answer(json);
    }

    private void send(Call call) {
        ObjectNode body = call.body();
        BulkSender sender = sender(call, body);
        sender.problem()
                .ifPresent(
                        code -> {
                            throw DocuSignError.bad(code, "The list does not fit the envelope.");
                        });
        String name = body.path("batchName").asText(list(call).path("name").asText());
        BulkBatch batch = sender.send(name);
        call.world().bulkBatches.put(batch.id(), batch);
        call.answer(201, BulkSender.answer(batch));
    }

    private void test(Call call) {
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

    private static BulkSender sender(Call call, ObjectNode body) {
        String id = Call.guid("envelopeOrTemplateId", JSON.text(body, "envelopeOrTemplateId"));
        DocuSignEnvelope source =
                call.world()
                        .templates
                        .find(id)
                        .filter(template -> template.account().equals(call.account()))
                        .orElseGet(() -> call.envelope(id));
        return new BulkSender(call, list(call), source);
    }

    private void listBatches(Call call) {
        Optional<Instant> from = EnvelopeQuery.time(call.query("from_date"), "from_date");
        Optional<Instant> to = EnvelopeQuery.time(call.query("to_date"), "to_date");
        String ids = call.query("batch_ids");
        String text = call.query("search_text");
        List<BulkBatch> found =
                call.world().bulkBatches.values().stream()
                        .filter(batch -> batch.account().equals(call.account()))
                        .filter(batch -> ids == null || ids.contains(batch.id()))
                        .filter(batch -> text == null || batch.name().contains(text))
                        .filter(b -> from.stream().noneMatch(b.submitted()::isBefore))
                        .filter(b -> to.stream().noneMatch(b.submitted()::isAfter))
                        .sorted(Comparator.comparing(BulkBatch::submitted).reversed())
                        .toList();
        ObjectNode json =
                Paging.page(
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

    private void renameBatch(Call call) {
        BulkBatch renamed = batch(call).renamed(JSON.text(call.body(), "batchName"));
        call.world().bulkBatches.put(renamed.id(), renamed);
        call.answer(renamed.json(call.world()));
    }

    private void listEnvelopes(Call call) {
        BulkBatch batch = batch(call);
        String status = call.query("status");
        call.answer(
                Paging.page(
                        call,
                        "/bulk_send_batch/" + batch.id() + "/envelopes",
                        "envelopes",
                        batch.envelopes(call.world()).stream()
                                .filter(
                                        e ->
                                                status == null
                                                        || status.equals("all")
                                                        || status.contains(e.status().word()))
                                .toList(),
                        MOST_COPIES,
                        envelope -> EnvelopeJson.of(envelope, call::includes)));
    }

    private static ObjectNode list(Call call) {
        return Optional.ofNullable(call.world().bulkLists.get(call.path("bulkSendListId")))
                .orElseThrow(
                        () ->
                                DocuSignError.api(
                                        404,
                                        "BULK_SEND_MAILING_LIST_NOT_FOUND",
                                        "The list does not exist."));
    }

    private static BulkBatch batch(Call call) {
        return Optional.ofNullable(call.world().bulkBatches.get(call.path("bulkSendBatchId")))
                .filter(batch -> batch.account().equals(call.account()))
                .orElseThrow(() -> DocuSignError.notFound("batch"));
    }
}
