package io.github.camelesign.docusign;

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
import io.github.camelesign.support.EsignOperationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * A recording server that answers as a test tells it, and a Camel context that takes it for
 * DocuSign. Everything else is asserted on what the server saw.
 */
abstract class StubbedDocuSign {

    static final String TOKEN = "static-access-token";
    static final String ACCOUNT = "1f2d0c4e-account";

    /** Short, so that a test waits for no jitter. */
    private static final int RETRY_WAIT_MILLIS = 20;

    static WireMockServer server;

    CamelContext context;
    ProducerTemplate template;

    @BeforeAll
    static void startServer() {
        server =
                new WireMockServer(
                        wireMockConfig().dynamicPort().jettyAcceptors(1).containerThreads(80));
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @BeforeEach
    void startCamel() {
        server.resetAll();
        context = new DefaultCamelContext();
        context.start();
        template = context.createProducerTemplate();
        options().setBaseUri(server.baseUrl());
        options().setOauthBaseUri(server.baseUrl());
        options().setAccessToken(TOKEN);
        options().setAccountId(ACCOUNT);
        options().setMaxRetryWait(RETRY_WAIT_MILLIS);
    }

    @AfterEach
    void stopCamel() throws Exception {
        template.close();
        context.close();
    }

    /** The component's options; a test changes them before its first call. */
    DocuSignConfiguration options() {
        return context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
    }

    /** Every request is answered so for which there is no other answer. */
    static void answer(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(response));
    }

    /** The requests of a path are answered in this order, those that follow as the last. */
    static void answers(String path, ResponseDefinitionBuilder... responses) {
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

    static ResponseDefinitionBuilder json(String text) {
        return okJson(text);
    }

    static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    static List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    static List<LoggedRequest> requests(String path) {
        return server.findAll(anyRequestedFor(urlPathEqualTo(path)));
    }

    static LoggedRequest onlyRequest() {
        assertThat(requests()).as("requests at the server").hasSize(1);
        return requests().get(0);
    }

    Exchange send(String uri, Object body, Map<String, ?> headers) {
        return template.request(
                uri,
                exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().getHeaders().putAll(headers);
                });
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** Sends without anything going wrong, and gives the answer's body. */
    Object call(String uri, Object body) {
        Exchange exchange = send(uri, body);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    /** Sends what the provider does not do. */
    EsignOperationException failure(String uri, Object body) {
        Exchange exchange = send(uri, body);
        assertThat(exchange.getException()).isInstanceOf(EsignOperationException.class);
        return (EsignOperationException) exchange.getException();
    }

    /** The innermost reason why a call, a route or an endpoint was refused before any call. */
    static Throwable reason(Throwable thrown) {
        Throwable reason = thrown;
        while (reason != null && reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason;
    }

    /** With everything that a log would show of it. */
    static String whole(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
