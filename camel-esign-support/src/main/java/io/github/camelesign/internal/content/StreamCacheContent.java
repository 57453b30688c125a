// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import io.github.camelesign.spi.Content;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.camel.StreamCache;

/** A body that Camel keeps, in memory or in a file. */
public record StreamCacheContent(StreamCache cache, String contentType) implements Content {

    @Override
    public long contentLength() {
        return cache.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        cache.reset();
        cache.writeTo(out);
    }
}
