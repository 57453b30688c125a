// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request under way and the time that it may take. After that it may only go on as long as it
 * moves data: documents of any size take as long as they need, a server that dribbles does not.
 */
final class Transfer {

    /** Name of the attribute of an HTTP context that holds it. */
    static final String ATTRIBUTE = "esign.transfer";

    /** What has to be moved in the time that the provider may be silent. */
    private static final long LEAST_BYTES = 64 * 1024;

    private final Runnable cancel;
    private final long end;
    private final long window;
    private final long leastBytes;
    private final AtomicLong moved = new AtomicLong();
    private long windowStart = System.nanoTime();
    private long movedBefore;
    private boolean slow = true;
    private volatile boolean expired;
    private volatile boolean begun;

    /**
     * @param timeout after which it must move data
     * @param silence the time in which it must move at least 64 kB
     * @param cancel ends it
     */
    Transfer(Duration timeout, Duration silence, Runnable cancel) {
        this.cancel = cancel;
        this.end = windowStart + timeout.toNanos();
        this.window = Math.max(1, Math.min(timeout.toNanos(), silence.toNanos()));
        this.leastBytes = Math.max(1, LEAST_BYTES * window / Math.max(1, silence.toNanos()));
    }

    /** Ends it if its time is over and it moves too little. */
    void check() {
        long now = System.nanoTime();
        if (now - windowStart >= window) {
            slow = moved.get() - movedBefore < leastBytes;
            movedBefore = moved.get();
            windowStart = now;
        }
        if (now - end >= 0 && slow && !expired) {
            expired = true;
            cancel.run();
        }
    }

    boolean isExpired() {
        return expired;
    }

    /** The connection is there, and the request is about to be written to it. */
    void begin() {
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }

    OutputStream counting(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int octet) throws IOException {
                out.write(octet);
                moved.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                moved.addAndGet(length);
            }
        };
    }

    InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int octet = in.read();
                moved.addAndGet(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = in.read(bytes, from, length);
                moved.addAndGet(Math.max(0, read));
                return read;
            }
        };
    }
}
