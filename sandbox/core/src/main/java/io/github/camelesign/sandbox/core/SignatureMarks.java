// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How people signed on the page, by envelope and e-mail. The last 10,000 are kept. */
public final class SignatureMarks {
    private static final int KEPT = 10_000;

    private final Map<Key, SignatureMark> marks =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, SignatureMark> eldest) {
                    return size() > KEPT;
                }
            };

    private record Key(String envelope, String email) {
        Key {
            email = email.toLowerCase(Locale.ROOT);
        }
    }

    SignatureMarks() {}

    /** Keeps it for when the document is drawn. */
    public synchronized void put(String envelope, String email, SignatureMark mark) {
        marks.put(new Key(envelope, email), mark);
    }

    /** {@link SignatureMark#NONE} when nothing was typed or drawn. */
    public synchronized SignatureMark of(String envelope, String email) {
        return marks.getOrDefault(new Key(envelope, email), SignatureMark.NONE);
    }

    synchronized void clear() {
        marks.clear();
    }
}
