// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How a key is written in its column, so that any key suits any encoding of a database: what is not
 * ASCII is escaped, and of what is too long then the end is replaced by a hash.
 */
final class StoredKey {

    /** The width of the column. */
    static final int LENGTH = 512;

    private static final int HASH_LENGTH = 64;

    private StoredKey() {}

    static String of(String key) {
        StringBuilder stored = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            // a blank at the end does not count everywhere
            if (letter > ' ' && letter < 0x7f && letter != '\\') {
                stored.append(letter);
            } else {
                stored.append("\\u").append(HexFormat.of().toHexDigits(letter));
            }
        }
        return stored.length() <= LENGTH ? stored.toString() : shortened(stored.toString());
    }

    private static String shortened(String stored) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(stored.getBytes(StandardCharsets.US_ASCII));
            // one backslash alone is in no key that is written whole
            return stored.substring(0, LENGTH - HASH_LENGTH - 2)
                    + "\\#"
                    + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
