package io.github.camelesign.support.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What a request carries. */
public interface RequestBody {

    /** The value of the {@code Content-Type} header. */
    String contentType();

    /** Its length in bytes. */
    long contentLength();

    /** What is said of it in further headers. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** Writes it; the same bytes each time, as a request may have to be sent again. */
    void writeTo(OutputStream out) throws IOException;
}
