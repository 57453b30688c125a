// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Somebody who approves before the signers are asked. */
final class Approver extends Recipient {
    static final String APPROVED = "approved";
    static final String REJECTED = "rejected";

    Approver(ObjectNode info, ObjectNode settings) {
        super(info, settings);
    }

    @Override
    String kind() {
        return "approver";
    }

    @Override
    void accept(Lifecycle lifecycle, SignatureRequest request) {
        lifecycle.approve(request, this);
    }

    @Override
    void refuse(Lifecycle lifecycle, SignatureRequest request, String reason) {
        lifecycle.reject(request, this, reason);
    }

    boolean hasApproved() {
        return status().equals(APPROVED);
    }
}
