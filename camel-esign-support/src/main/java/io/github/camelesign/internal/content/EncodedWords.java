// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes the encoded words of RFC 2047, in which e-mail writes letters outside ASCII. */
final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");
    private static final Pattern HEX = Pattern.compile("=([0-9A-Fa-f]{2})");

    private EncodedWords() {}

    /** What cannot be decoded stays as it is. */
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder();
        // a letter may begin in one word and end in the next
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        Charset charset = null;
        int end = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            Optional<Charset> known = MediaType.charsetOf(word.group(1));
            byte[] bytes = bytes(word.group(2), word.group(3));
            if (known.isEmpty() || bytes == null) {
                continue;
            }
            String between = text.substring(end, word.start());
            boolean joined = charset != null && between.isBlank();
            if (!joined || !known.get().equals(charset)) {
                decoded.append(charset == null ? "" : open.toString(charset));
                decoded.append(joined ? "" : between);
                open.reset();
            }
            charset = known.get();
            open.writeBytes(bytes);
            end = word.end();
        }
        decoded.append(charset == null ? "" : open.toString(charset));
        return decoded.append(text.substring(end)).toString();
    }

    private static byte[] bytes(String encoding, String text) {
        if (encoding.equalsIgnoreCase("B")) {
            try {
                return Base64.getMimeDecoder().decode(text);
            } catch (IllegalArgumentException noBase64) {
                return null;
            }
        }
        String latin1 =
                HEX.matcher(text.replace('_', ' '))
                        .replaceAll(
                                hex ->
                                        Matcher.quoteReplacement(
                                                Character.toString(
                                                        Integer.parseInt(hex.group(1), 16))));
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
