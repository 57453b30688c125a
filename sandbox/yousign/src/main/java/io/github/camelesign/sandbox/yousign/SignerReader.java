// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** Makes signers of what the API's users say about them. */
final class SignerReader {
    private final YousignState state;

    SignerReader(YousignState state) {
        this.state = state;
    }

    /** Puts a signer into a request, with the fields that came with them. */
    Signer add(SignatureRequest request, ObjectNode wanted) {
        if (request.signers.size() >= 100) {
            throw YousignError.violated("signers", "There may be 100 signers at most");
        }
        Signer signer = new Signer(info(wanted), defaults());
        signer.settings.setAll(settings(wanted));
        requireSound(signer);
        place(request, signer, wanted);
        for (JsonNode field : wanted.path("fields")) {
            RequestDocument document = documentOf(request, field);
            ObjectNode own = ((ObjectNode) field).put("signer_id", signer.id());
            own.remove("document_id");
            Fields.add(request, document, own);
        }
        Fields.placeAnchors(request);
        return signer;
    }

    private static RequestDocument documentOf(SignatureRequest request, JsonNode field) {
        String id = field.path("document_id").asText();
        return request.documents.stream()
                .filter(document -> document.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                YousignError.violated(
                                        "fields[document_id]", "There is no such document: " + id));
    }

    private static void place(SignatureRequest request, Signer signer, ObjectNode wanted) {
        String after = wanted.path("insert_after_id").asText(null);
        String with = wanted.path("group_with_id").asText(null);
        if (request.is("custom_recipient_order")) {
            new Stages(request).place(signer, after, with);
            request.signers.add(signer);
        } else if (with != null) {
            throw YousignError.violated(
                    "group_with_id", "This needs a request with custom_recipient_order");
        } else if (after == null) {
            request.signers.add(signer);
        } else {
            if (!request.is("ordered_signers")) {
                throw YousignError.violated(
                        "insert_after_id", "This needs a request with ordered_signers");
            }
            List<String> ids = request.signers.stream().map(Signer::id).toList();
            if (!ids.contains(after)) {
                throw YousignError.violated("insert_after_id", "There is no signer " + after);
            }
            request.signers.add(ids.indexOf(after) + 1, signer);
        }
        new Stages(request).arrange();
    }

    /** Changes what was said and leaves the rest. */
    void update(SignatureRequest request, Signer signer, ObjectNode change) {
        if (change.path("info") instanceof ObjectNode info) {
            signer.info.setAll(info);
        }
        signer.settings.setAll(settings(change));
        requireSound(signer);
        if (change.hasNonNull("insert_after_id") || change.hasNonNull("group_with_id")) {
            request.signers.remove(signer);
            place(request, signer, change);
        }
    }

    private static void requireSound(Signer signer) {
        if ("otp_sms".equals(signer.authenticationMode())
                && !signer.info.hasNonNull("phone_number")) {
            throw YousignError.violated(
                    "info[phone_number]", "A phone number is required for otp_sms");
        }
        if ("no_otp".equals(signer.authenticationMode())
                && !signer.level().equals("electronic_signature")) {
            throw YousignError.violated(
                    "signature_authentication_mode",
                    "no_otp is for the level electronic_signature only");
        }
    }

    /** Who it is: somebody new, or somebody known. */
    ObjectNode info(ObjectNode wanted) {
        JsonNode known =
                wanted.has("user_id")
                        ? known(state.accounts.users, wanted, "user_id")
                        : wanted.has("contact_id")
                                ? known(state.contacts, wanted, "contact_id")
                                : wanted.path("info");
        ObjectNode info = JsonReader.object();
        for (String name : List.of("first_name", "last_name", "email", "phone_number", "locale")) {
            info.set(name, known.get(name));
        }
        return info;
    }

    private static ObjectNode known(JsonStore store, ObjectNode wanted, String property) {
        String id = wanted.get(property).asText();
        return store.find(id)
                .orElseThrow(() -> YousignError.violated(property, "There is no " + id));
    }

    private static ObjectNode settings(ObjectNode wanted) {
        ObjectNode settings = wanted.deepCopy();
        settings.remove(
                List.of(
                        "info",
                        "user_id",
                        "contact_id",
                        "label",
                        "fields",
                        "insert_after_id",
                        "group_with_id"));
        for (String complex : List.of("redirect_urls", "custom_text")) {
            if (settings.has(complex)) {
                ObjectNode whole = (ObjectNode) defaults().get(complex);
                if (settings.get(complex) instanceof ObjectNode said) {
                    whole.setAll(said);
                }
                settings.set(complex, whole);
            }
        }
        if (settings.path("email_notification").isNull()) {
            settings.set("email_notification", defaults().get("email_notification"));
        }
        return settings;
    }

    private static ObjectNode defaults() {
        ObjectNode settings = JsonReader.object().put("signature_level", "electronic_signature");
        settings.putObject("redirect_urls");
        settings.putObject("custom_text");
        settings.putObject("sms_notification").putObject("otp_message");
        settings.putObject("email_notification").putArray("disabled");
        settings.putArray("excluded_documents");
        return settings;
    }
}
