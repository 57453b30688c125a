package io.github.camelesign.support.http;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.camel.StreamCache;

/** A body that Camel keeps, in memory or in a file. */
public record StreamCacheBody(StreamCache cache, String contentType) implements RequestBody {

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
