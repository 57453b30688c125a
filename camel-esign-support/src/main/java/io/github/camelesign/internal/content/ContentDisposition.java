// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file name that comes with a document (RFC 6266), however its server writes it. */
public final class ContentDisposition {

    /** What is longer holds no name, and would take a stack of its own to match. */
    private static final int LONGEST = 4096;

    private static final String QUOTED = "\"((?:[^\"\\\\]++|\\\\.)*+)\"";

    /** Up to the next parameter: some servers write commas, semicolons and blanks unquoted. */
    private static final String UNQUOTED = "((?:(?!;\\s*[\\w*-]+\\s*=).)*)";

    private static final Pattern EXTENDED = parameter("filename\\*");
    private static final Pattern PLAIN = parameter("filename");

    private ContentDisposition() {}

    private static Pattern parameter(String name) {
        return Pattern.compile(
                "(?:^|;)\\s*" + name + "\\s*=\\s*(?:" + QUOTED + "|" + UNQUOTED + ")",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** The name in the server's own words, perhaps with folders; empty when there is none. */
    public static Optional<String> fileName(String header) {
        String start =
                header.length() > LONGEST
                        ? header.substring(0, LONGEST).replaceFirst("%[0-9A-Fa-f]?$", "")
                        : header;
        return value(EXTENDED, start)
                .flatMap(ContentDisposition::decode)
                .or(() -> value(PLAIN, start).map(name -> EncodedWords.decode(utf8(name))))
                .filter(name -> !name.isBlank())
                // better than no name
                .or(() -> value(EXTENDED, start).filter(name -> !name.matches(".*'\\s*|\\s*")));
    }

    private static Optional<String> value(Pattern parameter, String header) {
        Matcher found = parameter.matcher(header);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.of(
                found.group(1) == null
                        ? found.group(2).strip().replaceFirst(";$", "")
                        // not every backslash: one may stand between folders
                        : found.group(1).replaceAll("\\\\([\"\\\\])", "$1"));
    }

    /** Empty when it cannot be read, or is nothing: the plain name says more then. */
    private static Optional<String> decode(String extended) {
        String[] parts = extended.split("'", 3);
        try {
            return Optional.of(
                            parts.length < 3
                                    ? extended
                                    : URLDecoder.decode(
                                            parts[2].replace("+", "%2B"),
                                            Charset.forName(parts[0])))
                    .filter(name -> !name.isBlank());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The client reads headers as Latin-1; most servers write names in UTF-8. */
    private static String utf8(String latin1) {
        ByteBuffer bytes = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException reallyLatin1) {
            return latin1;
        }
    }
}
