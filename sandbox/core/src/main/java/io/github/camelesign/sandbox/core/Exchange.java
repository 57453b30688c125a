// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The headers and bodies of a request and its answer, as they pass. */
final class Exchange {
    private static final int KEPT_BYTES = 1 << 16;

    /** One direction of it. */
    static final class Side {
        private List<Map.Entry<String, String>> headers = List.of();
        private final Buffer body = Buffer.buffer();
        private long bytes;

        synchronized void headers(MultiMap all) {
            headers = List.copyOf(all.entries());
        }

        synchronized void add(Buffer part) {
            bytes += part.length();
            body.appendBuffer(part, 0, Math.min(part.length(), KEPT_BYTES - body.length()));
        }

        synchronized void addFile(long size) {
            bytes += size;
        }

        synchronized List<Map.Entry<String, String>> headers() {
            return headers;
        }

        /** The first 64 KiB. */
        synchronized String body() {
            return body.toString(StandardCharsets.UTF_8);
        }

        synchronized boolean isCut() {
            return bytes > body.length();
        }

        synchronized long bytes() {
            return bytes;
        }
    }

    final Side request = new Side();
    final Side answer = new Side();
    final String query;

    Exchange(String query) {
        this.query = query == null ? "" : query;
    }

    boolean contains(String text) {
        return query.contains(text)
                || request.body().contains(text)
                || answer.body().contains(text);
    }
}
