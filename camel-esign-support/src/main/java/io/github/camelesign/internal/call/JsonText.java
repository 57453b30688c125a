// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.StreamCache;

/**
 * The text of a message body as the bytes of JSON on the wire: UTF-8 without a byte order mark (RFC
 * 8259). The charset of the exchange is that of some text before, and does not count.
 */
final class JsonText {

    /** What JSON, or XML, begins with. */
    private static final String STARTS = "{[\"< \t\r\n";

    private static final String MARK = "\ufeff";

    private JsonText() {}

    /** The characters of a body that has characters instead of bytes; null for any other. */
    static String characters(Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Reader reader) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            if (body instanceof StreamCache cache) {
                cache.reset();
            } else {
                // it can be read only once
                exchange.getMessage().setBody(text.toString());
            }
            return text.toString();
        }
        // such as the text of a Groovy expression
        return body instanceof CharSequence text ? text.toString() : null;
    }

    /**
     * Bytes are taken as they are if they are UTF-8; UTF-16 and UTF-32, which older JSON may be,
     * are written anew.
     */
    static DocumentBytes of(Exchange exchange) throws IOException, InvalidPayloadException {
        String characters = characters(exchange);
        if (characters != null) {
            return DocumentBytes.of(unmarked(characters).getBytes(UTF_8));
        }
        DocumentBytes bytes = DocumentBytes.of(exchange);
        byte[] start;
        try (InputStream in = bytes.open()) {
            start = in.readNBytes(4);
        }
        if (begins(start, 0xef, 0xbb, 0xbf)) {
            return new Unmarked(bytes);
        }
        Charset charset = charset(start);
        if (charset == null) {
            return bytes;
        }
        try (Reader in = new InputStreamReader(bytes.open(), charset)) {
            return DocumentBytes.of(
                    Spool.written(
                            exchange,
                            out -> {
                                Writer letters = new OutputStreamWriter(out, UTF_8);
                                int first = in.read();
                                if (first != MARK.charAt(0)) {
                                    letters.write(first);
                                }
                                in.transferTo(letters);
                                letters.flush();
                            }));
        }
    }

    private static String unmarked(String text) {
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** Null for UTF-8, and for what is no text. */
    private static Charset charset(byte[] start) {
        if (begins(start, 0, 0, 0xfe, 0xff) || isAscii(start, 3, 4)) {
            return Charset.forName("UTF-32BE");
        }
        if (begins(start, 0xff, 0xfe, 0, 0) || isAscii(start, 0, 4)) {
            return Charset.forName("UTF-32LE");
        }
        if (begins(start, 0xfe, 0xff) || isAscii(start, 1, 2)) {
            return Charset.forName("UTF-16BE");
        }
        return begins(start, 0xff, 0xfe) || isAscii(start, 0, 2)
                ? Charset.forName("UTF-16LE")
                : null;
    }

    /** Whether the first letter stands in one byte, and the others of its width are zero. */
    private static boolean isAscii(byte[] start, int place, int width) {
        if (start.length < width || STARTS.indexOf(start[place]) < 0) {
            return false;
        }
        byte[] letter = Arrays.copyOf(start, width);
        letter[place] = 0;
        return Arrays.equals(letter, new byte[width]);
    }

    private static boolean begins(byte[] start, int... mark) {
        if (start.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((start[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Without the byte order mark that UTF-8 may begin with. */
    private record Unmarked(DocumentBytes marked) implements DocumentBytes {

        private static final int MARK_LENGTH = 3;

        @Override
        public InputStream open() throws IOException {
            InputStream in = marked.open();
            in.skipNBytes(MARK_LENGTH);
            return in;
        }

        @Override
        public long length() {
            return marked.length() - MARK_LENGTH;
        }
    }
}
