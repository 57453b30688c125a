// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.WebhookRoute;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events leave a route as easily as anything: their headers are text, and their body can be. */
class EventOutputTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A call of each provider that has webhooks. */
    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of(
                        "signnow:document/events",
                        "accessToken=t",
                        "{'meta':{'timestamp':1720800201,'event':'user.document.complete'},'content':{'document_id':'85fe','document_name':'Straße','user_id':'38b7'}}"),
                Arguments.of(
                        "docusign:envelopes/events",
                        "accessToken=t&accountId=a1",
                        "{'event':'recipient-completed','configurationId':7,'retryCount':1,'generatedDateTime':'2026-05-01T10:00:07.1234567Z','data':{'accountId':'a1','envelopeId':'e1','recipientId':'1'}}"),
                Arguments.of(
                        "yousign:signature-request/events",
                        "apiKey=k",
                        "{'event_id':'e-1','event_name':'signature_request.done','event_time':'1769853600','data':{'signature_request':{'id':'r1','status':'done'}}}"),
                Arguments.of(
                        "signeasy:v3/envelope/events",
                        "accessToken=t",
                        "{'data':{'id':7,'status':'complete','last_modified_time':1700000100},'metadata':{'event_type':'rs.completed'}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void theBodyIsTextAndSoAreTheHeaders(String consumer, String options, String call)
            throws Exception {
        DeliveredEvent event = delivered(consumer, options + "&output=json", call);

        assertThat(event.body()).isInstanceOf(String.class);
        assertThat(JSON.readTree((String) event.body())).isEqualTo(JSON.readTree(json(call)));
        assertThat(event.headers())
                .hasSizeGreaterThan(6)
                .allSatisfy((name, value) -> assertThat(value).isInstanceOf(String.class));
        assertThat(event.at()).isBefore("2026-06-01T00:00:00Z");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void theBodyIsAMapUnlessTheRouteWantsText(String consumer, String options, String call)
            throws Exception {
        DeliveredEvent event = delivered(consumer, options, call);

        assertThat(event.body()).isInstanceOf(Map.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void theBodyCanBeAStream(String consumer, String options, String call) throws Exception {
        AtomicReference<Object> body = new AtomicReference<>();
        AtomicReference<byte[]> read = new AtomicReference<>();
        try (WebhookRoute webhook = new WebhookRoute(consumer)) {
            webhook.start(
                    "webhookAutoRegister=false&webhookVerification=none&output=stream&" + options,
                    exchange -> {
                        body.set(exchange.getMessage().getBody());
                        read.set(exchange.getMessage().getBody(byte[].class));
                    });
            webhook.post(json(call));
        }

        assertThat(body.get()).isInstanceOf(InputStream.class);
        assertThat(JSON.readTree(read.get())).isEqualTo(JSON.readTree(json(call)));
    }

    private static DeliveredEvent delivered(String consumer, String options, String call)
            throws Exception {
        try (WebhookRoute webhook = new WebhookRoute(consumer)) {
            webhook.start("webhookAutoRegister=false&webhookVerification=none&" + options);
            assertThat(webhook.post(json(call)).statusCode()).isEqualTo(200);
            assertThat(webhook.delivered()).hasSize(1);
            return webhook.delivered().get(0);
        }
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
