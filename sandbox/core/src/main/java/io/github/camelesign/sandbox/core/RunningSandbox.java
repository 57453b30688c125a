// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.time.ZoneOffset.UTC;

import io.github.camelesign.sandbox.core.RequestLog.RecordingRequest;
import io.github.camelesign.sandbox.core.RequestLog.RecordingRequest.Exchange;
import io.github.camelesign.sandbox.core.SignatureMark.SignatureMarks;
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
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What exists between the start of a sandbox and its end, first of all its HTTP server: the
 * providers and the control API on one port.
 */
final class RunningSandbox implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final int FORM_ATTRIBUTE_LIMIT = 1 << 20;
    // a list of ids in a query
    private static final int REQUEST_LINE_LIMIT = 1 << 14;

    final FaultSwitchboard faults = new FaultSwitchboard();
    final Webhooks webhooks = new Webhooks();
    final Map<String, ProviderModule<?>> modules = new LinkedHashMap<>();
    final MutableClock clock;
    final String controlToken;
    final TrustStore trustStore;
    final SharedServices services;

    private final Sandbox sandbox;
    private final FileStore files = new FileStore();
    private final Vertx vertx = vertx();
    // known once the server listens, before anybody can ask for it
    private volatile URI uri;

    RunningSandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
        try {
            String token = sandbox.controlToken;
            this.controlToken = token == null ? UUID.randomUUID().toString() : token;
            this.trustStore = TrustStore.in(files);
            this.clock = new MutableClock(sandbox.clock);
            Address address = new Address(sandbox.host, sandbox.port, sandbox.publicHost);
            AllowedHosts hosts = hosts(address);
            RequestLog log = new RequestLog(clock);
            WebhookSender sender = new WebhookSender(vertx, webhooks, clock, hosts);
            SignatureMarks marks = new SignatureMarks();
            this.services =
                    new SharedServices(
                            clock, files, log, sender, new Mailbox(), marks, hosts, () -> uri);
            for (ProviderModule.Factory provider : sandbox.providers) {
                ProviderModule<?> module = provider.create(services);
                modules.put(module.name(), module);
            }
            int port = listen(address);
            String scheme = sandbox.tls ? "https" : "http";
            this.uri = URI.create(scheme + "://" + address.inLinks() + ":" + port);
            vertx.setPeriodic(LOOK_EVERY.toMillis(), timer -> lookAround());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Vertx vertx() {
        FileSystemOptions files = new FileSystemOptions().setFileCachingEnabled(false);
        files.setClassPathResolvingEnabled(false);
        // a forgotten close must not keep the JVM of a test alive
        return Vertx.vertx(new VertxOptions().setUseDaemonThread(true).setFileSystemOptions(files));
    }

    private AllowedHosts hosts(Address address) {
        Set<String> names = new HashSet<>(sandbox.allowedHosts);
        names.add(address.inLinks());
        if (!address.isOnAllInterfaces()) {
            names.add(address.host());
        }
        return new AllowedHosts(names);
    }

    private int listen(Address address) {
        Router router = router();
        HttpServer http =
                vertx.createHttpServer(options(sandbox.tls))
                        .connectionHandler(WholeLineBreaks::on)
                        .requestHandler(r -> router.handle(new RecordingRequest(r)));
        try {
            await(http.listen(address.port(), address.host()));
            return http.actualPort();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    address.refusal(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(services.hosts()::guard);
        modules.values().forEach(module -> mount(router, module));
        router.route(ControlApi.PREFIX + "/*")
                .subRouter(new ControlApi(sandbox, this).router(vertx));
        router.route(SigningPage.PREFIX + "/*")
                .subRouter(new SigningPage(modules.values()).router(vertx));
        new DeveloperPages(this).mount(router);
        return router;
    }

    private void mount(Router router, ProviderModule<?> module) {
        String name = module.name();
        String prefix = "/" + name + "/*";
        router.route(prefix).handler(this::date);
        router.route(prefix).handler(ctx -> record(ctx, name));
        router.route(prefix).handler(ctx -> faults.handle(ctx, name));
        router.route(prefix).subRouter(module.router(vertx));
    }

    /** By which clients learn how far the provider's clock is from theirs. */
    private void date(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.DATE, HTTP_DATE.format(clock.instant().atOffset(UTC)));
        ctx.next();
    }

    private void record(RoutingContext ctx, String provider) {
        long arrived = System.nanoTime();
        Exchange exchange = ((RecordingRequest.Recorded) ctx.response()).exchange();
        String method = ctx.request().method().name();
        String path = ctx.normalizedPath().substring(provider.length() + 1);
        RequestLog requests = services.requests();
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
        byte[] key = FileStore.resource(RunningSandbox.class, "sandbox-only-keystore.p12");
        PfxOptions pair = new PfxOptions().setValue(Buffer.buffer(key)).setPassword("sandbox-only");
        return tls ? options.setSsl(true).setKeyCertOptions(pair) : options;
    }

    /**
     * @throws NoSuchElementException when the sandbox does not have it
     */
    ProviderModule<?> module(String name) {
        ProviderModule<?> module = modules.get(name);
        if (module == null) {
            throw new NoSuchElementException("No provider " + name);
        }
        return module;
    }

    /** Does what is due by the clock. */
    void passTime() {
        modules.values().forEach(module -> module.state().passTime());
    }

    /** Does what is due, and lets signers act by the policy and the scenario. */
    void lookAround() {
        passTime();
        sandbox.policy.act(modules.values(), clock.instant());
        sandbox.scenario.act(modules.values(), clock.instant());
    }

    /** Lets go wrong what the scenario says, and nothing else. */
    void beginScenario() {
        faults.clear();
        sandbox.scenario.faults().forEach(faults::add);
    }

    void reset() {
        clock.reset();
        beginScenario();
        webhooks.reset();
        services.webhooks().forget();
        services.mailbox().clear();
        services.marks().clear();
        modules.values().forEach(ProviderModule::reset);
        services.requests().clear();
    }

    @Override
    public void close() {
        try (files) {
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

        /** What the JDK says, and the sentence for it about host and port. */
        private static final Map<String, String> REFUSALS =
                Map.of(
                        ".*in use.*", "Port %2$d of %1$s is in use; choose another",
                        ".*permission denied.*", "Port %2$d needs more rights; take one above 1023",
                        ".*(cannot|can't) assign.*", "This machine has no address %s to listen on",
                        ".*(unknownhost|unresolved).*", "The host %s to listen on is unknown");

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
            String message = cause.toString().toLowerCase(Locale.ROOT);
            return REFUSALS.entrySet().stream()
                    .filter(known -> message.matches(known.getKey()))
                    .findFirst()
                    .map(known -> known.getValue().formatted(host, port))
                    .orElse("The sandbox cannot listen on " + host + ":" + port + ": " + cause);
        }
    }
}
