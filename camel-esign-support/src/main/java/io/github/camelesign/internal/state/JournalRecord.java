// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.state;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * One change as it stands in a journal: the length of the rest, the checksum of that length, the
 * checksum of the rest; then one byte for what it is, the key, and the value unless the key is
 * removed. Numbers have four bytes, the highest first.
 */
final class JournalRecord {

    /** Length of a length and its two checksums. */
    static final int HEADER = 3 * Integer.BYTES;

    private static final byte SET = 1;
    private static final byte REMOVE = 2;
    private static final byte UTF_8 = 0;
    private static final byte UTF_16 = 1;

    /** How a change is read. */
    interface Reader {

        /**
         * @param value null if the key is removed
         * @param size of the record
         */
        void change(String key, String value, int size);
    }

    private JournalRecord() {}

    /**
     * @param value null to remove the key
     */
    static byte[] of(String key, String value) {
        byte[] keyText = text(key);
        byte[] valueText = value == null ? new byte[0] : text(value);
        int length = Math.addExact(Math.addExact(1, keyText.length), valueText.length);
        ByteBuffer record = ByteBuffer.allocate(Math.addExact(HEADER, length));
        record.position(HEADER);
        record.put(value == null ? REMOVE : SET).put(keyText).put(valueText);
        record.putInt(0, length);
        record.putInt(Integer.BYTES, checksum(record, 0, Integer.BYTES));
        record.putInt(2 * Integer.BYTES, checksum(record, HEADER, length));
        return record.array();
    }

    /** Whether the length of the record that begins there is what was written. */
    static boolean hasLength(ByteBuffer bytes, int at) {
        return bytes.getInt(at + Integer.BYTES) == checksum(bytes, at, Integer.BYTES)
                && bytes.getInt(at) > 0;
    }

    /** The whole length of the record that begins there. */
    static long length(ByteBuffer bytes, int at) {
        return HEADER + (long) bytes.getInt(at);
    }

    /** Whether the record that begins there, and is there to its end, is what was written. */
    static boolean isWhole(ByteBuffer bytes, int at) {
        return bytes.getInt(at + 2 * Integer.BYTES)
                == checksum(bytes, at + HEADER, bytes.getInt(at));
    }

    static void read(ByteBuffer bytes, int at, Reader reader) {
        ByteBuffer record = bytes.slice(at + HEADER, bytes.getInt(at));
        byte kind = record.get();
        String key = text(record);
        reader.change(key, kind == SET ? text(record) : null, HEADER + record.limit());
    }

    /** In UTF-8, unless it has halves of letters, which Java's strings may and UTF-8 cannot. */
    private static byte[] text(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return ByteBuffer.allocate(1 + Integer.BYTES + encoded.remaining())
                    .put(UTF_8)
                    .putInt(encoded.remaining())
                    .put(encoded)
                    .array();
        } catch (CharacterCodingException e) {
            int length = Math.multiplyExact(Character.BYTES, text.length());
            ByteBuffer encoded = ByteBuffer.allocate(1 + Integer.BYTES + length);
            encoded.put(UTF_16).putInt(length).asCharBuffer().put(text);
            return encoded.array();
        }
    }

    private static String text(ByteBuffer record) {
        byte encoding = record.get();
        int length = record.getInt();
        ByteBuffer encoded = record.slice(record.position(), length);
        record.position(record.position() + length);
        return encoding == UTF_16
                ? encoded.asCharBuffer().toString()
                : StandardCharsets.UTF_8.decode(encoded).toString();
    }

    private static int checksum(ByteBuffer bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(from, length));
        return (int) checksum.getValue();
    }
}
