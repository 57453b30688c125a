// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request, sized or in chunks, as far as it is wanted. */
final class RequestBody {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final ReceivedRequest request;
    private final boolean chunked;
    private final byte[] buffer = new byte[BUFFER];

    /** Of the body, or of the current chunk. */
    private long left;

    RequestBody(InputStream in, ReceivedRequest request) {
        this.in = in;
        this.request = request;
        this.chunked = request.head().isChunked();
        this.left = chunked ? 0 : request.head().contentLength();
        if (!chunked && left == 0) {
            request.end();
        }
    }

    /**
     * Reads so many bytes more, or up to the end.
     *
     * @throws EOFException when the client closed the connection before
     */
    void read(long bytes) throws IOException {
        long wanted = bytes;
        while (wanted > 0 && !request.isComplete()) {
            if (chunked && left == 0) {
                nextChunk();
                continue;
            }
            int count = in.read(buffer, 0, (int) Math.min(Math.min(wanted, left), BUFFER));
            if (count < 0) {
                throw new EOFException("The client closed the connection in the body");
            }
            request.add(buffer, count);
            left -= count;
            wanted -= count;
            if (left == 0) {
                end();
            }
        }
    }

    private void end() throws IOException {
        if (chunked) {
            line();
        } else {
            request.end();
        }
    }

    private void nextChunk() throws IOException {
        left = Long.parseLong(line().replaceFirst(";.*", "").strip(), 16);
        if (left == 0) {
            while (!line().isEmpty()) {
                // a trailer
            }
            request.end();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int letter;
        while ((letter = in.read()) != '\n') {
            if (letter < 0) {
                throw new EOFException("The client closed the connection between chunks");
            }
            line.append((char) letter);
        }
        return line.toString().stripTrailing();
    }
}
