// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends a copy of an envelope or template for each entry of a list. */
final class BulkSender {
    private static final int QUEUE_LIMIT = 2000;

    private final DocuSignCall call;
    private final ObjectNode list;
    private final DocuSignEnvelope source;

    BulkSender(DocuSignCall call, ObjectNode list, DocuSignEnvelope source) {
        this.call = call;
        this.list = list;
        this.source = source;
    }

    /** Why it cannot be sent; empty when it can. */
    Optional<String> problem() {
        if (source.documents().isEmpty()) {
            return Optional.of("BULK_SEND_ENVELOPE_HAS_NO_DOCUMENTS");
        }
        if (!source.isTemplate() && source.status() != EnvelopeStatus.CREATED) {
            return Optional.of("BULK_SEND_ENVELOPE_NOT_IN_DRAFT_STATE");
        }
        for (JsonNode copy : list.path("bulkCopies")) {
            for (JsonNode recipient : copy.path("recipients")) {
                if (role(source, recipient).isEmpty()) {
                    return Optional.of("BULK_SEND_RECIPIENT_NOT_IN_ENVELOPE");
                }
            }
        }
        return Optional.empty();
    }

    BulkBatch send(String batchName) {
        List<String> sent = new ArrayList<>();
        List<ObjectNode> errors = new ArrayList<>();
        for (ObjectNode copy : JSON.objects(list.get("bulkCopies"), "bulkCopies")) {
            try {
                sent.add(sendOne(copy));
            } catch (DocuSignError e) {
                errors.add(error(copy, e.getMessage()));
            }
        }
        return new BulkBatch(
                UUID.randomUUID().toString(),
                batchName,
                list.path("listId").asText(),
                list.path("name").asText(),
                source.id(),
                call.user(),
                call.account(),
                call.now(),
                sent.size() + errors.size(),
                sent,
                errors);
    }

    private ObjectNode error(ObjectNode copy, String message) {
        ObjectNode error =
                JsonReader.object()
                        .put("created", DocuSignTime.write(call.now()))
                        .put("errorMessage", message);
        copy.path("recipients")
                .forEach(r -> error.withArray("recipientEmails").add(r.path("email")));
        return error;
    }

    private String sendOne(ObjectNode copy) {
        ObjectNode data = JsonReader.object();
        source.data()
                .properties()
                .forEach(
                        field -> {
                            boolean kept = !field.getKey().endsWith("DateTime");
                            if (kept) {
                                data.set(field.getKey(), field.getValue().deepCopy());
                            }
                        });
        DocuSignEnvelope envelope =
                DocuSignEnvelope.draft(
                        UUID.randomUUID().toString(),
                        call.account(),
                        call.user(),
                        false,
                        data,
                        call.now());
        for (String setting : List.of("emailSubject", "emailBlurb")) {
            if (copy.hasNonNull(setting)) {
                data.set(setting, copy.get(setting));
            }
        }
        source.documents().forEach(d -> envelope.documents().add(d.copy(d.id())));
        source.recipients()
                .forEach(r -> envelope.recipients().add(Recipient.of(r.kind(), r.data())));
        for (ObjectNode named : JSON.optionalObjects(copy, "recipients")) {
            fill(role(envelope, named).orElseThrow(DocuSignError::unknownRecipient), named);
        }
        customFields(data, copy);
        // what cannot be sent is not kept either
        EnvelopeLife.send(envelope.copy(), call.now());
        call.state().envelopes.add(envelope);
        call.state().change(envelope, e -> EnvelopeLife.send(e, call.now()));
        return envelope.id();
    }

    private static void fill(Recipient recipient, ObjectNode with) {
        RecipientReader.checkEmail(recipient.id(), with.path("email").asText());
        with.properties()
                .forEach(
                        field -> {
                            if (field.getValue().isTextual()
                                    && !field.getKey().equals("recipientId")) {
                                recipient.data().set(field.getKey(), field.getValue());
                            }
                        });
        for (JsonNode tab : with.path("tabs")) {
            // a value for the tab of this label, of whatever type
            recipient
                    .tabs()
                    .forEach(
                            type ->
                                    type.forEach(
                                            known -> {
                                                if (known.path("tabLabel")
                                                        .equals(tab.path("tabLabel"))) {
                                                    ((ObjectNode) known)
                                                            .set("value", tab.path("initialValue"));
                                                }
                                            }));
        }
    }

    private static void customFields(ObjectNode data, ObjectNode copy) {
        for (JsonNode field : copy.path("customFields")) {
            for (JsonNode kind : CustomFields.of(data)) {
                for (JsonNode known : kind) {
                    if (known.path("name").equals(field.path("name"))) {
                        ((ObjectNode) known).set("value", field.path("value"));
                    }
                }
            }
        }
    }

    private static Optional<Recipient> role(DocuSignEnvelope envelope, JsonNode named) {
        String id = named.path("recipientId").asText();
        String role = named.path("roleName").asText();
        return envelope.recipients().stream()
                .filter(
                        r ->
                                !role.isEmpty() && r.role().equalsIgnoreCase(role)
                                        || !id.isEmpty() && r.id().equals(id))
                .findFirst();
    }

    static ObjectNode answer(BulkBatch batch) {
        ObjectNode json =
                JsonReader.object()
                        .put("batchId", batch.id())
                        .put("batchName", batch.name())
                        .put("batchSize", String.valueOf(batch.size()))
                        .put("envelopeOrTemplateId", batch.sourceId())
                        .put("queueLimit", String.valueOf(QUEUE_LIMIT))
                        .put("totalQueued", String.valueOf(batch.size()));
        json.putArray("errors");
        json.putArray("errorDetails");
        return json;
    }
}
