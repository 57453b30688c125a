// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.docusign.StubbedDocuSign;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;
import org.apache.camel.attachment.DefaultAttachment;
import org.junit.jupiter.api.Test;

/** Envelopes whose events DocuSign is asked to report as they are created. */
class EventNotificationTest extends StubbedDocuSign {

    private static final String CREATE =
            "docusign:envelopes/create?eventNotificationUrl=https://desk.test/hooks";

    private static JsonNode sent() throws Exception {
        return new ObjectMapper().readTree(onlyRequest().getBody());
    }

    @Test
    void itIsAddedToEveryFormOfDefinition() throws Exception {
        String text = "{\"status\": \"sent\"}";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (Object body :
                List.of(Map.of("status", "sent"), text, bytes, new ByteArrayInputStream(bytes))) {
            server.resetRequests();
            answer(json(CREATED));

            assertThat(send(CREATE, body).getException()).isNull();

            assertThat(sent().path("status").asText()).isEqualTo("sent");
            JsonNode notification = sent().path("eventNotification");
            assertThat(notification.path("url").asText()).isEqualTo("https://desk.test/hooks");
            assertThat(notification.path("includeHMAC").asText()).isEqualTo("true");
            assertThat(notification.path("requireAcknowledgment").asText()).isEqualTo("true");
            assertThat(notification.path("eventData").path("version").asText())
                    .isEqualTo("restv2.1");
            assertThat(notification.path("events").toString()).contains("\"envelope-completed\"");
        }
    }

    @Test
    void itIsAddedBesideAttachments() {
        answer(json(CREATED));

        Exchange done =
                template.request(
                        CREATE,
                        exchange -> {
                            exchange.getMessage()
                                    .setBody("{\"documents\": [{\"documentId\": \"1\"}]}");
                            exchange.getMessage(AttachmentMessage.class)
                                    .addAttachmentObject(
                                            "1",
                                            new DefaultAttachment(
                                                    new ByteArrayDataSource(
                                                            "a.pdf", new byte[] {1})));
                        });

        assertThat(done.getException()).isNull();
        assertThat(onlyRequest().getBodyAsString())
                .contains("\"eventNotification\":{")
                .contains("documentid=1");
    }

    @Test
    void anEnvelopesOwnWins() throws Exception {
        answer(json(CREATED));

        call(CREATE, Map.of("eventNotification", Map.of("url", "https://own.test")));

        assertThat(sent().path("eventNotification"))
                .isEqualTo(new ObjectMapper().readTree("{\"url\": \"https://own.test\"}"));
    }

    @Test
    void withoutTheOptionNothingIsAdded() {
        answer(json(CREATED));

        call("docusign:envelopes/create", "{ }");

        assertThat(onlyRequest().getBodyAsString())
                .matches("\\{\"transactionId\":\"[0-9a-f-]{36}\" }");
    }

    @Test
    void whatItCannotBeAddedToIsRefused() {
        for (Object body : List.of("<envelopeDefinition/>", "[1]")) {
            assertThat(
                            send(CREATE, body, Map.of(Exchange.CONTENT_TYPE, "application/xml"))
                                    .getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("eventNotification");
        }
        assertThat(requests()).isEmpty();
    }

    @Test
    void theOlderVersionSendsNoEventsInJson() {
        assertThat(send(CREATE + "&apiVersion=v2", Map.of()).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apiVersion");
        assertThat(requests()).isEmpty();
    }
}
