// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * Where the service calls this machine back, through a tunnel or a proxy: a route with the
 * component's webhook, in front of which each call is recorded as it came.
 */
final class Callbacks {

    static final String ROUTE = "webhook";

    /** In the public URL, for the port on which this machine listens. */
    static final String PORT = "{port}";

    private final Service service;
    private final String url;
    private final String secret;

    /**
     * @param publicUrl under which the service reaches this machine, without a path
     * @param port on which it listens; 0 is any
     * @param secret by which the service signs
     */
    Callbacks(
            CamelContext context,
            Service service,
            Recorder recorder,
            String publicUrl,
            int port,
            String secret)
            throws Exception {
        this.service = service;
        this.secret = secret;
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        server.start();
        url = publicUrl.replace(PORT, String.valueOf(server.getPort())).replaceAll("/$", "");
        VertxPlatformHttpRouter router =
                context.getRegistry().findSingleByType(VertxPlatformHttpRouter.class);
        // it is known by the port that was configured, which may be any
        context.getRegistry()
                .bind(VertxPlatformHttpRouter.getRouterNameFromPort(server.getPort()), router);
        router.route()
                .order(-1)
                .handler(
                        call -> {
                            record(recorder, call.request());
                            call.next();
                        });
    }

    private void record(Recorder recorder, HttpServerRequest request) {
        request.body()
                .onSuccess(
                        body ->
                                recorder.called(
                                        request.method().name(),
                                        request.headers(),
                                        body.getBytes(),
                                        signature(request, body.getBytes())));
    }

    /** How a header has the HMAC-SHA256 of the body: base64, hex, sha256=hex, or not at all. */
    private String signature(HttpServerRequest request, byte[] body) {
        byte[] hmac = hmac(body);
        String hex = HexFormat.of().formatHex(hmac);
        if (request.headers().entries().stream()
                .anyMatch(
                        each -> each.getValue().equals(Base64.getEncoder().encodeToString(hmac)))) {
            return "base64";
        }
        return request.headers().entries().stream()
                .map(Map.Entry::getValue)
                .filter(value -> value.endsWith(hex))
                .map(value -> value.replace(hex, "hex"))
                .findFirst()
                .orElse("none");
    }

    private byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A route that ends the subscription when it stops. */
    RouteBuilder route(Processor processor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("webhook:%s:%s?webhookComponentName=platform-http&webhookPath=/hooks/%s&webhookExternalUrl=%s&webhookUnregister=true&webhookSecret=RAW(%s)"
                                .formatted(
                                        service.scheme(),
                                        service.events(),
                                        service.scheme(),
                                        url,
                                        secret))
                        .routeId(ROUTE)
                        .autoStartup(false)
                        .process(processor);
            }
        };
    }
}
