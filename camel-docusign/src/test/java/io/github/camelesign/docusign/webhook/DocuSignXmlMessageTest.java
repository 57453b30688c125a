// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.spi.EsignEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Connect's older XML says. */
class DocuSignXmlMessageTest {

    private static final String MESSAGE =
            """
            <?xml version="1.0" encoding="utf-8"?>
            <DocuSignEnvelopeInformation xmlns="http://www.docusign.net/API/3.0">
              <EnvelopeStatus>
                <RecipientStatuses>
                  <RecipientStatus><Type>Signer</Type><Email>ada@acme.test</Email><Status>Completed</Status></RecipientStatus>
                  <RecipientStatus><Type>Signer</Type><Email>bob@acme.test</Email><Status>Completed</Status></RecipientStatus>
                </RecipientStatuses>
                <TimeGenerated>2026-05-01T03:00:07.12</TimeGenerated>
                <EnvelopeID>e1</EnvelopeID>
                <Subject>Verträge &amp; mehr</Subject>
                <Status>%1$s</Status>
                <Sent>2026-05-01T02:00:00</Sent>
                <%1$s>2026-05-01T03:00:05.9</%1$s>
                <CustomFields>
                  <CustomField><Name>Cost centre</Name><Value>4711</Value></CustomField>
                  <CustomField><Name>AccountId</Name><Value>a1</Value></CustomField>
                </CustomFields>
              </EnvelopeStatus>
              <TimeZone>Pacific Standard Time</TimeZone>
              <TimeZoneOffset>-7</TimeZoneOffset>
            </DocuSignEnvelopeInformation>
            """;

    private static EsignEvent read(String message) {
        return DocuSignXmlMessage.read(message.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "Sent, envelope-sent, sent",
        "Delivered, envelope-delivered, delivered",
        "Completed, envelope-completed, completed",
        "Declined, envelope-declined, declined",
        "Voided, envelope-voided, voided",
        "Signed, envelope-signed, updated"
    })
    void theStatusIsTheEvent(String status, String rawType, String type) {
        EsignEvent event =
                read(MESSAGE.replace("<Sent>2026-05-01T02:00:00</Sent>", "").formatted(status));

        assertThat(event.rawType()).isEqualTo(rawType);
        assertThat(event.type()).hasToString(type);
        assertThat(event.status()).isEqualTo(status);
    }

    @Test
    void itsLocalTimesAreBroughtToUtcSoThatTheKeyIsThatOfAPoll() {
        EsignEvent event = read(MESSAGE.formatted("Completed"));

        assertThat(event.occurredAt()).hasToString("2026-05-01T10:00:05.900Z");
        assertThat(event.changeKey("docusign")).isEqualTo("docusign:a1:e1:completed:1777629605");
    }

    @Test
    void itsCustomFieldsArePromoted() {
        assertThat(read(MESSAGE.formatted("Completed")).ids())
                .containsEntry("envelopeId", "e1")
                .containsEntry("customFieldCostCentre", "4711");
    }

    @Test
    void theBodyIsTheMessageAsAMap() {
        Map<String, Object> body = read(MESSAGE.formatted("Completed")).body();

        assertThat(body).containsEntry("TimeZoneOffset", "-7");
        Map<?, ?> envelope = (Map<?, ?>) body.get("EnvelopeStatus");
        assertThat(envelope.get("Subject")).isEqualTo("Verträge & mehr");
        Map<?, ?> recipients = (Map<?, ?>) envelope.get("RecipientStatuses");
        assertThat((List<?>) recipients.get("RecipientStatus")).hasSize(2);
    }

    @Test
    void itMayComeInASoapEnvelope() {
        String soap =
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                        + MESSAGE.formatted("Completed").replaceFirst("<\\?xml.*?>", "")
                        + "</s:Body></s:Envelope>";

        assertThat(read(soap).envelopeId()).isEqualTo("e1");
    }

    @Test
    void aRepetitionHasTheSameId() {
        String message = MESSAGE.formatted("Completed");

        assertThat(read(message).id()).isEqualTo(read(message).id());
        assertThat(read(message.replace("07.12", "09.12")).id()).isNotEqualTo(read(message).id());
    }

    @Test
    void aDocumentTypeIsRefusedAndNothingIsReadFromIt() {
        String attack =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + MESSAGE.formatted("Completed")
                                .replaceFirst("<\\?xml.*?>", "")
                                .replace("<Subject>", "<Subject>&e;");

        assertThatThrownBy(() -> read(attack))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("document type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a>",
                "<DocuSignEnvelopeInformation/>",
                "<DocuSignEnvelopeInformation><EnvelopeStatus><EnvelopeID>e1</EnvelopeID></EnvelopeStatus></DocuSignEnvelopeInformation>"
            })
    void whatIsNoMessageIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
