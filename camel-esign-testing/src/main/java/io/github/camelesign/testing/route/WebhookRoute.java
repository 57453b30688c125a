// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.route;

import io.github.camelesign.testing.TestCamelContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;

/**
 * A Camel context with one route that a provider's webhook calls, at a real HTTP server, and a
 * client for such calls. It keeps the events that the route processed without failing.
 */
public class WebhookRoute implements AutoCloseable {

    public static final String SECRET = "desk-webhook-secret";
    public static final String ROUTE = "webhook";

    /** As {@code webhookSecret} and without registration. */
    public static final String SIGNED = "webhookAutoRegister=false&webhookSecret=" + SECRET;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String consumer;
    private final String path;
    private final DefaultCamelContext context = new TestCamelContext();
    private final VertxPlatformHttpServer server;
    private final List<DeliveredEvent> delivered = new CopyOnWriteArrayList<>();
    private URI externalUrl;

    /**
     * @param consumer the endpoint whose events are delivered, for example {@code
     *     signnow:document/events}
     */
    public WebhookRoute(String consumer) throws Exception {
        this.consumer = consumer;
        this.path = "/hooks/" + consumer.substring(0, consumer.indexOf(':'));
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        // now, as its port is part of the URL that is registered
        server.start();
        nameRouter(context.getRegistry(), server.getPort());
    }

    /** Camel 4.14 registers the router only by the port that was configured, which was any. */
    private static void nameRouter(Registry registry, int port) {
        String name = VertxPlatformHttpRouter.getRouterNameFromPort(port);
        if (registry.lookupByName(name) == null) {
            registry.bind(
                    name, registry.lookupByName(VertxPlatformHttpRouter.getRouterNameFromPort(0)));
        }
    }

    /** The URL to register, as that of a load balancer. */
    public WebhookRoute withExternalUrl(URI url) {
        externalUrl = url;
        return this;
    }

    public DefaultCamelContext context() {
        return context;
    }

    /**
     * Starts the route, and Camel if it does not run yet.
     *
     * @param step of the route; an event that it fails on is not kept
     */
    public WebhookRoute start(String options, Processor step) throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri(options))
                                .routeId(ROUTE)
                                .errorHandler(noErrorHandler())
                                .process(step)
                                .process(exchange -> delivered.add(DeliveredEvent.of(exchange)));
                    }
                });
        context.start();
        return this;
    }

    public WebhookRoute start(String options) throws Exception {
        return start(options, exchange -> {});
    }

    public String uri(String options) {
        return "webhook:"
                + consumer
                + "?webhookComponentName=platform-http&webhookPath="
                + path
                + "&webhookExternalUrl="
                + (externalUrl == null ? url() : externalUrl)
                        .resolve("/")
                        .toString()
                        .replaceAll("/$", "")
                + "&"
                + options
                // the messages of most tests, whose signatures openssl made, are of any age
                + (options.contains("webhookMaxAge=") ? "" : "&webhookMaxAge=0");
    }

    /** Where the webhook is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    /** The events that reached the end of the route, the oldest first. */
    public List<DeliveredEvent> delivered() {
        return delivered;
    }

    /** Posts with headers: name, value, name, value. */
    public HttpResponse<String> post(byte[] body, String... headers) throws Exception {
        return send(request(headers).POST(BodyPublishers.ofByteArray(body)).build());
    }

    public HttpResponse<String> post(String body, String... headers) throws Exception {
        return post(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public HttpResponse<String> call(String method) throws Exception {
        return send(request().method(method, BodyPublishers.noBody()).build());
    }

    public HttpRequest.Builder request(String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url());
        request.header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            if ("Content-Type".equals(headers[i])) {
                request.setHeader(headers[i], headers[i + 1]);
            } else {
                request.header(headers[i], headers[i + 1]);
            }
        }
        return request;
    }

    public static HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    public static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(String secret, String body) {
        return sign(secret, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        context.stop();
    }
}
