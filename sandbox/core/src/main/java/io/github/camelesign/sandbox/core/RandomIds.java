// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes up ids and tokens that nobody can guess. */
public final class RandomIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /** Lower-case hexadecimal digits, two for each byte. */
    public static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
