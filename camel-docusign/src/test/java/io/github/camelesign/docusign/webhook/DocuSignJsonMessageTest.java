// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.docusign.events.EnvelopeEvents;
import io.github.camelesign.spi.EsignEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Connect's JSON says. */
class DocuSignJsonMessageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SUMMARY =
            """
            {"status":"completed","completedDateTime":"2026-05-01T10:00:05.9000000Z",
             "sentDateTime":"2026-05-01T09:00:00.0000000Z",
             "recipients":{"signers":[
               {"recipientId":"1","email":"ada@acme.test","status":"completed"},
               {"recipientId":"2","email":"bob@acme.test","status":"declined"}],
              "recipientCount":"2"}}""";

    private static Map<String, Object> parsed(String json) throws Exception {
        return JSON.readValue(json, new TypeReference<>() {});
    }

    private static EsignEvent message(String event, String more, String summary) throws Exception {
        return DocuSignJsonMessage.read(
                parsed(
                        """
                        {"event":"%s","configurationId":7,"retryCount":0,
                         "generatedDateTime":"2026-05-01T10:00:07.1234567Z",
                         "data":{"accountId":"a1","envelopeId":"e1"%s,"envelopeSummary":%s}}"""
                                .formatted(event, more, summary)));
    }

    @ParameterizedTest
    @CsvSource({
        "envelope-created, created",
        "envelope-sent, sent",
        "envelope-resent, reminded",
        "envelope-delivered, delivered",
        "envelope-completed, completed",
        "envelope-declined, declined",
        "envelope-voided, voided",
        "envelope-corrected, updated",
        "envelope-purge, updated",
        "envelope-deleted, deleted",
        "envelope-discard, deleted",
        "envelope-reminder-sent, reminded",
        "envelope-removed, deleted",
        "recipient-sent, sent",
        "recipient-resent, reminded",
        "recipient-delivered, viewed",
        "recipient-completed, signed",
        "recipient-declined, updated",
        "recipient-authenticationfailed, failed",
        "recipient-autoresponded, failed",
        "recipient-reassign, updated",
        "recipient-delegate, updated",
        "recipient-finish-later, updated",
        "template-created, updated",
        "click-agreed, updated",
        "something-new, unknown"
    })
    void everyEventHasAType(String name, String type) throws Exception {
        EsignEvent event = message(name, "", SUMMARY);

        assertThat(event.type()).hasToString(type);
        assertThat(event.rawType()).isEqualTo(name);
    }

    @Test
    void anEventOfARecipientSaysWhose() throws Exception {
        EsignEvent event = message("recipient-declined", ",\"recipientId\":\"2\"", SUMMARY);

        assertThat(event.recipientEmail()).isEqualTo("bob@acme.test");
        assertThat(event.status()).isEqualTo("declined");
        assertThat(event.ids()).containsEntry("recipientId", "2").containsEntry("connectId", "7");
        assertThat(event.changeKey("docusign")).isNull();
    }

    @Test
    void anEnvelopeThatExpiredIsNotOneThatSomebodyVoided() throws Exception {
        String expired =
                "{\"status\":\"voided\",\"voidedReason\":\"Envelope has expired.\",\"voidedDateTime\":\"2026-05-01T10:00:00.0000000Z\"}";
        String voided = expired.replace("Envelope has expired.", "Wrong price");

        assertThat(message("envelope-voided", "", expired).type()).hasToString("expired");
        assertThat(message("envelope-voided", "", voided).type()).hasToString("voided");
    }

    /** Both times stand in the envelope; when the message was made is another. */
    @Test
    void aPollFindsTheSameChangeWithTheSameKey() throws Exception {
        EsignEvent called = message("envelope-completed", "", SUMMARY);
        Map<String, Object> listed = parsed(SUMMARY);
        listed.put("envelopeId", "e1");
        EnvelopeEvents listing = EnvelopeEvents.of(listed, "a1");
        EsignEvent polled = listing.events().get(listing.events().size() - 1);

        assertThat(polled.rawType()).isEqualTo("envelope-completed");
        assertThat(called.changeKey("docusign"))
                .isEqualTo(polled.changeKey("docusign"))
                .isEqualTo("docusign:a1:e1:completed:1777629605");
    }

    /** Its own time moves when the turn of a later recipient comes. */
    @Test
    void anEnvelopeWasSentWhenItWasSentFirst() throws Exception {
        EsignEvent event =
                message(
                        "envelope-sent",
                        "",
                        "{\"status\":\"sent\",\"initialSentDateTime\":\"2026-05-01T08:00:00Z\",\"sentDateTime\":\"2026-05-01T10:00:00Z\"}");

        assertThat(event.occurredAt()).hasToString("2026-05-01T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTiesAnEnvelopeToTheBusinessIsPromoted(boolean aggregated) throws Exception {
        String envelope =
                """
                {"envelopeId":"e1","status":"completed","statusChangedDateTime":"2026-05-01T10:00:05Z",
                 "transactionId":"t-1","customFields":{
                   "textCustomFields":[{"fieldId":"1","name":"order number","value":"ORD-4711"}],
                   "listCustomFields":[{"fieldId":"2","name":"branch","value":"Lyon","listItems":["Lyon","Nice"]}]}}""";

        EsignEvent event =
                aggregated
                        ? DocuSignJsonMessage.read(parsed(envelope))
                        : message("envelope-completed", "", envelope);

        assertThat(event.ids())
                .containsEntry("envelopeId", "e1")
                .containsEntry("customFieldOrderNumber", "ORD-4711")
                .containsEntry("customFieldBranch", "Lyon")
                .containsEntry("transactionId", "t-1");
    }

    @Test
    void anEmptyRecipientIsNone() throws Exception {
        assertThat(message("envelope-completed", ",\"recipientId\":\"\"", SUMMARY).ids())
                .doesNotContainKey("recipientId");
    }

    @Test
    void withoutTheSummaryTheTimeOfTheMessageCounts() throws Exception {
        EsignEvent event = message("envelope-completed", "", "null");

        assertThat(event.occurredAt()).hasToString("2026-05-01T10:00:07.123456700Z");
        assertThat(event.status()).isNull();
    }

    @Test
    void aRepetitionHasTheSameIdAndAnotherEventAnother() throws Exception {
        EsignEvent first = message("recipient-completed", ",\"recipientId\":\"1\"", SUMMARY);
        Map<String, Object> repeated = parsed(JSON.writeValueAsString(first.body()));
        repeated.put("retryCount", 3);

        assertThat(DocuSignJsonMessage.read(repeated).id()).isEqualTo(first.id());
        assertThat(message("recipient-completed", ",\"recipientId\":\"2\"", SUMMARY).id())
                .isNotEqualTo(first.id());
        assertThat(message("recipient-delivered", ",\"recipientId\":\"1\"", SUMMARY).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void aRepetitionSaysWhichItIs() throws Exception {
        EsignEvent first = message("envelope-sent", "", SUMMARY);
        Map<String, Object> repeated = parsed(JSON.writeValueAsString(first.body()));
        repeated.put("retryCount", 3);

        assertThat(first.ids()).doesNotContainKey("retryCount");
        assertThat(DocuSignJsonMessage.read(repeated).ids()).containsEntry("retryCount", "3");
    }

    @Test
    void anAggregatedMessageIsTheEnvelopeItself() throws Exception {
        Map<String, Object> envelope = parsed(SUMMARY);
        envelope.put("envelopeId", "e1");
        envelope.put("statusChangedDateTime", "2026-05-01T10:00:05.9000000Z");
        envelope.put("sender", Map.of("accountId", "a1", "email", "desk@acme.test"));
        EsignEvent event = DocuSignJsonMessage.read(envelope);

        assertThat(event.type()).hasToString("completed");
        assertThat(event.rawType()).isEqualTo("envelope-completed");
        assertThat(event.changeKey("docusign")).isEqualTo("docusign:a1:e1:completed:1777629605");
        assertThat(event.body()).isEqualTo(envelope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'envelopeId':'e1','status':'sent'}",
                "{}",
                "{'event':'envelope-sent'}",
                "{'event':'envelope-sent','data':{}}",
                "{'event':'envelope-sent','data':{},'generatedDateTime':'yesterday'}",
                "{'data':{},'generatedDateTime':'2026-05-01T10:00:07Z'}"
            })
    void whatIsNoMessageIsRefused(String text) throws Exception {
        Map<String, Object> message = parsed(text.replace('\'', '"'));

        assertThatThrownBy(() -> DocuSignJsonMessage.read(message))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
