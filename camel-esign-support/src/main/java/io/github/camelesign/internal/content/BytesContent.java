// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.io.IOException;
import java.io.OutputStream;

/** A content that is held in memory. */
public record BytesContent(byte[] bytes, String contentType) implements Content {

    private static final String JSON = "application/json";

    public static BytesContent json(byte[] text) {
        return new BytesContent(text, JSON);
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
