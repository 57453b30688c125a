package io.github.camelesign.support.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is held in memory. */
public record BytesBody(byte[] bytes, String contentType) implements RequestBody {

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }
}
