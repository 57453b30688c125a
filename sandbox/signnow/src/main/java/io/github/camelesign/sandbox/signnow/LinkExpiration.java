// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * How long a link lives, in minutes, which each kind of link bounds differently. SignNow's clients
 * send 0 unless a time is given.
 */
final class LinkExpiration {
    private LinkExpiration() {}

    /** The shortest life when the body says nothing. */
    static Duration read(ObjectNode body, int lowest, int highest) {
        check(body, "link_expiration", lowest, highest);
        int minutes = body.path("link_expiration").asInt(0);
        return Duration.ofMinutes(minutes == 0 ? lowest : minutes);
    }

    static void check(ObjectNode body, String name, int lowest, int highest) {
        if (!body.hasNonNull(name)) {
            return;
        }
        int minutes = body.get(name).asInt(-1);
        if (minutes != 0 && (minutes < lowest || minutes > highest)) {
            throw SignNowError.api(
                    422, 422, name + " must be " + lowest + " to " + highest + " minutes");
        }
    }
}
