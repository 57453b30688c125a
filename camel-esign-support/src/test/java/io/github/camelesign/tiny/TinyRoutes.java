// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes with the component of these tests, and a server in the place of its provider. */
public abstract class TinyRoutes {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance()
                    .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    protected final DefaultCamelContext context = new DefaultCamelContext();
    protected ProducerTemplate template;

    @BeforeEach
    void startContext() {
        TinyComponent component = new TinyComponent();
        component.getConfiguration().setBaseUri(SERVER.baseUrl());
        context.addComponent("tiny", component);
        context.start();
        template = context.createProducerTemplate();
        answer(WireMock.okJson("{\"id\":\"d1\"}"));
    }

    @AfterEach
    void stopContext() {
        context.stop();
    }

    protected void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    protected Exchange send(String uri, Object body, Map<String, Object> headers) {
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

    protected void route(RouteBuilder route) throws Exception {
        context.addRoutes(route);
    }

    /** From {@code direct:start} with one dynamic step. */
    protected void toD(String uri) throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:start").toD(uri);
                    }
                });
    }

    protected List<LoggedRequest> requests() {
        return SERVER.getAllServeEvents().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList();
    }

    protected LoggedRequest onlyRequest() {
        assertThat(requests()).hasSize(1);
        return requests().get(0);
    }

    protected static Throwable reason(Exchange exchange) {
        Throwable reason = exchange.getException();
        assertThat(reason).isNotNull();
        while (reason.getCause() != null && reason.getCause() != reason) {
            reason = reason.getCause();
        }
        return reason;
    }
}
