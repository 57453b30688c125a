// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What arrived of one request. It grows while the server reads on. */
public final class ReceivedRequest {

    /** Large uploads are counted, and their beginning is kept. */
    private static final int KEPT = 1 << 20;

    private final int connection;
    private final RequestHead head;
    private final Instant time = Instant.now();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long bodyLength;
    private boolean complete;

    ReceivedRequest(int connection, RequestHead head) {
        this.connection = connection;
        this.head = head;
    }

    synchronized void add(byte[] bytes, int length) {
        body.write(bytes, 0, Math.min(length, KEPT - body.size()));
        bodyLength += length;
    }

    synchronized void end() {
        complete = true;
    }

    /** The number of its connection, from 1. */
    public int connection() {
        return connection;
    }

    public RequestHead head() {
        return head;
    }

    /** When its head had arrived. */
    public Instant time() {
        return time;
    }

    /** The first megabyte of what arrived of its body, chunks put together. */
    public synchronized String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    /** How many bytes of its body arrived. */
    public synchronized long bodyLength() {
        return bodyLength;
    }

    /** Whether all of it arrived, or rather: was read. */
    public synchronized boolean isComplete() {
        return complete;
    }

    @Override
    public String toString() {
        return "%s %s on connection %d, %d bytes%s"
                .formatted(
                        head.method(),
                        head.target(),
                        connection,
                        bodyLength(),
                        isComplete() ? "" : " of more");
    }
}
