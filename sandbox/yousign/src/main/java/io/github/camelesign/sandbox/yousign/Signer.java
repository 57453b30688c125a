// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.SignatureMark;
import java.time.Instant;

/** Somebody who signs. */
final class Signer extends Recipient {
    static final String SIGNED = "signed";
    static final String DECLINED = "declined";
    static final String ABORTED = "aborted";

    /** What they typed or drew on the page. */
    SignatureMark mark = SignatureMark.NONE;

    private Instant signedAt;
    private String ipAddress;
    private boolean passwordSent;

    Signer(ObjectNode info, ObjectNode settings) {
        super(info, settings);
    }

    @Override
    String kind() {
        return "signer";
    }

    @Override
    void accept(Lifecycle lifecycle, SignatureRequest request) {
        lifecycle.sign(request, this, null);
    }

    @Override
    void refuse(Lifecycle lifecycle, SignatureRequest request, String reason) {
        lifecycle.decline(request, this, reason);
    }

    boolean hasSigned() {
        return status().equals(SIGNED);
    }

    Instant signedAt() {
        return signedAt;
    }

    String ipAddress() {
        return ipAddress;
    }

    void signs(Instant now, String fromAddress) {
        becomes(SIGNED, now);
        signedAt = now;
        ipAddress = fromAddress;
    }

    String level() {
        return settings.path("signature_level").asText();
    }

    /** Null when it was left open. */
    String authenticationMode() {
        return settings.path("signature_authentication_mode").asText(null);
    }

    boolean isPasswordSent() {
        return passwordSent;
    }

    void passwordSent() {
        passwordSent = true;
    }

    /** Their own, else the request's. */
    String deliveryMode(SignatureRequest request) {
        return settings.path("delivery_mode").asText(request.deliveryMode());
    }
}
