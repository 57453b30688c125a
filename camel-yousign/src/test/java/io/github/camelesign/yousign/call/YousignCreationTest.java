// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.yousign.StubbedYousign;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signature request is made once, whatever becomes of the answer. */
class YousignCreationTest extends StubbedCreations {

    @Test
    void eachRequestGetsAKeyOfItsOwn() {
        answer(json(DONE.formatted(REQUEST)).withStatus(201));

        call(CREATE, NDA);
        call(CREATE, NDA);

        assertThat(creations())
                .extracting(StubbedCreations::sentId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.toString().matches("[\\w-]{36}"));
        assertThat(lookUps()).as("a fresh key can find nothing").isEmpty();
    }

    @Test
    void aRefusalIsNoReasonToLook() {
        answer(status(400).withBody("{\"type\":\"validation.error\",\"detail\":\"No name\"}"));

        assertThat(failure(CREATE, NDA).isOutcomeUnknown()).isFalse();

        assertThat(creations()).hasSize(1);
        assertThat(lookUps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "order-42, order-42",
        "ID:host-61616:1:1, ID%3Ahost-61616%3A1%3A1",
        "a b/ü, a%20b%2F%C3%BC",
        "100%@x.y+z_1, 100%@x.y+z_1"
    })
    void aKeyOfTheMessageIsWrittenSoThatYousignTakesIt(String key, String written) {
        answer(json(DONE.formatted(REQUEST)).withStatus(201));

        send(CREATE, NDA, Map.of("CamelYousignIdempotencyKey", key));

        assertThat(sentId(creations().get(0))).isEqualTo(written);
        server.verify(
                getRequestedFor(urlPathEqualTo(REQUESTS))
                        .withQueryParam("external_id[eq]", equalTo(written)));
    }

    @Test
    void aLongKeyIsShortenedAndStaysItsOwn() {
        answer(json(DONE.formatted(REQUEST)).withStatus(201));
        String key = ":".repeat(300);

        send(CREATE, NDA, Map.of("CamelYousignIdempotencyKey", key + "1"));
        send(CREATE, NDA, Map.of("CamelYousignIdempotencyKey", key + "2"));

        assertThat(creations())
                .extracting(StubbedCreations::sentId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.toString().matches("[A-Za-z0-9_\\-@.%+]{255}"));
    }

    @Test
    void aRedeliveredMessageMakesNoSecondRequest() {
        found(request(REQUEST, Instant.parse("2026-01-01T00:00:00Z")));

        Exchange done =
                send(
                        CREATE + "?idempotencyKey=${header.JMSMessageID}",
                        NDA,
                        Map.of("JMSMessageID", "ID:1"));

        assertThat(creations()).isEmpty();
        assertThat(done.getMessage().getHeader(EsignConstants.ALREADY_EXISTED)).isEqualTo(true);
        assertThat(done.getMessage().getHeader(EsignConstants.STATUS)).isEqualTo("draft");
        assertThat(done.getMessage().getBody(Map.class)).containsEntry("whole", true);
        assertThat(done.getMessage().getHeader("CamelYousignSignatureRequestId"))
                .isEqualTo(REQUEST);
    }

    /** An order that is signed a second time keeps its number. */
    @Test
    void anEarlierRequestWithTheSameReferenceIsAnotherOne() {
        answer(json(DONE.formatted(REQUEST)).withStatus(201));
        found(request(SIGNER, Instant.parse("2026-01-01T00:00:00Z")));
        Map<String, Object> order = new LinkedHashMap<>(NDA);
        order.put("external_id", "order-42");

        call(CREATE, order);

        assertThat(creations()).hasSize(1);
        assertThat(sentId(creations().get(0))).isEqualTo("order-42");
        assertThat(lookUps()).isEmpty();
    }

    @Test
    void afterALostAnswerOnlyTheNewOneWithThatReferenceIsIt() {
        Map<String, Object> order = new LinkedHashMap<>(NDA);
        order.put("external_id", "order-42");
        firstAnswer(status(502));
        found(request(SIGNER, Instant.parse("2026-01-01T00:00:00Z")));

        assertThat(failure(CREATE, order).isOutcomeUnknown())
                .as("the old one is none of its")
                .isTrue();
        assertThat(creations()).hasSize(1);

        server.resetRequests();
        server.resetScenarios();
        found(
                request(SIGNER, Instant.parse("2026-01-01T00:00:00Z")),
                request(REQUEST, Instant.now()));
        Exchange done = send(CREATE, order);
        assertThat(creations()).hasSize(1);
        assertThat(done.getMessage().getHeader("CamelYousignSignatureRequestId"))
                .isEqualTo(REQUEST);
    }

    @Test
    void aCopyOfARequestHasNoPlaceForAKey() {
        answer(status(502));

        EsignOperationException failure = failure(CREATE, Map.of("signature_request_id", REQUEST));

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(creations()).hasSize(1);
        assertThat(sentId(creations().get(0))).isNull();
    }

    @Test
    void textIsSentWithAKeyAndElseUntouchedAndItsOutcomeMayBeUnknown() {
        answer(status(502));

        EsignOperationException failure = failure(CREATE, "{ \"name\" : \"NDA\" }");

        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(creations())
                .extracting(LoggedRequest::getBodyAsString)
                .extracting(StubbedYousign::withoutKey)
                .containsExactly("{ \"name\" : \"NDA\" }");
        assertThat(lookUps()).isNotEmpty();
    }

    @Test
    void anotherOperationHasNoKey() {
        assertThatThrownBy(() -> send("yousign:signer/add?idempotencyKey=x", "{}"))
                .hasStackTraceContaining(
                        "yousign:signer/add has no option idempotencyKey: Yousign takes such a key with signature-request/create only");
    }
}
