// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** How the token endpoint writes {@code expires_in}; all of these were seen at SignNow. */
public enum ExpiresIn {
    /** Seconds as a string. */
    TEXT,
    /** Seconds as a number, the default. */
    NUMBER,
    /** The moment itself, in seconds since 1970, as a number. */
    EPOCH;

    /** Rewrites the number of seconds that stands in a token. */
    void write(ObjectNode token, Instant expires) {
        switch (this) {
            case TEXT -> token.put("expires_in", token.get("expires_in").asText());
            case NUMBER -> {}
            case EPOCH -> token.put("expires_in", expires.getEpochSecond());
        }
    }
}
