// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Link;
import java.time.Instant;

/**
 * An address that lets whoever has it do something without credentials.
 *
 * @param token what makes it hard to guess
 * @param entityId the signature request, original or template
 * @param email who it was made for
 * @param options where to go afterwards, and whatever else was said about it
 * @param origin who asked for it
 */
record SigneasyLink(
        String token,
        Purpose purpose,
        int entityId,
        String email,
        ObjectNode options,
        Origin origin)
        implements Link {
    @Override
    public Instant expires() {
        return Instant.MAX;
    }

    /** What it is good for. */
    enum Purpose {
        SIGN,
        /** The owner signs a document of their own. */
        SELF_SIGN,
        /** The owner sends a document to others. */
        SEND,
        /** The sandbox has no editor. */
        EDIT
    }
}
