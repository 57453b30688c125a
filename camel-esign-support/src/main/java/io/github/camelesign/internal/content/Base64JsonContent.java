// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Body.Document;
import io.github.camelesign.spi.Content;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;

/** A JSON object that holds a document in base64, encoded as it is sent. */
final class Base64JsonContent implements Content {

    private final byte[] before;
    private final Document document;
    private final byte[] after;

    private Base64JsonContent(byte[] before, Document document, byte[] after) {
        this.before = before;
        this.document = document;
        this.after = after;
    }

    /**
     * @param fields makes the object, with the text that it is given in the place of the document
     */
    static Base64JsonContent of(Json json, Function<String, ?> fields, Document document) {
        String place = UUID.randomUUID().toString();
        String[] around =
                new String(json.write(fields.apply(place)), StandardCharsets.UTF_8).split(place, 2);
        return new Base64JsonContent(bytes(around[0]), document, bytes(around[1]));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public long contentLength() {
        return before.length + (document.length() + 2) / 3 * 4 + after.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(before);
        try (InputStream in = document.open();
                OutputStream base64 = Base64.getEncoder().wrap(new Unclosed(out))) {
            in.transferTo(base64);
        }
        out.write(after);
    }

    /** Closing the encoder writes its last letters; the request goes on after them. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // the connection is the caller's
        }
    }
}
