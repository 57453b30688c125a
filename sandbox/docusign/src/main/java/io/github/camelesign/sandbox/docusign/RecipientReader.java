// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EmailAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the recipients of definitions. */
final class RecipientReader {
    private static final int MOST = 100;

    private RecipientReader() {}

    /**
     * @param recipients the object that holds an array for each kind
     */
    static List<Recipient> read(JsonNode recipients) {
        List<Recipient> read = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : recipients.properties()) {
            RecipientKind kind = RecipientKind.of(field.getKey()).orElse(null);
            if (kind != null) {
                for (ObjectNode one : JSON.objects(field.getValue(), field.getKey())) {
                    read.add(read(kind, one));
                }
            }
        }
        return read;
    }

    private static Recipient read(RecipientKind kind, ObjectNode definition) {
        Recipient recipient = Recipient.of(kind, definition);
        if (recipient.id().isBlank()) {
            throw DocuSignError.bad("INVALID_RECIPIENT_ID", "A recipient has no recipientId.");
        }
        checkEmail(recipient.id(), recipient.email());
        if (recipient.data().hasNonNull("email")) {
            recipient.data().put("email", recipient.data().get("email").asText().trim());
        }
        // refused here rather than when it is sent
        recipient.order();
        return recipient;
    }

    static void checkEmail(String recipientId, String email) {
        if (!email.isBlank() && !EmailAddress.isValid(email.trim())) {
            throw DocuSignError.bad(
                    "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT",
                    "The email address for the recipient is invalid. The recipient Id follows. "
                            + recipientId);
        }
    }

    /** Refuses two recipients with the same id, and tabs on documents that are not there. */
    static void check(DocuSignEnvelope envelope) {
        if (envelope.recipients().size() > MOST) {
            throw DocuSignError.bad("RECIPIENT_LIMIT_EXCEEDED", "There are over 100 recipients.");
        }
        Set<String> ids = new HashSet<>();
        for (Recipient recipient : envelope.recipients()) {
            if (!ids.add(recipient.id())) {
                throw DocuSignError.bad(
                        "INVALID_RECIPIENT_ID",
                        "Two recipients have the recipientId " + recipient.id() + ".");
            }
            checkTabs(envelope, recipient);
        }
    }

    static void checkTabs(DocuSignEnvelope envelope, Recipient recipient) {
        for (JsonNode type : recipient.tabs()) {
            for (JsonNode tab : type) {
                String documentId = tab.path("documentId").asText();
                if (!documentId.isEmpty() && envelope.document(documentId).isEmpty()) {
                    throw DocuSignError.bad(
                            "TAB_REFERS_TO_MISSING_DOCUMENT",
                            "The document specified in the tab does not exist: " + documentId);
                }
            }
        }
    }
}
