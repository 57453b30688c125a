// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of DocuSign's page on requests and responses, row by row. */
class FormatsTest extends StubbedDocuSign {

    private static final String XML =
            "<envelopeDefinition xmlns=\"http://www.docusign.com/restapi\"><status>sent</status><emailSubject>Miete Süd</emailSubject></envelopeDefinition>";

    private static final String XML_ANSWER =
            "<envelopeSummary xmlns=\"http://www.docusign.com/restapi\"><envelopeId>e-1</envelopeId><status>sent</status></envelopeSummary>";

    private static Map<String, Object> type(String contentType) {
        return Map.of(Exchange.CONTENT_TYPE, contentType);
    }

    // Format and request header

    @Test
    void requestFormatJsonIsTheDefault() {
        answer(json("{\"envelopeId\": \"e-1\"}"));

        call("docusign:envelopes/create", Map.of("status", "sent"));

        assertThat(onlyRequest().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(onlyRequest().getHeader("Accept")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml", "application/xml; charset=UTF-8"})
    void requestFormatXmlIsSentAndAskedForIfTheMessageDeclaresIt(String contentType) {
        for (Object body : List.of(XML, XML.getBytes(StandardCharsets.UTF_8))) {
            server.resetRequests();
            answer(ok(XML_ANSWER).withHeader("Content-Type", "application/xml"));

            Exchange done = send("docusign:envelopes/create", body, type(contentType));

            assertThat(done.getException()).isNull();
            assertThat(onlyRequest().getHeader("Content-Type")).isEqualTo(contentType);
            assertThat(onlyRequest().getHeader("Accept")).isEqualTo("application/xml");
            assertThat(onlyRequest().getBodyAsString()).isEqualTo(XML);
            assertThat(done.getMessage().getBody()).isEqualTo(XML_ANSWER);
            assertThat(done.getMessage().getHeader("CamelDocuSignEnvelopeId")).isEqualTo("e-1");
        }
    }

    @Test
    void aDeclarationThatAnEarlierStepLeftDoesNotMakeXmlOfJson() {
        answer(json(CREATED));
        Map<String, Object> left = type("application/xml");

        send("docusign:envelopes/create", "{\"status\": \"sent\"}", left);
        send("docusign:envelopes/create", Map.of("status", "sent"), left);

        assertThat(requests())
                .hasSize(2)
                .allSatisfy(
                        request ->
                                assertThat(request.getHeader("Content-Type"))
                                        .isEqualTo("application/json"));
    }

    @Test
    void anAnswerInJsonCanBeAskedForWithXml() {
        answer(json("{\"envelopeId\": \"e-1\"}"));

        send("docusign:envelopes/create?accept=application/json", XML, type("application/xml"));

        assertThat(onlyRequest().getHeader("Accept")).isEqualTo("application/json");
    }

    @Test
    void anAnswerInXmlCanBeAskedFor() {
        answer(ok(XML_ANSWER).withHeader("Content-Type", "application/xml"));

        Exchange done = send("docusign:envelopes/get?envelopeId=x&accept=application/xml", null);

        assertThat(onlyRequest().getHeader("Accept")).isEqualTo("application/xml");
        assertThat(done.getMessage().getBody()).isEqualTo(XML_ANSWER);
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatThrownBy(() -> send("docusign:envelopes/get?envelopeId=x&accept=text/csv", null))
                .hasMessageContainingAll("envelopes/get", "application/xml", "text/csv");
        assertThat(requests()).isEmpty();
    }

    @Test
    void pagesAreReadAsJsonOnly() {
        String uri = "docusign:envelopes/list-status-changes?fetchAll=true&accept=application/xml";

        assertThat(send(uri, null).getException()).hasMessageContaining("fetchAll");
        assertThat(requests()).isEmpty();
    }

    // Status and description

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void statusOfSuccess(int status) {
        answer(
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"envelopeId\": \"e-1\"}"));

        assertThat(call("docusign:envelopes/create", Map.of()))
                .isEqualTo(Map.of("envelopeId", "e-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST_BODY, The request body is missing or improperly formatted.",
        "401, PARTNER_AUTHENTICATION_FAILED, The specified Integrator Key was not found.",
        "415, INVALID_CONTENT_TYPE, Content Type specified is not supported."
    })
    void statusOfFailure(int status, String code, String message) {
        for (String type : List.of("application/json", "application/xml")) {
            String body =
                    type.endsWith("json")
                            ? "{\"errorCode\": \"%s\", \"message\": \"%s\"}"
                            : "<errorDetails><errorCode>%s</errorCode><message>%s</message></errorDetails>";
            answer(
                    aResponse()
                            .withStatus(status)
                            .withHeader("Content-Type", type)
                            .withBody(body.formatted(code, message)));

            EsignOperationException failure =
                    (EsignOperationException)
                            send("docusign:envelopes/create", Map.of()).getException();

            assertThat(failure.getHttpResponseCode()).isEqualTo(status);
            assertThat(failure).hasMessageContainingAll(code, message);
            assertThat(failure.isOutcomeUnknown()).isFalse();
        }
    }

    @Test
    void anErrorInXmlReadsNoFileOfThisMachine() {
        answer(
                aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/xml")
                        .withBody(
                                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><errorDetails><errorCode>&x;</errorCode></errorDetails>"));

        assertThat(send("docusign:accounts/get", null).getException())
                .isInstanceOf(EsignOperationException.class)
                .message()
                .contains("400");
    }

    // Response header and description

    @Test
    void responseHeadersOfTheRateLimit() {
        answer(
                json("{}")
                        .withHeader("X-RateLimit-Limit", "3000")
                        .withHeader("X-RateLimit-Remaining", "2999")
                        .withHeader("X-RateLimit-Reset", "1900000000"));

        assertThat(send("docusign:accounts/get", null).getMessage().getHeaders())
                .containsEntry("CamelEsignRateLimit", "3000")
                .containsEntry("CamelEsignRateLimitRemaining", "2999")
                .containsEntry("CamelEsignRateLimitReset", "1900000000");
    }

    @Test
    void responseHeadersOfADocument() {
        answer(
                ok("%PDF")
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader(
                                "Content-Disposition",
                                "file; filename=\"../NDA.pdf\"; documentid=\"1\""));

        Exchange done = send("docusign:envelope-documents/get?envelopeId=e&documentId=1", null);

        assertThat(done.getMessage().getHeaders())
                .containsEntry(Exchange.CONTENT_TYPE, "application/pdf")
                .containsEntry(Exchange.FILE_NAME, "NDA e 1.pdf")
                .containsEntry(EsignConstants.DOCUMENT_NAME, "NDA.pdf");
        assertThat(done.getMessage().getBody(String.class)).isEqualTo("%PDF");
    }

    // Response body

    @Test
    void fieldsAndValuesThatNobodyKnowsReachTheRoute() {
        answer(json("{\"status\": \"not-yet-invented\", \"newField\": {\"a\": [1, null]}}"));
        Map<String, Object> inner = new HashMap<>();
        inner.put("a", java.util.Arrays.asList(1, null));

        assertThat(call("docusign:envelopes/get?envelopeId=e", null))
                .isEqualTo(Map.of("status", "not-yet-invented", "newField", inner));
    }

    /** What a route writes reaches DocuSign, whichever of its formats it is in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-10-20T21:58:02.6600000Z",
                "2016-10-20 | 21:58",
                "October 20, 2016 | 21:58",
                "Oct-20-2016 | 21:58",
                "20-10-2016 | 21:58"
            })
    void datesArePassedOnAsTheyAre(String date) {
        answer(json("{}"));

        send(
                "docusign:envelopes/list-status-changes",
                null,
                Map.of("CamelDocuSignQuery", Map.of("from_date", date)));

        assertThat(onlyRequest().queryParameter("from_date").firstValue()).isEqualTo(date);
    }
}
