// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Envelopes as answers and messages show them. */
final class EnvelopeJson {
    private EnvelopeJson() {}

    /**
     * An envelope.
     *
     * @param includes whether the client asked for a part of it
     */
    static ObjectNode of(DocuSignEnvelope envelope, Predicate<String> includes) {
        ObjectNode json = Answers.of("envelope", envelope);
        envelope.data().properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> json.set(field.getKey(), field.getValue()));
        json.remove("transactionId");
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
        ArrayNode rows = JsonReader.object().arrayNode();
        envelope.documentsInOrder().forEach(document -> rows.add(document(envelope, document)));
        return envelope.isTemplate() || rows.isEmpty()
                ? rows
                : rows.add(Answers.of("certificate", envelope));
    }

    static ObjectNode document(DocuSignEnvelope envelope, EnvelopeDocument document) {
        return document("document", envelope, document);
    }

    private static ObjectNode document(
            String shape, DocuSignEnvelope envelope, EnvelopeDocument document) {
        ObjectNode json = Answers.of(shape, Map.of("envelope", envelope, "document", document));
        return json.setAll(document.definition().deepCopy().retain("documentFields"));
    }

    static ObjectNode recipients(DocuSignEnvelope envelope, boolean tabs) {
        int last = envelope.recipients().stream().mapToInt(Recipient::order).max().orElse(1);
        int turn = EnvelopeLife.turn(envelope).orElse(last);
        return grouped(envelope.recipients(), tabs)
                .put("recipientCount", String.valueOf(envelope.recipients().size()))
                .put("currentRoutingOrder", String.valueOf(turn));
    }

    /** An array for each kind of recipient, even when it is empty. */
    static ObjectNode grouped(List<Recipient> recipients, boolean tabs) {
        ObjectNode json = JsonReader.object();
        for (Recipient.Kind kind : Recipient.Kind.values()) {
            json.putArray(kind.array);
        }
        recipients.forEach(one -> json.withArray(one.kind().array).add(one.json(tabs)));
        return json;
    }

    /** What creating and bulk actions answer. */
    static ObjectNode summary(DocuSignEnvelope envelope) {
        return Answers.of("envelopeSummary", envelope);
    }

    static ObjectNode template(DocuSignEnvelope template, Predicate<String> includes) {
        ObjectNode json = of(template, includes.or("recipients"::equals));
        json.remove(List.of("envelopeId", "envelopeUri", "status", "sender", "purgeState"));
        json.setAll(Answers.of("template", template));
        if (includes.test("documents")) {
            ArrayNode documents = json.putArray("documents");
            for (EnvelopeDocument document : template.documentsInOrder()) {
                documents.add(document("templateDocument", template, document));
            }
        }
        return json;
    }
}
