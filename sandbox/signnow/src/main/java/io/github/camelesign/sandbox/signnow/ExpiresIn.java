// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** How the token endpoint writes {@code expires_in}; all of these were seen at SignNow. */
public enum ExpiresIn {
    /** Seconds as a string. */
    TEXT,
    /** Seconds as a number, the default. */
    NUMBER,
    /** The moment itself, in seconds since 1970, as a number. */
    EPOCH;

    void write(ObjectNode token, Instant expires, Instant now) {
        // a token just issued has its whole life before it, although the clock ticks on
        long seconds = Duration.between(now, expires).plusMillis(999).toSeconds();
        switch (this) {
            case TEXT -> token.put("expires_in", String.valueOf(seconds));
            case NUMBER -> token.put("expires_in", seconds);
            case EPOCH -> token.put("expires_in", expires.getEpochSecond());
        }
    }
}
