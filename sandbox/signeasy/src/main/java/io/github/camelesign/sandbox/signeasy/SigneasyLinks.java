// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.SharedServices;

/** The links that were made; they work until the sandbox is reset. */
final class SigneasyLinks extends PurposeLinks<SigneasyLinks.Purpose> {
    /** What a link is good for. */
    enum Purpose {
        SIGN,
        /** The owner signs a document of their own. */
        SELF_SIGN,
        /** The owner sends a document to others. */
        SEND,
        /** The sandbox has no editor. */
        EDIT
    }

    SigneasyLinks(SharedServices services) {
        super(services);
    }

    @Override
    public String address(PurposeLink<Purpose> link) {
        return link.purpose() == Purpose.SEND
                ? address("/" + SigneasyModule.NAME + "/send/", link)
                : super.address(link);
    }
}
