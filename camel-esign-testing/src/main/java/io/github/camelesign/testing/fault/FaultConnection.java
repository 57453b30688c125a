// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection of a client, to be read, answered and broken off by a {@link Script}. With TLS the
 * handshake comes with the first byte that is read or sent.
 */
public final class FaultConnection implements Closeable {

    /** No client of a test is silent for so long unless something went wrong. */
    private static final int LONGEST_SILENCE_MILLIS = 60_000;

    /** The four letters at the end of a head: a line's end and another. */
    private static final int EMPTY_LINE = 0x0d0a0d0a;

    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int number;
    private final Socket raw;
    private final SSLContext tls;
    private final CountDownLatch stopped;
    private final Consumer<ReceivedRequest> record;
    private Socket socket;
    private ReceivedRequest request;
    private RequestBody body;
    private boolean continued;

    FaultConnection(
            int number,
            Socket raw,
            SSLContext tls,
            CountDownLatch stopped,
            Consumer<ReceivedRequest> record) {
        this.number = number;
        this.raw = raw;
        this.tls = tls;
        this.stopped = stopped;
        this.record = record;
    }

    /** Its number at the server, from 1. */
    public int number() {
        return number;
    }

    private Socket socket() throws IOException {
        if (socket == null) {
            raw.setSoTimeout(LONGEST_SILENCE_MILLIS);
            raw.setTcpNoDelay(true);
            socket = tls == null ? raw : secured();
        }
        return socket;
    }

    private Socket secured() throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.getSocketFactory().createSocket(raw, null, raw.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    /**
     * The head of the current request; reads it, and not a byte more, if that is not done yet.
     *
     * @throws EOFException when the client closes the connection instead of sending one
     */
    public RequestHead head() throws IOException {
        if (request == null) {
            InputStream in = socket().getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int last = 0;
            while (last != EMPTY_LINE) {
                int letter = in.read();
                if (letter < 0) {
                    throw new EOFException("The client closed the connection");
                }
                head.write(letter);
                last = last << 8 | letter;
            }
            request =
                    new ReceivedRequest(
                            number, RequestHead.of(head.toString(StandardCharsets.UTF_8)));
            body = new RequestBody(in, request);
            record.accept(request);
        }
        return request.head();
    }

    /**
     * Reads the first byte of a request that gets no answer. Before it, a client may find out that
     * the connection is gone before it sends anything, or may not.
     */
    public void firstByte() throws IOException {
        if (socket().getInputStream().read() < 0) {
            throw new EOFException("The client closed the connection");
        }
    }

    /** The current request as far as it was read. */
    public ReceivedRequest request() throws IOException {
        head();
        return request;
    }

    /** Reads so many bytes of the body, after an interim 100 if the client waits for that. */
    public void read(long bytes) throws IOException {
        head();
        if (request.head().isContinueExpected() && !continued) {
            continued = true;
            send(CONTINUE);
        }
        body.read(bytes);
    }

    /** Reads the request to its end. */
    public void readAll() throws IOException {
        read(Long.MAX_VALUE);
    }

    public void send(byte[] bytes) throws IOException {
        OutputStream out = socket().getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Sends bytes before the TLS handshake, instead of it. */
    public void sendInClear(byte[] bytes) throws IOException {
        raw.getOutputStream().write(bytes);
    }

    /** Sends an answer, and closes the connection if that is what ends it. */
    public void send(ServerAnswer answer) throws IOException {
        send(answer.bytes());
        if (answer.framing() == ServerAnswer.Framing.UNTIL_CLOSE) {
            close();
        }
    }

    /** Sends byte after byte, with a pause after each. */
    public void dribble(byte[] bytes, Duration pause) throws IOException, InterruptedException {
        for (byte one : bytes) {
            send(new byte[] {one});
            pause(pause);
        }
    }

    /** Does nothing for so long. */
    public void pause(Duration time) throws InterruptedException {
        if (stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("The server stops");
        }
    }

    /** Does nothing, and reads nothing, until the server stops. */
    public void stall() throws InterruptedException {
        pause(Duration.ofMillis(LONGEST_SILENCE_MILLIS));
    }

    /** Reads what else comes, and answers nothing, until the client closes the connection. */
    public void drain() throws IOException {
        InputStream in = socket().getInputStream();
        byte[] buffer = new byte[1 << 16];
        while (in.read(buffer) >= 0) {
            // it is not wanted
        }
        close();
    }

    /** Ends its own direction, as a server does that has nothing more to say, and reads on. */
    public void halfClose() throws IOException {
        socket().shutdownOutput();
        drain();
    }

    /** Breaks the connection off with a reset, which takes along what the client has not read. */
    public void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    /**
     * Closes the connection, with TLS without a word. As everywhere, the client gets a reset after
     * the end if a part of the request was not read.
     */
    @Override
    public void close() throws IOException {
        raw.close();
    }

    boolean isClosed() {
        return raw.isClosed();
    }

    /**
     * Makes ready for the next request.
     *
     * @return false when there can be none, as the end of this one was not read
     */
    boolean next() {
        boolean whole = request == null || request.isComplete();
        request = null;
        body = null;
        continued = false;
        return whole;
    }
}
