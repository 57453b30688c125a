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
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
        return Vertx.vertx(
                new VertxOptions()
                        // a forgotten close must not keep the JVM of a test alive
                        .setUseDaemonThread(true)
                        .setFileSystemOptions(
                                new FileSystemOptions()
                                        .setFileCachingEnabled(false)
                                        .setClassPathResolvingEnabled(false)));
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
            vertx.setPeriodic(
                    LOOK_EVERY.toMillis(),
                    timer -> {
                        running.passTime();
                        running.letSignersAct();
                    });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void listen(HttpServer http, Address address) {
        try {
            await(http.listen(address.port(), address.host()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(address.refusal(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(address.refusal(e), e);
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
}
