// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Body.Document;
import io.github.camelesign.spi.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** A document as it is. */
record DocumentContent(Document document, Map<String, String> headers) implements Content {

    @Override
    public String contentType() {
        return document.type();
    }

    @Override
    public long contentLength() {
        return document.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = document.open()) {
            in.transferTo(out);
        }
    }
}
