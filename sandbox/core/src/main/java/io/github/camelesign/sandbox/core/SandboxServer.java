// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.time.ZoneOffset.UTC;

import io.github.camelesign.sandbox.core.RecordingRequest.Exchange;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The HTTP server of a running sandbox: the providers and the control API on one port. */
final class SandboxServer implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final int FORM_ATTRIBUTE_LIMIT = 1 << 20;
    // a list of ids in a query
    private static final int REQUEST_LINE_LIMIT = 1 << 14;

    private final Vertx vertx;
    private final URI uri;

    static Vertx vertx() {
        FileSystemOptions files = new FileSystemOptions().setFileCachingEnabled(false);
        files.setClassPathResolvingEnabled(false);
        // a forgotten close must not keep the JVM of a test alive
        return Vertx.vertx(new VertxOptions().setUseDaemonThread(true).setFileSystemOptions(files));
    }

    /** The server owns the Vert.x that it is given, and closes it. */
    SandboxServer(Vertx vertx, Address address, Sandbox sandbox, RunningSandbox running) {
        this.vertx = vertx;
        try {
            Router router = Router.router(vertx);
            router.route().handler(running.services.hosts()::guard);
            running.modules.values().forEach(module -> mount(router, module, running));
            router.route(ControlApi.PREFIX + "/*")
                    .subRouter(new ControlApi(sandbox, running).router(vertx));
            router.route(SigningPage.PREFIX + "/*")
                    .subRouter(new SigningPage(running.modules.values()).router(vertx));
            new DeveloperPages(running).mount(router);
            boolean tls = sandbox.tls;
            HttpServer http =
                    vertx.createHttpServer(options(tls))
                            .connectionHandler(WholeLineBreaks::on)
                            .requestHandler(r -> router.handle(new RecordingRequest(r)));
            listen(http, address);
            String scheme = tls ? "https://" : "http://";
            this.uri = URI.create(scheme + address.inLinks() + ":" + http.actualPort());
            vertx.setPeriodic(LOOK_EVERY.toMillis(), timer -> running.lookAround());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void listen(HttpServer http, Address address) {
        try {
            await(http.listen(address.port(), address.host()));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    address.refusal(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        try {
            await(vertx.close());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The sandbox does not stop", e);
        }
    }

    private static void await(Future<?> future) throws ExecutionException, TimeoutException {
        try {
            future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sandbox starts or stops", e);
        }
    }

    private void mount(Router router, ProviderModule<?> module, RunningSandbox running) {
        String name = module.name();
        String prefix = "/" + name + "/*";
        router.route(prefix).handler(ctx -> date(ctx, running.clock));
        router.route(prefix).handler(ctx -> record(ctx, name, running.services.requests()));
        router.route(prefix).handler(ctx -> running.faults.handle(ctx, name));
        router.route(prefix).subRouter(module.router(vertx));
    }

    /** By which clients learn how far the provider's clock is from theirs. */
    private static void date(RoutingContext ctx, Clock clock) {
        ctx.response().putHeader(HttpHeaders.DATE, HTTP_DATE.format(clock.instant().atOffset(UTC)));
        ctx.next();
    }

    private static void record(RoutingContext ctx, String provider, RequestLog requests) {
        long arrived = System.nanoTime();
        Exchange exchange = ((RecordingRequest.Recorded) ctx.response()).exchange();
        String method = ctx.request().method().name();
        String path = ctx.normalizedPath().substring(provider.length() + 1);
        long number = requests.arrived(provider, method, path, exchange);
        ctx.addHeadersEndHandler(
                written -> {
                    exchange.answer.headers(ctx.response().headers());
                    Duration took = Duration.ofNanos(System.nanoTime() - arrived);
                    requests.answered(number, ctx.response().getStatusCode(), took);
                });
        ctx.next();
    }

    private static HttpServerOptions options(boolean tls) {
        HttpServerOptions options =
                new HttpServerOptions()
                        // faults break connections, which HTTP/2 shares between requests
                        .setHttp2ClearTextEnabled(false)
                        .setMaxInitialLineLength(REQUEST_LINE_LIMIT)
                        .setMaxFormAttributeSize(FORM_ATTRIBUTE_LIMIT);
        PfxOptions key = new PfxOptions().setValue(keyStore()).setPassword("sandbox-only");
        return tls ? options.setSsl(true).setKeyCertOptions(key) : options;
    }

    private static Buffer keyStore() {
        try (InputStream in =
                SandboxServer.class.getResourceAsStream("sandbox-only-keystore.p12")) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("The sandbox's key cannot be read", e);
        }
    }

    /**
     * Where the sandbox listens, and by which name its links call it.
     *
     * @param host name or address of an interface; {@code 0.0.0.0} is all
     * @param port 0 for any free one
     * @param publicHost in links; null for the host itself
     */
    record Address(String host, int port, String publicHost) {
        static final String LOOPBACK = "127.0.0.1";

        private static final Set<String> ALL_INTERFACES = Set.of("0.0.0.0", "::", "[::]");

        boolean isOnAllInterfaces() {
            return ALL_INTERFACES.contains(host);
        }

        /** The name that clients use, in brackets if it is an address of IPv6. */
        String inLinks() {
            String name = publicHost != null ? publicHost : isOnAllInterfaces() ? LOOPBACK : host;
            return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        }

        /** Says in a sentence why nothing can listen there. */
        String refusal(Throwable cause) {
            String where = host + ":" + port;
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("in use")) {
                return "Port " + port + " of " + host + " is in use; choose another";
            }
            if (message.contains("permission denied")) {
                return "Port "
                        + port
                        + " needs more rights than this user has; choose one above 1023";
            }
            if (message.contains("cannot assign") || message.contains("can't assign")) {
                return "This machine has no address " + host + " to listen on";
            }
            if (cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return "The host " + host + " to listen on is unknown";
            }
            return "The sandbox cannot listen on " + where + ": " + cause;
        }
    }
}
