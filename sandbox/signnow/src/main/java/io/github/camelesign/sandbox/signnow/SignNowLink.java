// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Link;
import java.time.Instant;

/**
 * An address that lets whoever has it do something without credentials.
 *
 * @param token what makes it hard to guess
 * @param entityId the document or group
 * @param email who it was made for; null when anybody may use it
 * @param options where to go afterwards, and whatever else was said about it
 */
record SignNowLink(
        String token,
        Purpose purpose,
        String entityId,
        String email,
        Instant created,
        Instant expires,
        ObjectNode options,
        Application application)
        implements Link {
    /** What it is good for. */
    enum Purpose {
        SIGN,
        /** Whoever comes says who they are. */
        SIGN_AS_ANYBODY,
        VIEW,
        EDIT,
        SEND,
        /** Once. */
        DOWNLOAD
    }
}
