package io.github.camelesign.internal.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Sends requests with the Apache HttpClient that Camel's HTTP component builds, so that the proxy
 * and TLS settings users keep under {@code camel.component.https} apply. The HTTP endpoint is made
 * outside the registry: there, a route of the user on the same URI would share it, and its removal
 * would close our connections.
 */
final class HttpTransport extends ServiceSupport {

    private final CamelContext context;
    private final TransportOptions options;
    private final Map<String, HttpEndpoint> endpoints = new ConcurrentHashMap<>();

    HttpTransport(CamelContext context, TransportOptions options) {
        this.context = context;
        this.options = options;
        if (options.baseUri() != null) {
            BaseUri.checked(options.baseUri(), options.allowInsecureHttp());
        }
    }

    /** What reaches a host; made when it is first called, as a login may show which one it is. */
    private HttpEndpoint endpoint(String baseUri) {
        return endpoints.computeIfAbsent(
                baseUri,
                uri -> {
                    URI base = BaseUri.checked(uri, options.allowInsecureHttp());
                    try {
                        return open(base);
                    } catch (Exception e) {
                        throw RuntimeCamelException.wrapRuntimeCamelException(e);
                    }
                });
    }

    private HttpEndpoint open(URI base) throws Exception {
        String name = options.httpComponent() == null ? base.getScheme() : options.httpComponent();
        HttpComponent http = context.getComponent(name, HttpComponent.class);
        String uri =
                "%s://%s?connectTimeout=%d&responseTimeout=%d&soTimeout=%d&maxTotalConnections=%d&connectionsPerRoute=%d"
                        .formatted(
                                base.getScheme(),
                                base.getAuthority(),
                                options.connectTimeout(),
                                options.responseTimeout(),
                                options.responseTimeout(),
                                options.maxConnections(),
                                options.maxConnections());
        HttpEndpoint endpoint = (HttpEndpoint) http.createEndpoint(uri);
        // The client's own retries repeat a POST on 429 and 503, its cookies are shared by all
        // accounts, and a redirect would take the credentials to another host.
        endpoint.getClientBuilder()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling();
        ServiceHelper.startService(endpoint);
        return endpoint;
    }

    @Override
    protected void doStart() {
        if (options.baseUri() != null) {
            endpoint(options.baseUri());
        }
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(endpoints.values());
        endpoints.clear();
    }

    /**
     * Sends a request.
     *
     * @param baseUri what the target comes after, or null for the configured one
     * @throws NotSentException when the failure came before anything was written
     * @throws IOException when it came later
     */
    <T> T send(
            ProviderRequest request,
            String baseUri,
            Map<String, String> credentials,
            ProviderResponse.Reader<T> reader)
            throws IOException {
        String base = baseUri == null ? options.baseUri() : baseUri;
        ClassicRequestBuilder builder =
                ClassicRequestBuilder.create(request.method())
                        .setUri(URI.create(base.replaceFirst("/+$", "") + request.target()))
                        .addHeader("Accept", request.operation().answer().accept());
        request.headers().forEach(builder::setHeader);
        credentials.forEach(builder::setHeader);
        if (request.content() != null) {
            request.content().headers().forEach(builder::setHeader);
            builder.setEntity(new ContentEntity(request.content()));
        }
        String host = builder.getUri().getHost();
        try {
            return endpoint(base)
                    .getHttpClient()
                    .execute(builder.build(), response -> reader.read(new OpenResponse(response)));
        } catch (ConnectionRequestTimeoutException e) {
            throw new NotSentException(
                    "All %d connections to %s are in use: raise maxConnections or send less at a time"
                            .formatted(options.maxConnections(), host),
                    false,
                    e);
        } catch (SSLHandshakeException | SSLPeerUnverifiedException e) {
            throw new NotSentException(
                    "No trusted TLS connection to %s: %s".formatted(host, e.getMessage()),
                    false,
                    e);
        } catch (ConnectException
                | ConnectTimeoutException
                | UnknownHostException
                | NoRouteToHostException e) {
            throw new NotSentException(
                    "Cannot connect to %s: %s".formatted(host, e.getMessage()), true, e);
        }
    }
}
