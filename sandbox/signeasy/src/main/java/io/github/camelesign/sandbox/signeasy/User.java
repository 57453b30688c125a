// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import java.time.Instant;

/**
 * Somebody with an account.
 *
 * @param verified whether they confirmed their e-mail; without that only their own details are
 *     shown to them
 */
record User(
        int id,
        String email,
        String password,
        String firstName,
        String lastName,
        boolean verified,
        Instant created) {
    static final String COMPANY = "ACME Corp.";

    User confirmed() {
        return new User(id, email, password, firstName, lastName, true, created);
    }
}
