// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.api.EventType;
import io.github.camelesign.signnow.SignNowSubscriptionVersion;
import io.github.camelesign.signnow.events.PolledDocument;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.JsonView;
import io.github.camelesign.spi.WebhookProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SignNow's messages say, in the forms that its documentation shows. */
class SignNowWebhookMessageTest {

    private final SignNowWebhook webhook = new SignNowWebhook(SignNowSubscriptionVersion.V2, null);

    private record Call(String text) implements WebhookProtocol.Message {

        @Override
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Map<String, Object> json() {
            try {
                return JsonView.object(new ObjectMapper().readValue(text, Object.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> header(String name) {
            return List.of();
        }

        @Override
        public List<String> headers(Predicate<String> name) {
            return List.of();
        }

        @Override
        public WebhookProtocol.Signature hmacSha256(String secret) {
            throw new UnsupportedOperationException();
        }
    }

    private EsignEvent read(String json) {
        return webhook.read(new Call(json));
    }

    private EsignEvent read(String event, String content) {
        return read(
                ("{'meta':{'timestamp':1720800201,'event':'%s','environment':'https://api.signnow.com','callback_url':'https://host/path'},'content':{%s}}"
                                .formatted(event, content))
                        .replace('\'', '"'));
    }

    /** As the seed shows them, with its escaped slashes. */
    @ParameterizedTest
    @CsvSource({
        "document.create, 1414442211, CREATED",
        "document.update, 1414443785, UPDATED",
        "document.delete, 1414444079, DELETED"
    })
    void aDocumentEventOfTheSeed(String name, long timestamp, EventType type) {
        EsignEvent event =
                read(
                        """
                        {
                        "meta":{
                        "timestamp":%d,
                        "event":"%s",
                        "environment":"https:\\/\\/api.signnow.com",
                        "callback_url":"http:\\/\\/www.mywebapp.com\\/156732k1"
                        },
                        "content":{
                        "document_id":"3afddf18a5b472a8df0a0ly4ni7797393ba0d244",
                        "document_name":"forfun",
                        "user_id":"c3399759607076512856128cd053bl6mc9j7ca58"
                        }
                        }"""
                                .formatted(timestamp, name));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.rawType()).isEqualTo(name);
        assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(timestamp));
        assertThat(event.envelopeId()).isEqualTo("3afddf18a5b472a8df0a0ly4ni7797393ba0d244");
        assertThat(event.account()).isEqualTo("c3399759607076512856128cd053bl6mc9j7ca58");
        assertThat(event.status()).isNull();
        assertThat(event.recipientEmail()).isNull();
        assertThat(event.ids()).containsOnlyKeys("documentId");
    }

    @ParameterizedTest
    @CsvSource({
        "invite.create, 1414444677, created, SENT",
        "invite.update, 1414445026, fulfilled, SIGNED"
    })
    void anInviteEventOfTheSeed(String name, long timestamp, String status, EventType type) {
        EsignEvent event =
                read(
                        """
                        {
                        "meta":{
                        "timestamp":%d,
                        "event":"%s",
                        "environment":"https:\\/\\/api.signnow.com",
                        "callback_url":"http:\\/\\/requestb.in\\/12nb0c41"
                        },
                        "content":{
                        "invite_id":"d4407149db6604a3f6c548m4ns32b993c14d0905",
                        "signer":"tester1@gmail.com",
                        "status":"%s",
                        "document_id":"d9dadf729963db44a649kl3nfc5136c7ef53ed4e"
                        }
                        }"""
                                .formatted(timestamp, name, status));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.status()).isEqualTo(status);
        assertThat(event.recipientEmail()).isEqualTo("tester1@gmail.com");
        assertThat(event.envelopeId()).isEqualTo("d9dadf729963db44a649kl3nfc5136c7ef53ed4e");
        assertThat(event.ids())
                .isEqualTo(
                        Map.of(
                                "documentId",
                                "d9dadf729963db44a649kl3nfc5136c7ef53ed4e",
                                "inviteId",
                                "d4407149db6604a3f6c548m4ns32b993c14d0905"));
    }

    @Test
    void aFieldInviteIsNamedAsItsOperationsNameIt() {
        EsignEvent event =
                read(
                        "user.document.fieldinvite.decline",
                        "'document_id':'d','document_name':'n','user_id':'u','invite_id':7,'invite_unique_id':'i','signer':'ada@acme.test','status':'declined'");

        assertThat(event.ids()).isEqualTo(Map.of("documentId", "d", "fieldInviteId", "i"));
        assertThat(event.type()).isEqualTo(EventType.DECLINED);
        assertThat(event.changeKey("signnow")).isEqualTo("signnow:u:d:declined:1720800201");
    }

    @Test
    void aGroupIsWhatItsEventsAreAbout() {
        EsignEvent event =
                read(
                        "user.document_group.invite.cancel",
                        "'group_id':'g','group_name':'n','user_id':'u','group_invite_id':'i','status':'canceled'");

        assertThat(event.envelopeId()).isEqualTo("g");
        assertThat(event.ids()).isEqualTo(Map.of("documentGroupId", "g", "inviteId", "i"));
        assertThat(event.changeKey("signnow")).isEqualTo("signnow:u:g:voided:1720800201");
    }

    @Test
    void aSignatureInAGroupIsAboutTheGroupAndNamesTheDocument() {
        EsignEvent event =
                read(
                        "user.document_group.invite.signed",
                        "'document_id':'d','group_id':'g','user_id':'u','group_invite_id':'i','signer':'ada@acme.test'");

        assertThat(event.envelopeId()).isEqualTo("g");
        assertThat(event.type()).isEqualTo(EventType.SIGNED);
        assertThat(event.ids())
                .isEqualTo(Map.of("documentGroupId", "g", "documentId", "d", "inviteId", "i"));
    }

    @Test
    void aCopyOfATemplateIsADocument() {
        EsignEvent event =
                read(
                        "user.template.copy",
                        "'template_id':'t','document_id':'d','document_name':'n','user_id':'u'");

        assertThat(event.envelopeId()).isEqualTo("d");
        assertThat(event.ids()).isEqualTo(Map.of("documentId", "d", "templateId", "t"));
    }

    @Test
    void nullsAreNoIds() {
        EsignEvent event =
                read("user.something", "'document_id':null,'invite_id':null,'signer':null");

        assertThat(event.ids()).isEmpty();
        assertThat(event.envelopeId()).isNull();
        assertThat(event.recipientEmail()).isNull();
    }

    /** Of the account, document and second that polling sees in the document itself. */
    @Test
    void theKeyOfAChangeIsThatOfPolling() throws Exception {
        Map<?, ?> document =
                new ObjectMapper()
                        .readValue(
                                """
                                {"id":"d","user_id":"u","created":"1720800000","updated":"1720800201",
                                 "field_invites":[{"id":"i","status":"%s","updated":"1720800201","email":"ada@acme.test"}]}
                                """
                                        .formatted("fulfilled"),
                                Map.class);
        String content = "'document_id':'d','document_name':'n','user_id':'u'";

        assertThat(read("user.document.complete", content).changeKey("signnow"))
                .isEqualTo(PolledDocument.changeKey(document, EventType.COMPLETED));
        assertThat(read("document.complete", content).changeKey("signnow"))
                .isEqualTo(PolledDocument.changeKey(document, EventType.COMPLETED));
        for (String[] row :
                new String[][] {
                    {"declined", "user.document.fieldinvite.decline", "DECLINED"},
                    {"expired", "user.invite.expired", "EXPIRED"},
                    {"canceled", "user.document.fieldinvite.delete", "VOIDED"}
                }) {
            Map<?, ?> ended =
                    new ObjectMapper()
                            .readValue(
                                    new ObjectMapper()
                                            .writeValueAsString(document)
                                            .replace("fulfilled", row[0]),
                                    Map.class);
            assertThat(read(row[1], content).changeKey("signnow"))
                    .isEqualTo(PolledDocument.changeKey(ended, EventType.valueOf(row[2])));
        }
    }
}
