// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Mail;

/** Signing through the API, for those who have a signing page of their own. */
final class SigningRoutes {
    private static final String SIGNER = "/signature_requests/:id/signers/:signer";

    void mount(YousignEndpoints endpoints) {
        endpoints.on("POST", SIGNER + "/send_otp", this::sendPassword);
        endpoints.on("POST", SIGNER + "/sign", this::sign);
    }

    private void sendPassword(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Signer signer = request.signer(call.path("signer"));
        requireOwnSigningFlow(call, signer);
        String mode = signer.authenticationMode();
        if (!asksForPassword(signer)) {
            throw YousignError.refused(
                    "signer.authentication_mode_not_compatible",
                    "The signer needs no one-time password");
        }
        signer.passwordSent();
        String to =
                "otp_sms".equals(mode) ? signer.info.path("phone_number").asText() : signer.email();
        call.state()
                .services()
                .mailbox()
                .add(
                        new Mail(
                                call.now(),
                                YousignModule.NAME,
                                to,
                                "Your one-time password: " + Yousign.ONE_TIME_PASSWORD,
                                "",
                                null));
        call.noContent();
    }

    private void sign(YousignCall call) {
        SignatureRequest request = call.signatureRequest();
        Signer signer = request.signer(call.path("signer"));
        ObjectNode body = call.body();
        requireOwnSigningFlow(call, signer);
        if (asksForPassword(signer)) {
            requirePassword(signer, body.path("otp").asText(""));
        }
        for (ObjectNode field : request.fieldsOf(signer)) {
            if (Answers.isMissing(field)) {
                throw YousignError.violated(
                        "fields",
                        "Field " + field.path("id").asText() + " has to be answered first");
            }
        }
        call.state().lifecycle.sign(request, signer, body.get("ip_address").asText());
        call.noContent();
    }

    private static boolean asksForPassword(Signer signer) {
        String mode = signer.authenticationMode();
        return "otp_sms".equals(mode) || "otp_email".equals(mode);
    }

    private static void requirePassword(Signer signer, String password) {
        if (!signer.isPasswordSent() || !password.equals(Yousign.ONE_TIME_PASSWORD)) {
            throw YousignError.violated("otp", "The one-time password is not valid");
        }
    }

    private static void requireOwnSigningFlow(YousignCall call, Signer signer) {
        SignatureRequest request = call.signatureRequest();
        String path = DescribedVersionThree.ROOT + "/signature_requests/" + request.id;
        boolean possible =
                signer.deliveryMode(request).equals("none")
                        && request.approvers.isEmpty()
                        && call.state().resources().below(path + "/document_requests").isEmpty()
                        && call.state().resources().below(path + "/consent_requests").isEmpty()
                        && !request.is("signers_allowed_to_decline")
                        && signer.level().equals("electronic_signature");
        if (!possible) {
            throw YousignError.refused(
                    "signer.own_signing_flow_not_possible",
                    "This needs delivery_mode none and the level electronic_signature, and a"
                            + " request without approvers, document requests, consent requests"
                            + " and signers_allowed_to_decline");
        }
        if (request.status != Status.ONGOING || !signer.isAsked()) {
            throw YousignError.refused(
                    "signer.status_not_compatible",
                    "The signature request must be ongoing and the signer notified");
        }
    }
}
