// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.component.EsignConfiguration;
import io.github.camelesign.testing.ParallelCalls;
import io.github.camelesign.testing.TestCamelContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A recording server with the answers that a test stubs, in the place of a provider, and a Camel
 * context whose component calls it. A test asserts on the requests that the server recorded.
 */
public abstract class StubbedProvider {

    /** Short, so that no test waits long for the jitter. */
    private static final int RETRY_WAIT_MILLIS = 20;

    protected static WireMockServer server;

    protected CamelContext context;
    protected ProducerTemplate template;

    @BeforeAll
    protected static void startServer() {
        server =
                new WireMockServer(
                        wireMockConfig().dynamicPort().jettyAcceptors(1).containerThreads(80));
        server.start();
    }

    @AfterAll
    protected static void stopServer() {
        server.stop();
    }

    @BeforeEach
    protected void startCamel() {
        server.resetAll();
        openCamel();
    }

    /** Starts another Camel context, as another process would, and leaves the server as it is. */
    protected void restartCamel() throws Exception {
        stopCamel();
        openCamel();
    }

    private void openCamel() {
        context = new TestCamelContext();
        context.start();
        template = context.createProducerTemplate();
        options().setBaseUri(server.baseUrl());
        options().setMaxRetryWait(RETRY_WAIT_MILLIS);
    }

    @AfterEach
    protected void stopCamel() throws Exception {
        template.close();
        context.close();
    }

    /** The component's options; a test changes them before its first call. */
    protected abstract EsignConfiguration options();

    /** The answer to every request that has no other one. */
    protected static void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(response));
    }

    /** The answers to the requests of a path in this order; the last one is repeated. */
    protected static void answers(String path, ResponseDefinitionBuilder... responses) {
        String state = Scenario.STARTED;
        for (int i = 0; i < responses.length; i++) {
            String next = i + 1 < responses.length ? "after " + (i + 1) : state;
            server.stubFor(
                    any(urlPathEqualTo(path))
                            .inScenario(path)
                            .whenScenarioStateIs(state)
                            .willSetStateTo(next)
                            .willReturn(responses[i]));
            state = next;
        }
    }

    protected static ResponseDefinitionBuilder json(String text) {
        return okJson(text);
    }

    protected static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    protected static List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    protected static List<LoggedRequest> requests(String path) {
        return server.findAll(anyRequestedFor(urlPathEqualTo(path)));
    }

    protected static LoggedRequest onlyRequest() {
        assertThat(requests()).as("requests at the server").hasSize(1);
        return requests().get(0);
    }

    protected Exchange send(String uri, Object body, Map<String, ?> headers) {
        return template.request(
                uri,
                exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().getHeaders().putAll(headers);
                });
    }

    protected Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** Sends, asserts that nothing failed, and returns the body of the answer. */
    protected Object call(String uri, Object body) {
        Exchange exchange = send(uri, body);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    /** Sends what is to fail, and returns the failure. */
    protected EsignOperationException failure(String uri, Object body) {
        return failure(send(uri, body));
    }

    protected static EsignOperationException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(EsignOperationException.class);
        return (EsignOperationException) exchange.getException();
    }

    /** The innermost reason why a call, a route or an endpoint was refused before any call. */
    public static Throwable reason(Throwable thrown) {
        Throwable reason = thrown;
        while (reason != null && reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason;
    }

    /** The same call at the same moment from so many threads. */
    protected static List<Exchange> inParallel(int threads, Callable<Exchange> call)
            throws Exception {
        return ParallelCalls.of(threads, call);
    }

    protected void route(RouteBuilder route) throws Exception {
        context.addRoutes(route);
    }
}
