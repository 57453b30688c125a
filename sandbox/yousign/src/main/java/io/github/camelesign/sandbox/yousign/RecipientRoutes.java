// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.yousign.Recipient.Kind;
import java.util.Set;

/**
 * The signers of a signature request and those who approve it before, and signing through the API,
 * for those who have a signing page of their own.
 */
final class RecipientRoutes {
    private static final String REQUEST = "/signature_requests/:id/";
    private static final String SIGNER = REQUEST + "signers/:recipient";

    /** What can still be corrected while somebody is asked to sign. */
    private static final Set<String> OPEN_TO_CHANGE =
            Set.of("info", "custom_text", "redirect_urls", "delivery_mode", "email_notification");

    private RecipientRoutes() {}

    static void mount(YousignEndpoints endpoints) {
        for (Kind kind : Kind.values()) {
            String path = REQUEST + kind.word() + "s";
            String one = path + "/:recipient";
            endpoints.show("POST", path, call -> add(call, kind));
            endpoints.show("GET", one, call -> recipient(call, kind).json());
            endpoints.show("PATCH", one, call -> update(call.body(), recipient(call, kind)));
            endpoints.run("DELETE", one, call -> delete(recipient(call, kind)));
            endpoints.run("POST", one + "/send_reminder", call -> recipient(call, kind).remind());
        }
        endpoints.show(
                "GET",
                REQUEST + "signers",
                call ->
                        YousignCall.array(
                                call.signatureRequest().signers.stream().map(Recipient::json)));
        endpoints.run("POST", SIGNER + "/send_otp", RecipientRoutes::sendPassword);
        endpoints.run("POST", SIGNER + "/sign", RecipientRoutes::sign);
    }

    private static Recipient recipient(YousignCall call, Kind kind) {
        return call.signatureRequest().person(kind, call.path("recipient"));
    }

    private static JsonNode add(YousignCall call, Kind kind) {
        return new RecipientMaker(call.state()).add(kind, call.draft(), call.body()).json();
    }

    private static JsonNode update(ObjectNode change, Recipient recipient) {
        boolean isOpen =
                recipient.isSigner()
                        && recipient.envelope.status == Status.ONGOING
                        && !recipient.hasActed()
                        && change.properties().stream()
                                .allMatch(p -> OPEN_TO_CHANGE.contains(p.getKey()));
        if (!isOpen) {
            recipient.envelope.requireDraft();
        }
        RecipientMaker.change(recipient, change);
        return recipient.json();
    }

    private static void delete(Recipient recipient) {
        SignatureRequest request = recipient.envelope;
        request.requireDraft();
        request.people(recipient.kind).remove(recipient);
        for (RequestDocument document : request.documents) {
            document.fields.removeIf(
                    field -> field.path("signer_id").asText().equals(recipient.id));
        }
        new Stages(request).arrange();
    }

    private static void sendPassword(YousignCall call) {
        Recipient signer = recipient(call, Kind.SIGNER);
        requireOwnSigningFlow(call, signer);
        YousignError.refused(
                        "signer.authentication_mode_not_compatible",
                        "The signer needs no one-time password")
                .when(!asksForPassword(signer));
        signer.passwordSent = true;
        String to =
                signer.authenticationMode().equals("otp_sms")
                        ? signer.info.path("phone_number").asText()
                        : signer.email();
        call.state().mail(to, "Your one-time password: " + Yousign.ONE_TIME_PASSWORD, "", null);
    }

    private static void sign(YousignCall call) {
        Recipient signer = recipient(call, Kind.SIGNER);
        ObjectNode body = call.body();
        requireOwnSigningFlow(call, signer);
        boolean isPasswordGiven =
                signer.passwordSent && body.path("otp").asText().equals(Yousign.ONE_TIME_PASSWORD);
        YousignError.violated("otp", "The one-time password is not valid")
                .when(asksForPassword(signer) && !isPasswordGiven);
        for (ObjectNode field : signer.envelope.fieldsOf(signer)) {
            YousignError.violated(
                            "fields",
                            "Field " + field.path("id").asText() + " has to be answered first")
                    .when(Fields.isMissing(field));
        }
        signer.ipAddress = body.get("ip_address").asText();
        signer.accept();
    }

    private static boolean asksForPassword(Recipient signer) {
        return signer.authenticationMode().startsWith("otp_");
    }

    private static void requireOwnSigningFlow(YousignCall call, Recipient signer) {
        SignatureRequest request = signer.envelope;
        String path = DescribedVersionThree.ROOT + "/signature_requests/" + request.id;
        boolean possible =
                signer.deliveryMode().equals("none")
                        && request.approvers.isEmpty()
                        && call.state().resources().below(path + "/document_requests").isEmpty()
                        && call.state().resources().below(path + "/consent_requests").isEmpty()
                        && !request.is("signers_allowed_to_decline")
                        && signer.level().equals("electronic_signature");
        YousignError.refused(
                        "signer.own_signing_flow_not_possible",
                        "This needs delivery_mode none and the level electronic_signature, and a"
                                + " request without approvers, document requests, consent requests"
                                + " and signers_allowed_to_decline")
                .when(!possible);
        YousignError.incompatible(
                        "signer", "The signature request must be ongoing and the signer notified")
                .when(request.status != Status.ONGOING || !signer.isAsked());
    }
}
