// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import io.github.camelesign.api.EsignConstants;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as CloudEvents, read by the SDK of CloudEvents itself. */
class CloudEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> BODY =
            Map.of("id", "e1", "name", "Mietvertrag für Müller & Söhne", "lines", List.of(1, 2.5));

    private static Exchange transformed(
            String type, String scheme, Object body, String... withoutHeaders) throws Exception {
        Map<String, Object> headers = new HashMap<>();
        headers.put(EsignConstants.PROVIDER, scheme);
        headers.put(EsignConstants.EVENT_TYPE, "completed");
        headers.put(EsignConstants.RAW_EVENT_TYPE, "envelope-completed");
        headers.put(EsignConstants.EVENT_ID, "id-1");
        headers.put(EsignConstants.ENVELOPE_ID, "e1");
        headers.put(EsignConstants.OCCURRED_AT, "2026-01-31T10:00:00.500Z");
        headers.put(EsignConstants.CHANGE_KEY, scheme + ":a1:e1:completed:1769853600");
        List.of(withoutHeaders).forEach(headers::remove);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:in").transformDataType(new DataType(scheme + ":" + type));
                        }
                    });
            context.start();
            return context.createProducerTemplate()
                    .send(
                            "direct:in",
                            exchange -> {
                                exchange.getMessage().setHeaders(headers);
                                exchange.getMessage().setBody(body);
                            });
        }
    }

    private static CloudEvent read(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE))
                .isEqualTo(JsonFormat.CONTENT_TYPE);
        return new JsonFormat()
                .deserialize(
                        exchange.getMessage()
                                .getBody(String.class)
                                .getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign"})
    void anEventIsOneDocument(String scheme) throws Exception {
        CloudEvent event = read(transformed("application-cloudevents-json", scheme, BODY));

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo("id-1");
        assertThat(event.getSource()).hasToString(scheme);
        assertThat(event.getType()).isEqualTo("io.github.camelesign." + scheme + ".completed");
        assertThat(event.getSubject()).isEqualTo("e1");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-01-31T10:00:00.5Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtension("rawtype")).isEqualTo("envelope-completed");
        assertThat(event.getExtension("changekey"))
                .isEqualTo(scheme + ":a1:e1:completed:1769853600");
        assertThat(JSON.readTree(event.getData().toBytes())).isEqualTo(JSON.valueToTree(BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign", "yousign", "signeasy", "jsign"})
    void anEventInHeadersHasTextForItsData(String scheme) throws Exception {
        Exchange done = transformed("application-cloudevents", scheme, BODY);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader("CamelCloudEventTime"))
                .isEqualTo("2026-01-31T10:00:00.500Z");
        assertThat(done.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(JSON.readTree(done.getMessage().getBody(String.class)))
                .isEqualTo(JSON.valueToTree(BODY));
    }

    @Test
    void whatTheEventDoesNotShowIsLeftOut() throws Exception {
        Exchange done =
                transformed(
                        "application-cloudevents-json",
                        "yousign",
                        BODY,
                        EsignConstants.ENVELOPE_ID,
                        EsignConstants.CHANGE_KEY);

        assertThat(read(done).getAttributeNames()).doesNotContain("subject");
        assertThat(read(done).getExtensionNames()).isEqualTo(Set.of("rawtype"));
    }

    /** Of a route with output=json. */
    @Test
    void textIsDataAsWell() throws Exception {
        Exchange done = transformed("application-cloudevents-json", "yousign", "{\"id\":\"e1\"}");

        assertThat(JSON.readTree(read(done).getData().toBytes()).get("id").asText())
                .isEqualTo("e1");
    }

    @Test
    void whatIsNoJsonAnyMoreIsRefused() throws Exception {
        Exchange done = transformed("application-cloudevents-json", "yousign", "signed!");

        assertThat(done.getException())
                .hasStackTraceContaining("The body of the event is no JSON any more");
    }
}
