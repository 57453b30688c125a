// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The frame of a test that a runtime writes and reads JSON as it should. The expected texts are
 * written by hand. The class path of the test names {@link ReferenceModule} as a service.
 */
public abstract class JsonTests {

    private static final String CALL = ":raw/call?method=POST&path=/echo";

    private static final String LEASE =
            "{\"title\":\"Lease\",\"begins\":\"2026-01-31\",\"signed\":\"2026-01-31T10:00:00Z\",\"sent\":\"2026-01-31T10:00:00+02:00\",\"note\":\"n\",\"ends\":null,\"reference\":\"case-7\"}";

    private EchoServer server;
    private CamelContext context;

    /** All kinds of values that a record of an application has. */
    public record Lease(
            String title,
            LocalDate begins,
            Instant signed,
            OffsetDateTime sent,
            Optional<String> note,
            Optional<LocalDate> ends,
            Reference reference) {

        static Lease some() {
            return new Lease(
                    "Lease",
                    LocalDate.of(2026, 1, 31),
                    Instant.parse("2026-01-31T10:00:00Z"),
                    OffsetDateTime.parse("2026-01-31T10:00:00+02:00"),
                    Optional.of("n"),
                    Optional.empty(),
                    new Reference(7));
        }
    }

    /** A bean, whose getters are its properties. */
    public static class Signer {

        private final Object dueDate;

        public Signer(Object dueDate) {
            this.dueDate = dueDate;
        }

        public Object getDueDate() {
            return dueDate;
        }
    }

    /** What no mapper can write. */
    public static class Opaque {
        private final String secret = "top-secret";

        @Override
        public String toString() {
            return secret;
        }
    }

    /**
     * The Camel context of the runtime, started, with the components under their schemes.
     *
     * @param registered a bean of the application, which the registry has to have; may be null
     */
    protected abstract CamelContext start(Object registered) throws Exception;

    protected abstract void stop() throws Exception;

    @BeforeEach
    void startServer() throws IOException {
        server = new EchoServer();
    }

    @AfterEach
    void stopAll() throws Exception {
        stop();
        server.close();
    }

    private void start(String scheme, Object registered) throws Exception {
        context = start(registered);
        Map<String, Object> properties = new LinkedHashMap<>();
        options(scheme).forEach((name, value) -> properties.put("configuration." + name, value));
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(context.getComponent(scheme))
                .withProperties(properties)
                .bind();
    }

    /** With a token, so that no login comes before. */
    private Map<String, String> options(String scheme) {
        return switch (scheme) {
            case "yousign" -> Map.of("baseUri", server.baseUri(), "apiKey", "k");
            case "docusign" ->
                    Map.of("baseUri", server.baseUri(), "accountId", "a", "accessToken", "t");
            default -> Map.of("baseUri", server.baseUri(), "accessToken", "t");
        };
    }

    /** Sends a body and gives what came back, or the exception. */
    protected final Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    protected final List<String> received() {
        return server.received();
    }

    /** Starts the runtime with a component that calls the echo. */
    protected final String echo(String scheme) throws Exception {
        start(scheme, null);
        return scheme + CALL;
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign"})
    void recordsAndBeansAreWrittenWithTheModulesThatAreFound(String scheme) throws Exception {
        String call = echo(scheme);

        Exchange record = send(call, Lease.some());
        Exchange nested =
                send(call, Map.of("leases", List.of(Lease.some(), new Signer(LocalDate.EPOCH))));

        assertThat(record.getException()).isNull();
        assertThat(nested.getException()).isNull();
        assertThat(received())
                .containsExactly(
                        LEASE, "{\"leases\":[" + LEASE + ",{\"dueDate\":\"1970-01-01\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign"})
    void anErrorNamesThePropertyAndKeepsTheValue(String scheme) throws Exception {
        String call = echo(scheme);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "top-secret");
        body.put("signers", List.of(new Signer(new Opaque())));

        Exchange done = send(call, body);

        assertThat(done.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the property signers[0].dueDate")
                .hasMessageContaining(Opaque.class.getName())
                .hasNoCause()
                .message()
                .doesNotContain("top-secret");
        assertThat(received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign"})
    void anAnswerConvertsToWhatRoutesAskFor(String scheme) throws Exception {
        String call = echo(scheme);
        String object = "{\"id\":\"\u5951\",\"list\":[1,{\"a\":null}]}";
        String list = "[{\"a\":1},2.5]";

        for (String text : List.of(object, list)) {
            Exchange answer = send(call, text);
            assertThat(answer.getMessage().getBody())
                    .isInstanceOfAny(Map.class, List.class)
                    .isNotInstanceOf(String.class);
            assertThat(answer.getMessage().getMandatoryBody(String.class)).isEqualTo(text);
            assertThat(answer.getMessage().getMandatoryBody(byte[].class))
                    .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.getMessage().getMandatoryBody(InputStream.class)).hasContent(text);
            // and what is sent on is that again
            send(call, answer.getMessage().getBody());
            assertThat(received()).containsExactly(text, text);
            received().clear();
        }
        // by camel-jackson's converter, for Maps
        assertThat(send(call, object).getMessage().getMandatoryBody(JsonNode.class))
                .isEqualTo(new ObjectMapper().readTree(object));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign"})
    void marshalAndUnmarshalAreThere(String scheme) throws Exception {
        String call = echo(scheme);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:marshalled").to(call).marshal().json();
                        from("direct:unmarshalled").to(call + "&output=json").unmarshal().json();
                        from("direct:sent").marshal().json().to(call);
                    }
                });

        assertThat(send("direct:marshalled", "{\"a\":[1]}").getMessage().getBody(String.class))
                .isEqualTo("{\"a\":[1]}");
        assertThat(send("direct:unmarshalled", "{\"a\":[1]}").getMessage().getBody())
                .isEqualTo(Map.of("a", List.of(1)));
        assertThat(send("direct:sent", Map.of("a", List.of(1))).getMessage().getBody())
                .isEqualTo(Map.of("a", List.of(1)));
        assertThat(context.getGlobalOptions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign"})
    void aMapperOfTheApplicationIsNeitherChangedNorReadWith(String scheme) throws Exception {
        ObjectMapper registered =
                JsonMapper.builder()
                        .activateDefaultTyping(
                                BasicPolymorphicTypeValidator.builder()
                                        .allowIfBaseType(Object.class)
                                        .build(),
                                ObjectMapper.DefaultTyping.EVERYTHING)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build();
        start(scheme, registered);

        send(scheme + CALL, Lease.some());
        Exchange answer = send(scheme + CALL, "[\"java.util.Date\",1.5]");

        assertThat(received().get(0)).isEqualTo(LEASE);
        assertThat(answer.getMessage().getBody()).isEqualTo(List.of("java.util.Date", 1.5));
        assertThat(registered.getRegisteredModuleIds()).isEmpty();
        assertThat(registered.writeValueAsString(new Signer(1))).contains(Signer.class.getName());
    }
}
