// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that came back on a connection until it was closed.
 *
 * @param statuses of the answers, in order; none if it was closed without one
 * @param text the answers as they are
 */
record RawAnswer(List<Integer> statuses, String text) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final Pattern HEADER = Pattern.compile("\n([A-Za-z0-9-]+):");
    private static final int PATIENCE = 60_000;
    private static final int PAUSE = 20;

    static RawAnswer to(RawCall call, int port) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int time = 0; time < call.times(); time++) {
            all.append(once(call, port));
        }
        return of(all.toString());
    }

    private static String once(RawCall call, int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            send(call, socket);
            return read(socket.getInputStream());
        }
    }

    private static void send(RawCall call, Socket socket) throws IOException {
        byte[] bytes = call.bytes();
        OutputStream out = socket.getOutputStream();
        int length = (bytes.length + call.pieces() - 1) / call.pieces();
        try {
            for (int at = 0; at < bytes.length; at += length) {
                if (at > 0) {
                    new CountDownLatch(1).await(PAUSE, TimeUnit.MILLISECONDS);
                }
                out.write(bytes, at, Math.min(length, bytes.length - at));
            }
            if (!call.isComplete()) {
                socket.shutdownOutput();
            }
        } catch (SocketException closed) {
            // it answers before all is sent, which is read below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                all.write(some, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("The connection stays open, after '" + all + "'", e);
        } catch (SocketException reset) {
            // what came before that is the answer
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** The names of all headers, in lower case. */
    Set<String> headers() {
        return HEADER.matcher(text)
                .results()
                .map(header -> header.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static RawAnswer of(String text) {
        List<Integer> statuses = new ArrayList<>();
        Matcher status = STATUS.matcher(text);
        while (status.find()) {
            statuses.add(Integer.valueOf(status.group(1)));
        }
        return new RawAnswer(statuses, text);
    }
}
