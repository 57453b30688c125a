package io.github.camelesign.internal.content;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;

/** The file name that comes with a document (RFC 6266). */
public final class ContentDisposition {

    private ContentDisposition() {}

    /**
     * The name without any folder. Whoever named the document at the provider must not choose where
     * a route writes it, nor have it evaluated: Camel's file component takes {@code ${...}} in a
     * file name for an expression.
     */
    public static Optional<String> fileName(String header) {
        for (HeaderElement element :
                BasicHeaderValueParser.INSTANCE.parseElements(
                        header, new ParserCursor(0, header.length()))) {
            NameValuePair extended = element.getParameterByName("filename*");
            NameValuePair plain = element.getParameterByName("filename");
            if (extended != null && extended.getValue() != null) {
                return baseName(decode(extended.getValue()));
            }
            if (plain != null) {
                return baseName(utf8(plain.getValue()));
            }
        }
        return Optional.empty();
    }

    private static String decode(String extended) {
        String[] parts = extended.split("'", 3);
        try {
            return parts.length < 3
                    ? extended
                    : URLDecoder.decode(parts[2].replace("+", "%2B"), Charset.forName(parts[0]));
        } catch (IllegalArgumentException unreadable) {
            return extended;
        }
    }

    /** The client reads headers as Latin-1; most servers write names in UTF-8. */
    private static String utf8(String latin1) {
        if (latin1 == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException reallyLatin1) {
            return latin1;
        }
    }

    /** What is left of a name when nobody can be harmed by it; empty when nothing is. */
    public static Optional<String> baseName(String name) {
        if (name == null) {
            return Optional.empty();
        }
        String base =
                name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                        .replaceAll("[\\p{Cntrl}$:*?\"<>|]", "_")
                        .strip();
        return base.isEmpty() || base.matches("\\.+") ? Optional.empty() : Optional.of(base);
    }
}
