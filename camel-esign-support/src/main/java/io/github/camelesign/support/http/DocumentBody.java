package io.github.camelesign.support.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** A document as it is. */
public record DocumentBody(
        MultipartBody.Content content, String contentType, Map<String, String> headers)
        implements RequestBody {

    @Override
    public long contentLength() {
        return content.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = content.open()) {
            in.transferTo(out);
        }
    }
}
