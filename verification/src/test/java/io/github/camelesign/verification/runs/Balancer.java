// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands before the nodes: each connection goes to the next node that takes it. */
final class Balancer implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final ServerSocket server;
    private final List<Integer> nodes = new CopyOnWriteArrayList<>();
    private volatile boolean broken;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "balancer");
                        thread.setDaemon(true);
                        return thread;
                    });

    Balancer() {
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** A node that listens there, now or later. */
    void add(int port) {
        nodes.add(port);
    }

    /** From now on whoever calls is not heard. */
    void lose() {
        broken = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                threads.execute(() -> connect(caller));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void connect(Socket caller) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < nodes.size() && !broken; i++) {
            Socket node = new Socket();
            try {
                node.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                nodes.get(Math.floorMod(first + i, nodes.size()))));
            } catch (IOException e) {
                close(node);
                continue;
            }
            threads.execute(() -> pass(caller, node));
            pass(node, caller);
            return;
        }
        close(caller);
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // whoever is gone, the other must hear of it
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
