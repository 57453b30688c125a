// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Envelopes as answers and messages show them. */
final class EnvelopeJson {
    /** What is not said otherwise. */
    static final ObjectNode USUAL = JsonReader.resource(EnvelopeJson.class, "fresh-envelope.json");

    private EnvelopeJson() {}

    /**
     * An envelope.
     *
     * @param includes whether the client asked for a part of it
     */
    static ObjectNode of(DocuSignEnvelope envelope, Predicate<String> includes) {
        ObjectNode json = USUAL.get("envelope").deepCopy();
        envelope.data().properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> json.set(field.getKey(), field.getValue()));
        json.remove("transactionId");
        String uri = envelope.uri();
        json.put("envelopeId", envelope.id())
                .put("envelopeUri", uri)
                .put("attachmentsUri", uri + "/attachments")
                .put("certificateUri", uri + "/documents/summary")
                .put("customFieldsUri", uri + "/custom_fields")
                .put("documentsCombinedUri", uri + "/documents/combined")
                .put("documentsUri", uri + "/documents")
                .put("notificationUri", uri + "/notification")
                .put("recipientsUri", uri + "/recipients")
                .put("templatesUri", uri + "/templates")
                .set("sender", envelope.owner().asSender(envelope.account()));
        json.withObject("/envelopeMetadata")
                .put("allowCorrect", String.valueOf(envelope.status().isInProcess()));
        if (includes.test("custom_fields")) {
            json.set("customFields", CustomFields.of(envelope.data().deepCopy()));
        }
        if (includes.test("documents") || includes.test("extensions")) {
            json.set("envelopeDocuments", documents(envelope));
        }
        if (includes.test("recipients") || includes.test("tabs")) {
            json.set("recipients", recipients(envelope, includes.test("tabs")));
        }
        if (includes.test("folders")) {
            json.putArray("folders").add(Folder.of(envelope).json(envelope.owner()));
        }
        if (includes.test("attachments")) {
            json.putArray("envelopeAttachments");
        }
        return json;
    }

    /** Beside the documents, what the envelope's certificate is. */
    static ArrayNode documents(DocuSignEnvelope envelope) {
        ArrayNode rows = USUAL.arrayNode();
        envelope.documentsInOrder().forEach(document -> rows.add(document(envelope, document)));
        if (!envelope.isTemplate() && !envelope.documents().isEmpty()) {
            ObjectNode certificate = USUAL.get("certificate").deepCopy();
            rows.add(
                    certificate
                            .put("documentIdGuid", envelope.id())
                            .put("uri", envelope.uri() + "/documents/certificate"));
        }
        return rows;
    }

    static ObjectNode document(DocuSignEnvelope envelope, EnvelopeDocument document) {
        ObjectNode json = USUAL.get("document").deepCopy();
        JsonNode definition = document.definition();
        json.put("documentId", document.id())
                .put("documentIdGuid", document.guid())
                .put("name", document.name())
                .put("uri", envelope.uri() + "/documents/" + document.id())
                .put("order", String.valueOf(document.order()))
                .put("display", definition.path("display").asText("inline"));
        if (definition.has("documentFields")) {
            json.set("documentFields", definition.get("documentFields"));
        }
        return json;
    }

    static ObjectNode recipients(DocuSignEnvelope envelope, boolean tabs) {
        OptionalInt turn = EnvelopeLife.turn(envelope);
        int last = envelope.recipients().stream().mapToInt(Recipient::order).max().orElse(1);
        return grouped(envelope.recipients(), tabs)
                .put("recipientCount", String.valueOf(envelope.recipients().size()))
                .put("currentRoutingOrder", String.valueOf(turn.orElse(last)));
    }

    /** An array for each kind of recipient, even when it is empty. */
    static ObjectNode grouped(List<Recipient> recipients, boolean tabs) {
        ObjectNode json = JsonReader.object();
        for (RecipientKind kind : RecipientKind.values()) {
            json.putArray(kind.array());
        }
        recipients.forEach(one -> json.withArray(one.kind().array()).add(one.json(tabs)));
        return json;
    }

    /** What creating and bulk actions answer. */
    static ObjectNode summary(DocuSignEnvelope envelope) {
        return JsonReader.object()
                .put("envelopeId", envelope.id())
                .put("uri", envelope.uri())
                .put("statusDateTime", envelope.text("statusChangedDateTime"))
                .put("status", envelope.status().word());
    }

    static ObjectNode template(DocuSignEnvelope template, Predicate<String> includes) {
        ObjectNode json = of(template, includes.or("recipients"::equals));
        json.remove(List.of("envelopeId", "envelopeUri", "status", "sender", "purgeState"));
        int pages = template.documents().stream().mapToInt(d -> d.upload().pages()).sum();
        json.put("templateId", template.id())
                .put("uri", template.uri())
                .put("name", template.text("name"))
                .put("shared", template.data().path("shared").asText("false"))
                .put("passwordProtected", "false")
                .put("pageCount", String.valueOf(pages))
                .put("created", template.text("createdDateTime"))
                .put("lastModified", template.text("lastModifiedDateTime"))
                .set("owner", template.owner().asSender(template.account()));
        if (includes.test("documents")) {
            ArrayNode documents = json.putArray("documents");
            for (EnvelopeDocument document : template.documentsInOrder()) {
                ObjectNode row =
                        document(template, document)
                                .put("authoritativeCopy", false)
                                .put("pages", String.valueOf(document.upload().pages()));
                row.remove(List.of("documentIdGuid", "type"));
                row.remove(List.of("containsPdfFormFields", "availableDocumentTypes"));
                documents.add(row);
            }
        }
        return json;
    }
}
