// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.spi.Content;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.util.Timeout;

/** A content as the HTTP client sends it: written to the connection, never read. */
final class ContentEntity extends AbstractHttpEntity {

    /** What is sent before it is looked for an answer; then twice as much, up to the limit. */
    private static final long FIRST_LOOK = 64 * 1024;

    private static final int PART = 64 * 1024;
    private static final long LONGEST_STEP = 16 * 1024 * 1024;
    private static final Timeout LOOK = Timeout.ofMilliseconds(1);

    private final Content content;
    private final Transfer transfer;
    private HttpClientConnection connection;

    ContentEntity(Content content, Transfer transfer) {
        super(content.contentType(), null);
        this.content = content;
        this.transfer = transfer;
    }

    /** The server has answered before all was written. */
    static final class EarlyAnswerException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Has the writing end when an answer arrives at this connection. */
    void watch(HttpClientConnection connection) {
        this.connection = connection;
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
        content.writeTo(new Looking(transfer.counting(out)));
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // the content belongs to the exchange
    }

    /** Looks now and then whether the server has answered. */
    private final class Looking extends FilterOutputStream {

        private long written;
        private long step = FIRST_LOOK;
        private long next = FIRST_LOOK;

        Looking(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (written >= next) {
                step = Math.min(2 * step, LONGEST_STEP);
                next = written + step;
                if (connection != null && connection.isDataAvailable(LOOK)) {
                    throw new EarlyAnswerException();
                }
            }
            // in parts, so that it is seen how a large one moves
            for (int done = 0; done < length; done += PART) {
                int part = Math.min(PART, length - done);
                out.write(bytes, from + done, part);
                written += part;
            }
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }
    }
}
