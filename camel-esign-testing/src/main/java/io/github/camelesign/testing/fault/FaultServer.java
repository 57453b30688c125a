// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server on a free port of the loopback interface that does with each request what its {@link
 * Script} says, byte by byte if it wants, and records what arrived.
 */
public final class FaultServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FaultServer.class);

    /** Each open connection holds a thread. */
    private static final int CONNECTIONS = 2_000;

    private final Script script;
    private final TlsIdentity identity;
    private final ThreadPoolExecutor threads;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<FaultConnection> open = ConcurrentHashMap.newKeySet();
    private final List<ReceivedRequest> requests = Collections.synchronizedList(new ArrayList<>());

    /** Bound, but not listening: it holds the port while connections are refused. */
    private final Socket placeholder = new Socket();

    private ServerSocket listening;
    private Thread acceptor;

    /** Without TLS. */
    public FaultServer(Script script) {
        this(script, null);
    }

    /**
     * @param identity the certificate that it shows, or null to speak plain HTTP
     */
    public FaultServer(Script script, TlsIdentity identity) {
        this.script = script;
        this.identity = identity;
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        CONNECTIONS,
                        1,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> daemon(task, "fault-server"));
        try {
            placeholder.setReuseAddress(true);
            placeholder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accept();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void accept(ServerSocket accepting) {
        while (!accepting.isClosed()) {
            try {
                Socket socket = accepting.accept();
                try {
                    threads.execute(() -> serve(socket));
                } catch (RejectedExecutionException e) {
                    socket.close();
                }
            } catch (IOException e) {
                LOG.debug("No longer accepting at {}", port(), e);
            }
        }
    }

    private void serve(Socket socket) {
        FaultConnection connection =
                new FaultConnection(
                        connections.incrementAndGet(),
                        socket,
                        identity == null ? null : identity.serverContext(),
                        stopped,
                        requests::add);
        open.add(connection);
        try (connection) {
            do {
                script.play(connection);
            } while (!connection.isClosed() && connection.next());
        } catch (IOException e) {
            LOG.debug("Connection {} is over", connection.number(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The script failed at connection {}", connection.number(), e);
        } finally {
            open.remove(connection);
        }
    }

    /** Without a path. */
    public String uri() {
        return "%s://127.0.0.1:%d".formatted(identity == null ? "http" : "https", port());
    }

    public int port() {
        return placeholder.getLocalPort();
    }

    /** Refuses connections from now on. Those that are open stay. */
    public synchronized void refuse() {
        try {
            listening.close();
            // as long as the thread is in its call, the kernel accepts
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes connections again. */
    public synchronized void accept() {
        try {
            ServerSocket accepting = new ServerSocket();
            accepting.setReuseAddress(true);
            accepting.bind(placeholder.getLocalSocketAddress(), CONNECTIONS);
            acceptor = daemon(() -> accept(accepting), "fault-server-accept");
            acceptor.start();
            listening = accepting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All whose head arrived, in this order. */
    public List<ReceivedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    public List<ReceivedRequest> requests(Predicate<RequestHead> which) {
        return requests().stream().filter(request -> which.test(request.head())).toList();
    }

    /** Forgets all that arrived, which a test that measures memory would measure as well. */
    public void forget() {
        requests.clear();
    }

    /** How many connections were accepted. */
    public int connections() {
        return connections.get();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return open.size();
    }

    @Override
    public synchronized void close() throws IOException {
        stopped.countDown();
        listening.close();
        placeholder.close();
        for (FaultConnection connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
