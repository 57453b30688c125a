// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Texts, remembered by 64 bits of a hash each. A million of them take 16 MB, a quarter of what a
 * set of {@code Long} takes, and two of them are taken for the same by a chance of one in thirty
 * millions.
 */
final class KeySet {

    private static final int INITIAL = 256;

    private final MessageDigest digest;

    /** 0 is an empty place; at least half of the places are. */
    private long[] table = new long[INITIAL];

    private int size;

    KeySet() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean contains(String key) {
        long hash = hash(key);
        return table[place(table, hash)] == hash;
    }

    void add(String key) {
        if (put(table, hash(key)) && ++size * 2 > table.length) {
            long[] larger = new long[table.length * 2];
            for (long hash : table) {
                put(larger, hash);
            }
            table = larger;
        }
    }

    void clear() {
        table = new long[INITIAL];
        size = 0;
    }

    private static boolean put(long[] table, long hash) {
        int place = place(table, hash);
        boolean isNew = table[place] != hash;
        table[place] = hash;
        return isNew;
    }

    /** Where it is, or may be put. */
    private static int place(long[] table, long hash) {
        int place = (int) hash & table.length - 1;
        while (table[place] != 0 && table[place] != hash) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private long hash(String key) {
        byte[] bytes = digest.digest(key.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(bytes).getLong() | 1L << 63;
    }
}
