// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.Recipient.Kind;
import java.util.List;

/** Makes signers and approvers of what the API's users say about them. */
record RecipientMaker(YousignState state) {
    private static final List<String> INFO =
            List.of("first_name", "last_name", "email", "phone_number", "locale");
    private static final List<String> NO_SETTINGS =
            List.of(
                    "info",
                    "user_id",
                    "contact_id",
                    "signer_id",
                    "label",
                    "fields",
                    "insert_after_id",
                    "group_with_id");

    /** Puts somebody into a request, with the fields that came with them. */
    Recipient add(Kind kind, SignatureRequest request, ObjectNode wanted) {
        int most = kind == Kind.SIGNER ? 100 : 10;
        YousignError.tooMany(kind.word() + "s", most).when(request.people(kind).size() >= most);
        ObjectNode info = info(request, wanted);
        Recipient recipient = new Recipient(kind, request, info, Defaults.of(kind.word()));
        YousignError.refused(
                        "approver.already_attached_to_signature_request",
                        recipient.email() + " approves already")
                .when(
                        !recipient.isSigner()
                                && request.approvers.stream()
                                        .anyMatch(other -> other.is(recipient.email())));
        set(recipient, wanted);
        new Stages(request).place(recipient, wanted);
        for (JsonNode field : wanted.path("fields")) {
            JsonNode id = field.path("document_id");
            RequestDocument document =
                    YousignError.unknown("fields[document_id]", id)
                            .unless(request.documents, one -> one.id.equals(id.asText()));
            ObjectNode own = field.deepCopy();
            own.put("signer_id", recipient.id).remove("document_id");
            Fields.add(request, document, own);
        }
        Fields.placeAnchors(request);
        return recipient;
    }

    /** Changes what was said and leaves the rest. */
    static void change(Recipient recipient, ObjectNode change) {
        SignatureRequest request = recipient.envelope;
        if (change.path("info") instanceof ObjectNode info) {
            recipient.info.setAll(info);
        }
        set(recipient, change);
        if (change.hasNonNull("insert_after_id") || change.hasNonNull("group_with_id")) {
            request.people(recipient.kind).remove(recipient);
            new Stages(request).place(recipient, change);
        }
    }

    /** Null means as it was in the beginning. */
    private static void set(Recipient recipient, ObjectNode wanted) {
        ObjectNode said = wanted.deepCopy();
        said.remove(NO_SETTINGS);
        Defaults.of(recipient.kind.word()).properties().stream()
                .filter(usual -> said.path(usual.getKey()).isNull())
                .forEach(usual -> said.set(usual.getKey(), usual.getValue()));
        recipient.settings.setAll(said);
        String mode = recipient.authenticationMode();
        YousignError.violated("info[phone_number]", "A phone number is required for otp_sms")
                .when(mode.equals("otp_sms") && !recipient.info.hasNonNull("phone_number"));
        YousignError.violated(
                        "signature_authentication_mode",
                        "no_otp is for the level electronic_signature only")
                .when(mode.equals("no_otp") && !recipient.level().equals("electronic_signature"));
    }

    /** Who it is: somebody new, or somebody known. */
    private ObjectNode info(SignatureRequest request, ObjectNode wanted) {
        JsonNode known = wanted.path("info");
        if (wanted.has("user_id")) {
            known = state.accounts.users.named(wanted.get("user_id"), "user_id");
        } else if (wanted.has("contact_id")) {
            known = state.contacts.named(wanted.get("contact_id"), "contact_id");
        } else if (wanted.has("signer_id")) {
            known = request.person(Kind.SIGNER, wanted.get("signer_id").asText()).info;
        }
        ObjectNode info = JsonReader.object();
        for (String name : INFO) {
            info.set(name, known.get(name));
        }
        return info;
    }
}
