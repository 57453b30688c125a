// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A content that is compressed as a whole.
 *
 * @param compressed the content as it is sent
 * @param headers those of the plain content, and the encoding
 */
public record GzipContent(Content compressed, Map<String, String> headers) implements Content {

    /** Keeps what is written: its length must be known before it is sent. */
    @FunctionalInterface
    public interface Keeping {
        Content keep(String contentType, Writer writer) throws IOException;
    }

    public static GzipContent of(Content plain, Keeping keeping) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(plain.headers());
        headers.put("Content-Encoding", "gzip");
        return new GzipContent(
                keeping.keep(
                        plain.contentType(),
                        out -> {
                            GZIPOutputStream gzip = new GZIPOutputStream(out);
                            plain.writeTo(gzip);
                            gzip.finish();
                        }),
                headers);
    }

    @Override
    public String contentType() {
        return compressed.contentType();
    }

    @Override
    public long contentLength() {
        return compressed.contentLength();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        compressed.writeTo(out);
    }
}
