// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.FileUtil;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests with the Apache HttpClient that Camel's HTTP component builds, so that the proxy
 * and TLS settings users keep under {@code camel.component.https} apply. The HTTP endpoint is made
 * outside the registry: there, a route of the user on the same URI would share it, and its removal
 * would close our connections.
 */
final class HttpTransport extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    /** Kept connections that one request may find closed, each at its own server. */
    private static final int MOST_STALE = 8;

    private final CamelContext context;
    private final TransportOptions options;
    private final TransferWatch watch;
    private final ReusedConnections reuse;
    private final Map<String, HttpEndpoint> endpoints = new ConcurrentHashMap<>();

    HttpTransport(CamelContext context, TransportOptions options, TransferWatch watch) {
        this.context = context;
        this.options = options;
        this.watch = watch;
        this.reuse = new ReusedConnections(options.connectTimeout(), options.responseTimeout());
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
                .setRequestExecutor(new EarlyAnswerExecutor())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableRedirectHandling();
        ServiceHelper.startService(endpoint);
        endpoint.getHttpClient();
        reuse.manage(endpoint.getClientConnectionManager());
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
     * @param timeout for the request and its answer, unless they move data
     * @throws NotSentException when the failure came before anything was written
     * @throws IOException when it came later
     */
    <T> T send(
            ProviderRequest request,
            String baseUri,
            Map<String, String> credentials,
            Duration timeout,
            ProviderResponse.Reader<T> reader)
            throws IOException {
        requireRunning();
        if (baseUri != null) {
            options.hosts().require(baseUri);
        }
        String base = baseUri == null ? options.baseUri() : baseUri;
        URI target = URI.create(FileUtil.stripTrailingSeparator(base) + request.target());
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), target);
        Transfer transfer =
                new Transfer(timeout, Duration.ofMillis(options.responseTimeout()), http::cancel);
        http.addHeader("Accept", request.operation().answer().accept());
        request.headers().forEach(http::setHeader);
        credentials.forEach(http::setHeader);
        if (request.content() != null) {
            request.content().headers().forEach(http::setHeader);
            http.setEntity(new ContentEntity(request.content(), transfer));
        }
        watch.add(transfer);
        try {
            return send(http, endpoint(base), transfer, reader);
        } catch (IOException e) {
            throw failure(e, target.getHost(), transfer, timeout);
        } finally {
            watch.remove(transfer);
        }
    }

    /** A call may outlive the application, and must not begin anything then. */
    private void requireRunning() throws NotSentException {
        if (isStoppingOrStopped() || context.isStopped()) {
            throw new NotSentException("The application has stopped", true, null);
        }
    }

    /** A kept connection that was closed costs nothing but another one. */
    private static <T> T send(
            HttpUriRequestBase http,
            HttpEndpoint endpoint,
            Transfer transfer,
            ProviderResponse.Reader<T> reader)
            throws IOException {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Transfer.ATTRIBUTE, transfer);
        for (int stale = 0; stale < MOST_STALE; stale++) {
            try {
                return execute(http, endpoint, context, transfer, reader);
            } catch (StaleConnectionException e) {
                LOG.debug("A kept connection to {} was closed", endpoint.getHttpUri());
            }
        }
        return execute(http, endpoint, context, transfer, reader);
    }

    private static <T> T execute(
            HttpUriRequestBase http,
            HttpEndpoint endpoint,
            HttpClientContext context,
            Transfer transfer,
            ProviderResponse.Reader<T> reader)
            throws IOException {
        return endpoint.getHttpClient()
                .execute(
                        http,
                        context,
                        response -> {
                            if (response.getHeaders().length == 0) {
                                throw new NoAnswerException(
                                        "The answer breaks off after its first line");
                            }
                            return reader.read(new OpenResponse(response, transfer));
                        });
    }

    private IOException failure(IOException e, String host, Transfer transfer, Duration timeout) {
        if (transfer.isExpired()) {
            return (IOException)
                    new SocketTimeoutException(
                                    "%s did not answer, or not all of it, within the %d ms that were left of requestTimeout"
                                            .formatted(host, timeout.toMillis()))
                            .initCause(e);
        }
        if (e instanceof ConnectionRequestTimeoutException) {
            return new NotSentException(
                    "All %d connections to %s are in use: raise maxConnections or send less at a time"
                            .formatted(options.maxConnections(), host),
                    false,
                    e);
        }
        if (e instanceof SSLPeerUnverifiedException
                || e instanceof SSLException && !transfer.isBegun()) {
            return new NotSentException(
                    "No trusted TLS connection to %s: %s".formatted(host, e.getMessage()),
                    isBroken(e),
                    e);
        }
        if (!transfer.isBegun() || e instanceof StaleConnectionException) {
            return new NotSentException(
                    "Cannot connect to %s: %s".formatted(host, e.getMessage()), true, e);
        }
        if (e instanceof NoHttpResponseException) {
            reuse.suspect();
        }
        return e;
    }

    /** Whether it was the connection that failed, and not what was negotiated. */
    private static boolean isBroken(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
