package io.github.camelesign.internal.http;

import io.github.camelesign.spi.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A content as the HTTP client sends it: written to the connection, never read. */
final class ContentEntity extends AbstractHttpEntity {

    private final Content content;

    ContentEntity(Content content) {
        super(content.contentType(), null);
        this.content = content;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long getContentLength() {
        return content.contentLength();
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("a request body is only written");
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // the body belongs to the exchange
    }
}
