// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.Sha256;
import java.util.Locale;

/** Ids and tokens as SignNow makes them: 40 and 64 lower-case hexadecimal digits. */
final class Ids {
    private Ids() {}

    static String id() {
        return RandomIds.hex(20);
    }

    static String token() {
        return RandomIds.hex(32);
    }

    /** The id of a person who need not have an account; always the same for the same e-mail. */
    static String of(String email) {
        return Sha256.of(email.toLowerCase(Locale.ROOT)).substring(0, 40);
    }
}
