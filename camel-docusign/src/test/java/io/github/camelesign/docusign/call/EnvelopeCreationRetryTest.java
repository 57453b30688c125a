// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import static io.github.camelesign.docusign.call.CountingDocuSign.LATE;
import static io.github.camelesign.docusign.call.CountingDocuSign.RESET_AFTER;
import static io.github.camelesign.docusign.call.CountingDocuSign.RESET_BEFORE;
import static io.github.camelesign.docusign.call.CountingDocuSign.SLOW;
import static io.github.camelesign.docusign.call.CountingDocuSign.TRUNCATED;
import static io.github.camelesign.docusign.call.CountingDocuSign.after;
import static io.github.camelesign.docusign.call.CountingDocuSign.status;
import static io.github.camelesign.docusign.call.CountingDocuSign.statusAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.docusign.call.CountingDocuSign.Fate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong while an envelope is created: it is created once, counted at the server. */
class EnvelopeCreationRetryTest extends CountedEnvelopes {

    private static final String KEYED = CREATE + "?idempotencyKey=ID:desk-1";

    private static Fate limit(String retryAfter) {
        return status(
                429,
                retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter),
                "{\"errorCode\":\"HOURLY_APIINVOCATION_LIMIT_EXCEEDED\",\"message\":\"m\"}");
    }

    /** The envelope is there, or will be, though no answer says so. */
    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("reset after it was processed", RESET_AFTER),
                Arguments.of("reset in mid-body", TRUNCATED),
                Arguments.of("408 after", statusAfter(408)),
                Arguments.of("500 after", statusAfter(500)),
                Arguments.of("502 after", statusAfter(502)),
                Arguments.of("503 after", statusAfter(503)),
                Arguments.of("504 after", statusAfter(504)),
                Arguments.of("524 after", statusAfter(524)),
                Arguments.of("504, and it is done later", LATE),
                Arguments.of("a web page", after(200, "text/html", "<html>")),
                Arguments.of("a page that says it is JSON", after(200, "application/json", "<p>")),
                Arguments.of("nothing", after(201, "application/json", "")),
                Arguments.of("a list", after(201, "application/json", "[]")),
                Arguments.of("no id", after(201, "application/json", "{\"status\":\"sent\"}")),
                Arguments.of("half of it", after(201, "application/json", "{\"envelopeId\":\"e")));
    }

    /** The envelope is not there, and nobody can know that it will not be. */
    static Stream<Arguments> lostRequests() {
        return Stream.of(
                Arguments.of("reset before the request", RESET_BEFORE),
                Arguments.of("408 before", status(408, Map.of(), "")),
                Arguments.of("500 before", status(500, Map.of(), "<html>")),
                Arguments.of("502 before", status(502, Map.of(), "<html>")),
                Arguments.of("503 before", status(503, Map.of("Retry-After", "0"), "")),
                Arguments.of("504 before", status(504, Map.of(), "")),
                Arguments.of("a web page", status(200, Map.of(), "<html>")),
                Arguments.of("nothing", status(200, Map.of(), "")));
    }

    /** DocuSign says that it has done nothing. */
    static Stream<Arguments> limits() {
        String now =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        return Stream.of(
                Arguments.of("429 with seconds", limit("1")),
                Arguments.of("429 with a date", limit(now)),
                Arguments.of("429 with nothing", limit(null)),
                Arguments.of("429 with nonsense", limit("soon")));
    }

    private static void assertIsTheEnvelope(Exchange done) {
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(DocuSignConstants.ENVELOPE_ID)).isEqualTo("e1");
        assertThat(done.getMessage().getBody(Map.class))
                .containsEntry("envelopeId", "e1")
                .containsEntry("uri", "/envelopes/e1")
                .containsEntry("status", "sent")
                .containsEntry("statusDateTime", "2026-01-31T00:00:00.0000000Z");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void anEnvelopeWhoseAnswerIsLostIsFound(String fault, Fate fate) {
        server.creationsMeet(fate);

        Exchange done = send(CREATE, DEFINITION);

        assertIsTheEnvelope(done);
        assertThat(done.getMessage().getHeaders())
                .containsEntry(EsignConstants.ALREADY_EXISTED, true)
                .containsEntry(EsignConstants.STATUS, "sent");
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void theSameWithAKeyAndTextAsBody(String fault, Fate fate) {
        server.creationsMeet(fate);

        Exchange done = send(KEYED, "{\"status\":\"sent\"}");

        assertIsTheEnvelope(done);
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.envelopes().get(0).get("definition"))
                .isEqualTo(Map.of("status", "sent", "transactionId", "ID:desk-1"));
        assertThat(server.attempts()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostRequests")
    void whatIsNotFoundIsNotSentAgainAndItsOutcomeIsUnknown(String fault, Fate fate) {
        options().setLookUpTimeout(400);
        server.creationsMeet(fate, fate);

        for (String uri : new String[] {CREATE, KEYED}) {
            EsignOperationException failure =
                    (EsignOperationException) send(uri, DEFINITION).getException();

            assertThat(failure.isOutcomeUnknown()).isTrue();
            assertThat(failure.isRetryable()).isFalse();
        }
        assertThat(server.envelopes()).isEmpty();
        assertThat(server.attempts()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void whatIsRefusedIsSentAgain(String fault, Fate fate) {
        server.creationsMeet(fate);

        Exchange done = send(CREATE, DEFINITION);

        assertIsTheEnvelope(done);
        assertThat(done.getMessage().getHeader(EsignConstants.ALREADY_EXISTED)).isNull();
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(2);
    }

    @Test
    void whatIsRefusedAndThenLostIsFound() {
        server.creationsMeet(limit("0"), RESET_AFTER);

        assertIsTheEnvelope(send(CREATE, DEFINITION));

        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(2);
    }

    @Test
    void slowBytesLeaveTheEnvelopeToBeFound() {
        server.creationsMeet(SLOW);

        Exchange done = send(CREATE + "?responseTimeout=300", DEFINITION);

        assertIsTheEnvelope(done);
        assertThat(server.envelopes()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void whatCannotBeLookedUpIsNotSentAgainAndSaidToBeUnknown() {
        server.creationsMeet(RESET_AFTER);
        server.everyLookUpMeets(NO_LOOK_UP);

        Exchange done = send(CREATE + "?lookUpTimeout=0", DEFINITION);

        EsignOperationException failure = (EsignOperationException) done.getException();
        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(server.attempts()).isEqualTo(1);
    }

    @Test
    void aLookUpThatFailsIsNotTheLast() {
        server.creationsMeet(RESET_AFTER);
        server.lookUpsMeet(NO_LOOK_UP);

        assertIsTheEnvelope(send(CREATE, DEFINITION));

        assertThat(server.attempts()).isEqualTo(1);
    }
}
