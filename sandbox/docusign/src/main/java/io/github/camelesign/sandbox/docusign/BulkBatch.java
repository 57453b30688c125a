// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;

/**
 * What became of one bulk send.
 *
 * @param sourceId the envelope or template that was copied
 * @param envelopeIds what was sent
 * @param errors why others were not
 */
record BulkBatch(
        String id,
        String name,
        String listId,
        String listName,
        String sourceId,
        User sender,
        Account account,
        Instant submitted,
        int size,
        List<String> envelopeIds,
        List<ObjectNode> errors) {

    BulkBatch renamed(String newName) {
        return new BulkBatch(
                id,
                newName,
                listId,
                listName,
                sourceId,
                sender,
                account,
                submitted,
                size,
                envelopeIds,
                errors);
    }

    ObjectNode summary() {
        return JsonReader.object()
                .put("batchId", id)
                .put("batchName", name)
                .put("batchSize", String.valueOf(size))
                .put("batchUri", "/bulk_send_batch/" + id)
                .put("sent", String.valueOf(envelopeIds.size()))
                .put("queued", "0")
                .put("failed", String.valueOf(errors.size()))
                .put("submittedDate", DocuSignTime.write(submitted));
    }

    ObjectNode json(DocuSignState state) {
        ObjectNode json =
                summary()
                        .put("envelopeIdOrTemplateId", sourceId)
                        .put("envelopesUri", "/bulk_send_batch/" + id + "/envelopes")
                        .put("mailingListId", listId)
                        .put("mailingListName", listName)
                        .put("ownerUserId", sender.id())
                        .put("senderUserId", sender.id())
                        .put("resendsRemaining", "3");
        json.remove("batchUri");
        json.putArray("bulkErrors").addAll(errors);
        ObjectNode counts = json.putObject("envelopesInfo");
        for (EnvelopeStatus status : EnvelopeStatus.values()) {
            long count = envelopes(state).stream().filter(e -> e.status() == status).count();
            counts.put(status.word(), String.valueOf(count));
        }
        return json;
    }

    List<DocuSignEnvelope> envelopes(DocuSignState state) {
        return envelopeIds.stream().flatMap(e -> state.envelopes.find(e).stream()).toList();
    }
}
