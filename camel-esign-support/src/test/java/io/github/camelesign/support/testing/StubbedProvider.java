package io.github.camelesign.support.testing;

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
import io.github.camelesign.support.EsignConfiguration;
import io.github.camelesign.support.EsignOperationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A recording server that answers as a test tells it, and a Camel context that takes it for a
 * provider. Everything else is asserted on what the server saw.
 */
public abstract class StubbedProvider {

    /** Short, so that a test waits for no jitter. */
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

    /** As another process would, with the server as it is. */
    protected void restartCamel() throws Exception {
        stopCamel();
        openCamel();
    }

    private void openCamel() {
        context = new DefaultCamelContext();
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

    /** Every request is answered so for which there is no other answer. */
    protected static void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(response));
    }

    /** The requests of a path are answered in this order, those that follow as the last. */
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

    /** Sends without anything going wrong, and gives the answer's body. */
    protected Object call(String uri, Object body) {
        Exchange exchange = send(uri, body);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    /** Sends what the provider does not do. */
    protected EsignOperationException failure(String uri, Object body) {
        return failure(send(uri, body));
    }

    protected static EsignOperationException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(EsignOperationException.class);
        return (EsignOperationException) exchange.getException();
    }

    /** The innermost reason why a call, a route or an endpoint was refused before any call. */
    protected static Throwable reason(Throwable thrown) {
        Throwable reason = thrown;
        while (reason != null && reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason;
    }

    /** The same at the same moment from so many threads. */
    protected static List<Exchange> inParallel(int threads, Callable<Exchange> call)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier together = new CyclicBarrier(threads);
            Callable<Exchange> one =
                    () -> {
                        together.await();
                        return call.call();
                    };
            List<Exchange> done = new ArrayList<>();
            for (Future<Exchange> future : pool.invokeAll(Collections.nCopies(threads, one))) {
                done.add(future.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    protected void route(RouteBuilder route) throws Exception {
        context.addRoutes(route);
    }
}
