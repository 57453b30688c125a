// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** The three bytes before a text of UTF-8 that belong to no text; JSON must not have them. */
public final class ByteOrderMark {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** The same without it. */
    public static InputStream skip(InputStream text) throws IOException {
        byte[] start = text.readNBytes(MARK.length);
        if (Arrays.equals(start, MARK)) {
            return text;
        }
        PushbackInputStream whole = new PushbackInputStream(text, MARK.length);
        whole.unread(start);
        return whole;
    }
}
