// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.time.ZoneOffset.UTC;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
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
import java.util.Map;
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
    SandboxServer(
            Vertx vertx,
            Address address,
            boolean tls,
            Map<String, ProviderModule<?>> modules,
            ControlApi control,
            DeveloperPages pages,
            FaultSwitchboard faults,
            SharedServices services,
            Runnable signers) {
        this.vertx = vertx;
        try {
            Router router = Router.router(vertx);
            router.route().handler(new LocalCallers(services.hosts()));
            modules.forEach((name, module) -> mount(router, module, faults, services));
            router.route(ControlApi.PREFIX + "/*").subRouter(control.router(vertx));
            router.route(SigningPage.PREFIX + "/*")
                    .subRouter(
                            new SigningPage(
                                            modules.values().stream()
                                                    .map(ProviderModule::signingService)
                                                    .toList())
                                    .router(vertx));
            pages.mount(router);
            HttpServer http =
                    vertx.createHttpServer(options(tls))
                            .requestHandler(
                                    request ->
                                            router.handle(
                                                    modules.containsKey(firstSegment(request))
                                                            ? new RecordingRequest(request)
                                                            : request));
            listen(http, address);
            this.uri =
                    URI.create(
                            (tls ? "https" : "http")
                                    + "://"
                                    + address.inLinks()
                                    + ":"
                                    + http.actualPort());
            vertx.setPeriodic(LOOK_EVERY.toMillis(), timer -> passTime(modules, signers));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void listen(HttpServer http, Address address) {
        try {
            http.listen(address.port(), address.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sandbox starts", e);
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
        await(vertx.close());
    }

    private void mount(
            Router router,
            ProviderModule<?> module,
            FaultSwitchboard faults,
            SharedServices services) {
        String prefix = "/" + module.name() + "/*";
        router.route(prefix).handler(ctx -> date(ctx, services.clock()));
        router.route(prefix).handler(ctx -> record(ctx, module.name(), services.requests()));
        router.route(prefix).handler(new FaultHandler(module.name(), faults));
        router.route(prefix).subRouter(module.router(vertx));
    }

    /** By which clients learn how far the provider's clock is from theirs. */
    private static void date(RoutingContext ctx, Clock clock) {
        ctx.response().putHeader(HttpHeaders.DATE, HTTP_DATE.format(clock.instant().atOffset(UTC)));
        ctx.next();
    }

    private static String firstSegment(HttpServerRequest request) {
        String[] segments = String.valueOf(request.path()).split("/", 3);
        return segments.length > 1 ? segments[1] : "";
    }

    private static void record(RoutingContext ctx, String provider, RequestLog requests) {
        long arrived = System.nanoTime();
        // an encoded prefix is not seen before it is routed
        Exchange exchange =
                ctx.response() instanceof RecordingRequest.Recorded recorded
                        ? recorded.exchange()
                        : new Exchange(null);
        long number =
                requests.arrived(
                        provider,
                        ctx.request().method().name(),
                        ProviderPath.of(provider, ctx),
                        exchange);
        ctx.addHeadersEndHandler(
                written -> {
                    exchange.answer.headers(ctx.response().headers());
                    requests.answered(
                            number,
                            ctx.response().getStatusCode(),
                            Duration.ofNanos(System.nanoTime() - arrived));
                });
        ctx.next();
    }

    private static void passTime(Map<String, ProviderModule<?>> modules, Runnable signers) {
        modules.values().forEach(module -> module.state().passTime());
        signers.run();
    }

    private static HttpServerOptions options(boolean tls) {
        HttpServerOptions options =
                new HttpServerOptions()
                        // faults break connections, which HTTP/2 shares between requests
                        .setHttp2ClearTextEnabled(false)
                        .setMaxInitialLineLength(REQUEST_LINE_LIMIT)
                        .setMaxFormAttributeSize(FORM_ATTRIBUTE_LIMIT);
        if (tls) {
            options.setSsl(true)
                    .setKeyCertOptions(
                            new PfxOptions().setValue(keyStore()).setPassword("sandbox-only"));
        }
        return options;
    }

    private static Buffer keyStore() {
        try (InputStream in =
                SandboxServer.class.getResourceAsStream("sandbox-only-keystore.p12")) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("The sandbox's key cannot be read", e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sandbox starts or stops", e);
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox does not start or stop", e);
        }
    }
}
