// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** How long a link lives, in minutes, which each kind of link bounds differently. */
final class LinkExpiration {
    private LinkExpiration() {}

    /** The shortest life when the body says nothing. */
    static Duration read(ObjectNode body, int lowest, int highest) {
        check(body, "link_expiration", lowest, highest);
        return Duration.ofMinutes(body.path("link_expiration").asInt(lowest));
    }

    static void check(ObjectNode body, String name, int lowest, int highest) {
        if (!body.hasNonNull(name)) {
            return;
        }
        int minutes = body.get(name).asInt(-1);
        if (minutes < lowest || minutes > highest) {
            throw SignNowError.api(
                    422, 422, name + " must be " + lowest + " to " + highest + " minutes");
        }
    }
}
