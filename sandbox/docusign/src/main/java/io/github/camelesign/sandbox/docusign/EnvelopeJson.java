// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Envelopes as answers and messages show them. */
final class EnvelopeJson {
    private static final String USUAL =
            """
            {"allowComments": "true", "allowMarkup": "false", "allowReassign": "true",
             "allowViewHistory": "true", "autoNavigation": "true", "emailBlurb": "",
             "emailSubject": "", "enableWetSign": "true", "envelopeIdStamping": "true",
             "envelopeLocation": "current_site", "hasComments": "false",
             "hasFormDataChanged": "false", "is21CFRPart11": "false",
             "isDynamicEnvelope": "false", "isSignatureProviderEnvelope": "false",
             "signerCanSignOnMobile": "true", "signingLocation": "online"}
            """;
    private static final String CERTIFICATE =
            """
            {"documentId": "certificate", "name": "Summary", "type": "summary", "order": "999",
             "display": "inline", "includeInDownload": "true", "templateLocked": "false",
             "signerMustAcknowledge": "no_interaction", "templateRequired": "false", "pages": []}
            """;

    private EnvelopeJson() {}

    /**
     * An envelope.
     *
     * @param includes whether the client asked for a part of it
     */
    static ObjectNode of(DocuSignEnvelope envelope, Predicate<String> includes) {
        String uri = envelope.uri();
        ObjectNode json = DocuSignError.JSON.of(USUAL);
        envelope.data()
                .properties()
                .forEach(
                        field -> {
                            if (field.getValue().isTextual()) {
                                json.set(field.getKey(), field.getValue());
                            }
                        });
        json.remove("transactionId");
        json.put("envelopeId", envelope.id())
                .put("envelopeUri", uri)
                .put("attachmentsUri", uri + "/attachments")
                .put("certificateUri", uri + "/documents/summary")
                .put("customFieldsUri", uri + "/custom_fields")
                .put("documentsCombinedUri", uri + "/documents/combined")
                .put("documentsUri", uri + "/documents")
                .put("notificationUri", uri + "/notification")
                .put("recipientsUri", uri + "/recipients")
                .put("templatesUri", uri + "/templates");
        json.set("sender", envelope.owner().asSender(envelope.account()));
        json.putObject("envelopeMetadata")
                .put("allowAdvancedCorrect", "true")
                .put("enableSignWithNotary", "false")
                .put("allowCorrect", String.valueOf(envelope.status().isInProcess()));
        boolean extended = includes.test("extensions");
        if (includes.test("custom_fields")) {
            json.set("customFields", CustomFields.of(envelope.data().deepCopy()));
        }
        if (includes.test("documents") || extended) {
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
        for (EnvelopeDocument document : envelope.documentsInOrder()) {
            rows.add(document.json(envelope.uri()));
        }
        if (!envelope.isTemplate() && !envelope.documents().isEmpty()) {
            rows.add(
                    DocuSignError.JSON
                            .of(CERTIFICATE)
                            .put("documentIdGuid", envelope.id())
                            .put("uri", envelope.uri() + "/documents/certificate"));
        }
        return rows;
    }

    static ObjectNode recipients(DocuSignEnvelope envelope, boolean tabs) {
        ObjectNode json = grouped(envelope.recipients(), tabs);
        json.put("recipientCount", String.valueOf(envelope.recipients().size()));
        OptionalInt turn = EnvelopeLife.turn(envelope);
        int last = envelope.recipients().stream().mapToInt(Recipient::order).max().orElse(1);
        json.put("currentRoutingOrder", String.valueOf(turn.orElse(last)));
        return json;
    }

    /** An array for each kind of recipient; the usual kinds have one even when it is empty. */
    static ObjectNode grouped(List<Recipient> recipients, boolean tabs) {
        Map<RecipientKind, ArrayNode> arrays = new EnumMap<>(RecipientKind.class);
        ObjectNode json = JsonReader.object();
        for (RecipientKind kind : RecipientKind.values()) {
            arrays.put(kind, json.putArray(kind.array()));
        }
        for (Recipient recipient : recipients) {
            arrays.get(recipient.kind()).add(recipient.json(tabs));
        }
        return json;
    }

    /** What creating and bulk actions answer. */
    static ObjectNode summary(DocuSignEnvelope envelope) {
        return JsonReader.object()
                .put("envelopeId", envelope.id())
                .put("uri", envelope.uri())
                .put("statusDateTime", envelope.data().path("statusChangedDateTime").asText())
                .put("status", envelope.status().word());
    }

    static ObjectNode template(DocuSignEnvelope template, Predicate<String> includes) {
        ObjectNode json = of(template, includes.or("recipients"::equals));
        json.remove(List.of("envelopeId", "envelopeUri", "status", "sender", "purgeState"));
        json.put("templateId", template.id())
                .put("uri", template.uri())
                .put("name", template.data().path("name").asText(""))
                .put("shared", template.data().path("shared").asText("false"))
                .put("passwordProtected", "false")
                .put("pageCount", String.valueOf(pages(template)))
                .put("created", template.data().path("createdDateTime").asText())
                .put("lastModified", template.data().path("lastModifiedDateTime").asText());
        json.set("owner", template.owner().asSender(template.account()));
        if (includes.test("documents")) {
            ArrayNode documents = json.putArray("documents");
            for (EnvelopeDocument document : template.documentsInOrder()) {
                documents.add(
                        document.json(template.uri())
                                .put("authoritativeCopy", false)
                                .put("pages", String.valueOf(document.upload().pages()))
                                .without(
                                        List.of(
                                                "documentIdGuid",
                                                "type",
                                                "containsPdfFormFields",
                                                "availableDocumentTypes")));
            }
        }
        return json;
    }

    private static int pages(DocuSignEnvelope envelope) {
        return envelope.documents().stream().mapToInt(d -> d.upload().pages()).sum();
    }
}
