// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several creations of one message of a broker, whose places in the route do not differ. */
class BrokerKeysTest extends TinyRoutes {

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    private static final Map<String, Object> MESSAGE = Map.of("JMSMessageID", "ID:1");

    record Lease(String title) {}

    private Set<String> keys() {
        return requests().stream()
                .map(request -> KEY.matcher(request.getBodyAsString()))
                .filter(Matcher::find)
                .map(key -> key.group(1))
                .collect(Collectors.toSet());
    }

    private static Function<String, Object> type(String name) {
        return switch (name) {
            case "bean" -> Lease::new;
            case "map" -> title -> Map.of("title", title);
            case "text" -> "{\"title\":\"%s\"}"::formatted;
            default ->
                    title ->
                            new ByteArrayInputStream(
                                    "{\"title\":\"%s\"}"
                                            .formatted(title)
                                            .getBytes(StandardCharsets.UTF_8));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"bean", "map", "text", "stream"})
    void aSplitWithinASplitCreatesThemAllAndAgainTheSame(String type) throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start").split(body()).split(body()).to("tiny:document/create");
                    }
                });
        Function<String, Object> body = type(type);
        for (int delivery = 0; delivery < 2; delivery++) {
            send(
                    "direct:start",
                    List.of(
                            List.of(body.apply("a"), body.apply("b")),
                            List.of(body.apply("c"), body.apply("d"))),
                    MESSAGE);
        }

        assertThat(requests()).hasSize(8);
        assertThat(keys()).hasSize(4);
    }

    @Test
    void callsOfOneProcessorCreateThemAll() throws Exception {
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start")
                                .process(
                                        exchange -> {
                                            ProducerTemplate calls =
                                                    exchange.getContext().createProducerTemplate();
                                            for (String title : List.of("a", "b", "c")) {
                                                calls.requestBodyAndHeaders(
                                                        "tiny:document/create",
                                                        new Lease(title),
                                                        exchange.getMessage().getHeaders());
                                            }
                                        });
                    }
                });

        send("direct:start", null, MESSAGE);

        assertThat(keys()).hasSize(3);
    }
}
