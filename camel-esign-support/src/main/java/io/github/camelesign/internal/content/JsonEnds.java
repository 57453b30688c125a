// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

/**
 * Looks at the first and the last letter of a text, which passes by as bytes of UTF-8. That catches
 * a web page, what is cut off and what something follows, at no cost; to read all tokens of 100 kB
 * takes eight times as long as to copy them.
 */
public final class JsonEnds {

    private static final String BEFORE_A_VALUE = "{[\"-0123456789tfn";

    private char first;
    private char last;

    /** The next bytes of the text. */
    public void add(byte[] bytes, int from, int length) {
        int end = from + length;
        int start = from;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        if (start == end) {
            return;
        }
        if (first == 0) {
            first = letter(bytes[start]);
        }
        while (isBlank(bytes[end - 1])) {
            end--;
        }
        last = letter(bytes[end - 1]);
    }

    public static JsonEnds of(byte[] text) {
        JsonEnds ends = new JsonEnds();
        ends.add(text, 0, text.length);
        return ends;
    }

    /** Any part of a letter that is none of ASCII is none that matters. */
    private static char letter(byte octet) {
        return (char) (octet & 0xFF);
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
    }

    /** Whether there was nothing but blanks. */
    public boolean isEmpty() {
        return first == 0;
    }

    /** Whether it begins as HTML or XML does. */
    public boolean isMarkup() {
        return first == '<';
    }

    /** Whether it begins as an object or a list does. */
    public boolean isContainer() {
        return first == '{' || first == '[';
    }

    /** Whether JSON can begin and end so. */
    public boolean isPossible() {
        return switch (first) {
            case '{' -> last == '}';
            case '[' -> last == ']';
            case '"' -> last == '"';
            default -> BEFORE_A_VALUE.indexOf(first) >= 0;
        };
    }
}
