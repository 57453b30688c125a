// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import java.time.Instant;

/**
 * Something that happened to an envelope.
 *
 * @param name for example {@code Signed}
 */
record Activity(
        Instant at, String name, String email, String firstName, String lastName, String content) {
    static Activity of(User user, String name, Instant at) {
        return new Activity(
                at,
                name,
                user.email(),
                user.firstName(),
                user.lastName(),
                name + " by " + user.email());
    }

    static Activity of(Signer signer, String name, Instant at) {
        return new Activity(
                at,
                name,
                signer.email(),
                signer.firstName(),
                signer.lastName(),
                name + " by " + signer.email());
    }
}
