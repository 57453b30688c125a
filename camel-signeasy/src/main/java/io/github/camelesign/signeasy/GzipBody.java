package io.github.camelesign.signeasy;

import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.producer.MessageContent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A request body that is compressed as a whole; kept, as its length must be known. */
record GzipBody(RequestBody compressed) implements RequestBody {

    static GzipBody of(RequestBody plain, MessageContent content) throws IOException {
        return new GzipBody(
                content.written(
                        plain.contentType(),
                        out -> {
                            GZIPOutputStream gzip = new GZIPOutputStream(out);
                            plain.writeTo(gzip);
                            gzip.finish();
                        }));
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
    public Map<String, String> headers() {
        return Map.of("Content-Encoding", "gzip");
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        compressed.writeTo(out);
    }
}
