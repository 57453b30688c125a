// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an entry of a folder's list shows, in the forms that SignNow is known to write. */
class DocumentEventsTest {

    /** An entry as SignNow's documentation shows it, shortened: sent, signed and dated by one. */
    private static final String DOCUMENTED =
            """
            {"id": "85fe", "user_id": "38b7", "document_name": "forfun", "page_count": "1",
             "created": "1413307342", "updated": "1413485018", "version_time": "1413485018",
             "template": false, "origin_document_id": "4a97",
             "thumbnail": {"small": "http:\\/\\/api.test\\/document\\/85fe\\/thumbnail?size=small"},
             "signatures": [{"id": "5cff", "user_id": "ab33", "email": "ada@acme.test",
               "page_number": "0", "created": "1413485018"}],
             "seals": [], "checks": [], "texts": [{"id": "d2c2", "created": "1413485018"}],
             "fields": [{"id": "43a4", "type": "signature", "role": "Client", "element_id": "5cff",
               "json_attributes": {"page_number": 0, "x": 91, "required": true},
               "field_request_id": "4d76", "field_request_canceled": null}],
             "requests": [],
             "roles": [{"unique_id": "1025", "signing_order": "1", "name": "Client"}],
             "field_invites": [{"id": "73f0", "status": "fulfilled", "updated": "1413485018",
               "email": "ada@acme.test", "role": "Client"}],
             "exported_to": [{"export_domain": "copy.com", "is_exported": false}]}
            """;

    @Test
    void aSignedDocumentShowsItsWholeStory() {
        DocumentEvents shown = shown(DOCUMENTED);

        assertThat(shown.updated()).isEqualTo(at(1413485018));
        assertThat(shown.events())
                .extracting(EsignEvent::type, EsignEvent::recipientEmail, EsignEvent::occurredAt)
                .containsExactly(
                        tuple(EventType.CREATED, null, at(1413307342)),
                        tuple(EventType.SIGNED, "ada@acme.test", at(1413485018)),
                        tuple(EventType.COMPLETED, null, at(1413485018)));
        assertThat(shown.events())
                .allSatisfy(
                        event -> {
                            assertThat(event.envelopeId()).isEqualTo("85fe");
                            assertThat(event.account()).isEqualTo("38b7");
                            assertThat(event.ids()).containsOnly(Map.entry("documentId", "85fe"));
                            assertThat(event.body()).containsEntry("document_name", "forfun");
                        });
        assertThat(shown.events().get(2).changeKey("signnow"))
                .isEqualTo("signnow:38b7:85fe:completed:1413485018");
        assertThat(shown.events().get(1).changeKey("signnow")).isNull();
    }

    @Test
    void theSameEventAlwaysHasTheSameIdAndNoOtherHasIt() {
        List<String> ids = ids(DOCUMENTED);

        assertThat(ids).doesNotHaveDuplicates().isEqualTo(ids(DOCUMENTED));
        assertThat(ids(DOCUMENTED.replace("85fe", "85ff"))).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void numbersAndTextAreTheSame() {
        String numbers = DOCUMENTED.replaceAll("\"(14\\d{8})\"", "$1");

        assertThat(numbers).isNotEqualTo(DOCUMENTED);
        assertThat(ids(numbers)).isEqualTo(ids(DOCUMENTED));
    }

    @Test
    void objectsForListsAndListsForObjectsAreRead() {
        String objects =
                DOCUMENTED
                        .replaceAll(
                                "\"field_invites\": \\[(\\{[^}]*})]",
                                "\"field_invites\": {\"1\": $1}")
                        .replace("\"requests\": []", "\"requests\": {}")
                        .replaceAll("\"thumbnail\": \\{[^}]*}", "\"thumbnail\": []");

        assertThat(objects).contains("\"field_invites\": {").contains("\"thumbnail\": []");
        assertThat(ids(objects)).isEqualTo(ids(DOCUMENTED));
    }

    @Test
    void nothingButIdAndTimesIsNeeded() {
        assertThat(types("{'id': 'd', 'created': 10, 'updated': 10}")).containsExactly("created");
        assertThat(types("{'id': 'd', 'updated': '10', 'field_invites': null, 'requests': null}"))
                .containsExactly("created", "updated");
    }

    @Test
    void aChangeOfNoOtherKindIsAnUpdate() {
        assertThat(types("{'id': 'd', 'created': 10, 'updated': 11}"))
                .containsExactly("created", "updated");
    }

    @Test
    void aSignerWhoseTurnHasNotComeIsNotSentTo() {
        String invites =
                document(
                        "'field_invites': [{'id': 'a', 'status': 'pending', 'updated': 20, 'email': 'a@x.test'},"
                                + " {'id': 'b', 'status': 'created', 'updated': 20, 'email': 'b@x.test'}]");

        assertThat(shown(invites).events())
                .extracting(EsignEvent::type, EsignEvent::recipientEmail)
                .containsExactly(tuple(EventType.CREATED, null), tuple(EventType.SENT, "a@x.test"));
    }

    @Test
    void theDocumentIsCompleteWhenTheLastInOrderHasSigned() {
        String invites =
                "'field_invites': [{'id': 'a', 'status': 'fulfilled', 'updated': 18, 'email': 'a@x.test'},"
                        + " {'id': 'b', 'status': '%s', 'updated': 20, 'email': 'b@x.test'}]";

        assertThat(types(document(invites.formatted("created"))))
                .containsExactly("created", "signed", "updated");
        assertThat(types(document(invites.formatted("pending"))))
                .containsExactly("created", "signed", "sent");
        assertThat(types(document(invites.formatted("fulfilled"))))
                .containsExactly("created", "signed", "signed", "completed");
    }

    @Test
    void invitesThatEndOtherwiseSaySo() {
        String invite =
                "'field_invites': [{'id': 'a', 'status': '%s', 'updated': 20, 'email': 'a@x.test'}]";

        assertThat(types(document(invite.formatted("declined")))).endsWith("declined");
        assertThat(types(document(invite.formatted("expired")))).endsWith("expired");
        assertThat(types(document(invite.formatted("canceled")))).endsWith("voided");
        assertThat(types(document(invite.formatted("skipped")))).endsWith("updated");
    }

    @Test
    void aWithdrawnDocumentIsVoidedOnce() {
        String fields =
                "'fields': [{'field_request_id': 'r', 'field_request_canceled': '1'}], 'field_invites': []";

        List<EsignEvent> first = shown(document(fields)).events();
        List<EsignEvent> later = shown(document(fields).replace("20", "30")).events();

        assertThat(first).extracting(EsignEvent::type).contains(EventType.VOIDED);
        assertThat(idOf(later, EventType.VOIDED)).isEqualTo(idOf(first, EventType.VOIDED));
    }

    @Test
    void aDocumentThatWasWithdrawnHalfSignedIsNotComplete() {
        String fields =
                "'fields': [{'field_request_id': 'r', 'field_request_canceled': null},"
                        + " {'field_request_id': 's', 'field_request_canceled': '1'}],"
                        + " 'field_invites': [{'id': 'a', 'status': 'fulfilled', 'updated': 15}]";

        assertThat(types(document(fields)))
                .contains("signed", "voided")
                .doesNotContain("completed");
    }

    @Test
    void freeFormInvitesAreSentSignedAndCancelled() {
        String request =
                "'requests': [{'unique_id': 'r', 'created': 15, 'signer_email': 'a@x.test', %s}],"
                        + " 'signatures': [{'id': 's', 'created': '20'}]";

        assertThat(types(document(request.formatted("'signature_id': null, 'canceled': null"))))
                .containsExactly("created", "sent", "updated");
        assertThat(types(document(request.formatted("'signature_id': 's', 'canceled': null"))))
                .containsExactly("created", "signed", "completed");
        assertThat(types(document(request.formatted("'signature_id': null, 'canceled': '20'"))))
                .containsExactly("created", "voided");
        assertThat(types(document(request.formatted("'signature_id': null, 'canceled': '1'"))))
                .containsExactly("created", "voided", "updated");
    }

    /** A free-form invite has no word for it: the document is labelled. */
    @Test
    void aFreeFormInviteOfALabelledDocumentWasDeclined() {
        String declined =
                "'requests': [{'unique_id': 'r', 'created': 15, 'signer_email': 'a@x.test',"
                        + " 'signature_id': null, 'canceled': %s}],"
                        + " 'entity_labels': [{'label_name': 'declined', 'is_system': true, 'updated': '20'}]";

        for (String canceled : List.of("null", "'1'", "'20'")) {
            assertThat(shown(document(declined.formatted(canceled))).events())
                    .as("canceled: " + canceled)
                    .extracting(
                            EsignEvent::type, EsignEvent::recipientEmail, EsignEvent::occurredAt)
                    .containsExactly(
                            tuple(EventType.CREATED, null, at(10)),
                            tuple(EventType.DECLINED, "a@x.test", at(20)));
        }
    }

    @Test
    void aDocumentThatOneDeclinedIsNotCompleteThoughTheOtherSigned() {
        assertThat(
                        types(
                                document(
                                        "'requests': [{'unique_id': 'a', 'signature_id': 's', 'created': 11},"
                                                + " {'unique_id': 'b', 'signature_id': null, 'created': 12, 'canceled': '20'}],"
                                                + " 'signatures': [{'id': 's', 'created': '13'}],"
                                                + " 'entity_labels': [{'label_name': 'declined', 'is_system': 1, 'updated': '20'}]")))
                .containsExactly("created", "signed", "declined");
    }

    @Test
    void aLabelIsThatOfTheFieldInviteThatWasDeclined() {
        assertThat(
                        types(
                                document(
                                        "'field_invites': [{'id': 'a', 'status': 'declined', 'updated': 18}],"
                                                + " 'requests': [{'unique_id': 'b', 'signature_id': null, 'created': 12, 'canceled': '20'}],"
                                                + " 'entity_labels': [{'label_name': 'declined', 'is_system': true, 'updated': '18'}]")))
                .containsExactly("created", "declined", "voided");
        for (String other :
                List.of(
                        "'label_name': 'undelivered', 'is_system': true",
                        "'label_name': 'declined', 'is_system': false")) {
            assertThat(
                            types(
                                    document(
                                            "'requests': [{'unique_id': 'b', 'signature_id': null, 'created': 12, 'canceled': '20'}],"
                                                    + " 'entity_labels': [{'updated': '18', "
                                                    + other
                                                    + "}]")))
                    .containsExactly("created", "voided");
        }
    }

    @Test
    void cancellingTheLastOpenInviteCompletesTheDocumentThen() {
        String requests =
                "'requests': [{'unique_id': 'a', 'signature_id': 's', 'created': 11},"
                        + " {'unique_id': 'b', 'signature_id': null, 'created': 12, 'canceled': '20'}],"
                        + " 'signatures': [{'id': 's', 'created': '13'}]";

        assertThat(shown(document(requests)).events())
                .filteredOn(event -> event.type() == EventType.COMPLETED)
                .extracting(EsignEvent::occurredAt)
                .containsExactly(at(20));
    }

    private static String idOf(List<EsignEvent> events, EventType type) {
        return events.stream().filter(e -> e.type() == type).findFirst().orElseThrow().id();
    }

    private static List<String> ids(String json) {
        return shown(json).events().stream().map(EsignEvent::id).toList();
    }

    private static List<String> types(String json) {
        return shown(json).events().stream().map(event -> event.type().toString()).toList();
    }

    private static String document(String rest) {
        return "{'id': 'd', 'user_id': 'u', 'created': '10', 'updated': '20', " + rest + "}";
    }

    private static DocumentEvents shown(String json) {
        try {
            return DocumentEvents.of(
                    new ObjectMapper()
                            .readValue(
                                    json.replace('\'', '"'),
                                    new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant at(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }
}
