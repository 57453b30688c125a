// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sends a copy of an envelope or template for each entry of a list. */
final class BulkSender {
    private static final int MOST_COPIES = 1000;

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

    /** The batch, as it is kept and shown. */
    ObjectNode send(String batchName) {
        String id = UUID.randomUUID().toString();
        String name = list.path("name").asText();
        ObjectNode batch =
                JsonReader.object()
                        .put("batchId", id)
                        .put("batchName", batchName.isEmpty() ? name : batchName)
                        .put("batchUri", "/bulk_send_batch/" + id)
                        .put("envelopesUri", "/bulk_send_batch/" + id + "/envelopes")
                        .put("envelopeIdOrTemplateId", source.id())
                        .put("mailingListId", list.path("listId").asText())
                        .put("mailingListName", name)
                        .put("ownerUserId", call.user().id())
                        .put("senderUserId", call.user().id())
                        .put("queued", "0")
                        .put("resendsRemaining", "3")
                        .put("submittedDate", DocuSignTime.write(call.now()));
        ArrayNode sent = batch.putArray("envelopeIds");
        ArrayNode errors = batch.putArray("bulkErrors");
        for (ObjectNode copy : JSON.objects(list.get("bulkCopies"), "bulkCopies")) {
            try {
                sent.add(sendOne(copy));
            } catch (DocuSignError e) {
                errors.add(error(copy, e.getMessage()));
            }
        }
        return batch.put("sent", String.valueOf(sent.size()))
                .put("failed", String.valueOf(errors.size()))
                .put("batchSize", String.valueOf(sent.size() + errors.size()));
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
        ObjectNode data = source.data().deepCopy();
        data.properties()
                .removeIf(f -> f.getKey().endsWith("DateTime") || f.getKey().equals("lock"));
        DocuSignEnvelope envelope =
                DocuSignEnvelope.draft(call.account(), call.user(), false, data, call.now());
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
        ObjectNode texts = with.deepCopy();
        texts.properties().removeIf(field -> !field.getValue().isTextual());
        texts.remove("recipientId");
        recipient.data().setAll(texts);
        for (JsonNode tab : with.path("tabs")) {
            // a value for the tab of this label, of whatever type
            for (JsonNode type : recipient.tabs()) {
                type.forEach(
                        known -> {
                            if (known.path("tabLabel").equals(tab.path("tabLabel"))) {
                                ((ObjectNode) known).set("value", tab.path("initialValue"));
                            }
                        });
            }
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

    /** Refuses a list that cannot be sent with any envelope. */
    static void check(ObjectNode list) {
        JSON.text(list, "name");
        List<ObjectNode> copies = JSON.objects(list.get("bulkCopies"), "bulkCopies");
        if (copies.isEmpty() || copies.size() > MOST_COPIES) {
            throw DocuSignError.bad(
                    "BULK_SEND_INVALID_LIST", "bulkCopies must hold 1 to " + MOST_COPIES + ".");
        }
        for (JsonNode recipient : list.get("bulkCopies").findValues("recipients")) {
            recipient.forEach(
                    one -> {
                        if (!one.hasNonNull("recipientId") && !one.hasNonNull("roleName")) {
                            throw DocuSignError.bad(
                                    "BULK_SEND_RECIPIENT_NEEDS_ID_OR_ROLE",
                                    "Each recipient needs a recipientId or a roleName.");
                        }
                    });
        }
    }
}
