// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.jsign.JSignConstants;
import io.github.camelesign.jsign.StubbedJSign;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in the shapes that jSign's pages show, and in those that they leave open. */
class AnswerTest extends StubbedJSign {

    @Test
    void theIdOfAnUploadIsFoundHoweverItIsSpelled() {
        answer(json("{\"data\":{\"request_Id\":\"r1\"}}"));

        Exchange done = send("jsign:envelope/upload-file", new byte[] {1});

        assertThat(done.getMessage().getHeader(JSignConstants.UPLOAD_ID)).isEqualTo("r1");
        assertThat(done.getMessage().getBody(Map.class)).containsEntry("request_Id", "r1");
    }

    /** jSign's pages show some of these answers only, and one in another spelling. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'envelope_id':'e1'}",
                "{'envelope_Id':'e1','name':'n'}",
                "{'envelopeId':'e1'}",
                "{'EnvelopeID':'e1'}",
                "{'id':'e1'}",
                "{'Id':'e1','name':'n'}",
                "{'envelope':{'id':'e1'}}",
                "{'envelope':{'envelope_id':'e1'},'id':{'no':'id'}}"
            })
    void theIdOfWhatIsCreatedIsFoundHoweverItIsSpelled(String data) {
        answer(json(("{'message':'m','data':" + data + "}").replace('\'', '"')));

        Exchange done = send("jsign:envelope/create", Map.of("envelope", Map.of()));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader("CamelJSignEnvelopeId")).isEqualTo("e1");
        assertThat(done.getMessage().getBody(Map.class)).containsEntry("envelope_id", "e1");
    }

    /** Numbers, blanks and escapes are the provider's; only the wrapping is taken off. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "stream"})
    void asTextTheDataIsWhatJSignWrote(String output) {
        String data = "{ \"name\" : \"S\\u00fcd, Süd\", \"amount\":1.50 }";
        answer(json("{\"message\":\"done\", \"data\": " + data + " }"));

        Exchange done = send("jsign:envelope/get?envelopeId=e1&output=" + output, null);

        assertThat(done.getMessage().getBody(String.class)).isEqualTo(data);
        assertThat(done.getMessage().getHeader(JSignConstants.MESSAGE)).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "stream"})
    void asTextAnErrorIsAnErrorToo(String output) {
        answer(json("{\"data\":{\"id\":\"e1\"},\"errors\":[{\"error_code\":\"ENV1\"}]}"));

        Exchange done = send("jsign:envelope/get?envelopeId=e1&output=" + output, null);

        assertThat(done.getException(EsignOperationException.class).getErrorCode())
                .isEqualTo("ENV1");
    }

    @Test
    void anIdMayBeAllThatIsAnswered() {
        String id = "6a4e1b2c-0001-4000-8000-00000000000F";
        answer(json("{\"message\":\"m\",\"data\":\"" + id + "\"}"));

        Exchange done = send("jsign:template/create", Map.of("envelope", Map.of()));

        assertThat(done.getMessage().getHeader("CamelJSignTemplateId")).isEqualTo(id);
        assertThat(done.getMessage().getBody()).isEqualTo(Map.of("template_id", id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'message':'m','data':{'embedded_url':'https://s.test/1'}}",
                "{'message':'m','data':{'ttl':600,'link':{'href':'https://s.test/1'}}}",
                "{'message':'m','data':'https://s.test/1'}"
            })
    void theUrlToSignAtIsFoundWhateverItIsCalled(String answer) {
        answer(json(answer.replace('\'', '"')));

        Exchange done =
                send("jsign:envelope/embedded-url?envelopeId=e1&signerEmail=ada@acme.test", null);

        assertThat(done.getMessage().getHeader(JSignConstants.URL)).isEqualTo("https://s.test/1");
        assertThat(onlyRequest().getUrl()).endsWith("/generate_embedded_url/ada%40acme.test");
    }

    @Test
    void aUrlOfAnEarlierAnswerIsNotTakenForOneOfThis() {
        answer(json("{\"message\":\"m\",\"data\":{}}"));

        Exchange done =
                send(
                        "jsign:envelope/embedded-url?envelopeId=e1&signerEmail=a",
                        null,
                        Map.of(JSignConstants.URL, "https://s.test/old"));

        assertThat(done.getMessage().getHeaders()).doesNotContainKey(JSignConstants.URL);
        assertThat(done.getMessage().getBody()).isEqualTo(Map.of());
    }

    @Test
    void listsAndWordsAreGivenAsTheyAre() {
        answer(json("{\"message\":\"m\",\"data\":[{\"supporting_document_id\":\"s1\"}]}"));
        assertThat(call("jsign:attachment/list?envelopeId=e1", null))
                .isEqualTo(List.of(Map.of("supporting_document_id", "s1")));

        answer(json("{\"message\":\"Envelope deleted successfully.\"}"));
        Exchange done = send("jsign:envelope/delete?envelopeId=e1", "left of an earlier step");
        assertThat(done.getMessage().getBody()).isNull();
        assertThat(done.getMessage().getHeader(JSignConstants.MESSAGE))
                .isEqualTo("Envelope deleted successfully.");

        answer(json("{\"envelope_id\":\"e1\",\"new\":true}"));
        assertThat(call("jsign:envelope/history?envelopeId=e1", null))
                .as("not wrapped")
                .isEqualTo(Map.of("envelope_id", "e1", "new", true));
    }

    @Test
    void outputAsTextIsTheTextOfTheData() {
        answer(json("{\"message\":\"m\",\"data\":{\"a\":1}}"));

        assertThat(call("jsign:account/get?output=json", null)).isEqualTo("{\"a\":1}");
    }

    /** jSign answers 400, not 404, also for what belongs to somebody else. */
    @ParameterizedTest
    @CsvSource({
        "400, ENVELOPE_NOT_FOUND_OR_RECIPIENT_NO_ACCESS",
        "400, ATTACHMENT_LIMIT_EXCEEDED",
        "500, SYSTEM_ERROR"
    })
    void anErrorIsReadInItsOwnShape(int status, String code) {
        answer(
                status(status)
                        .withBody(
                                "{\"errors\":[{\"error_code\":\"%s\",\"developer_message\":\"Why\"}]}"
                                        .formatted(code)));

        EsignOperationException failure = failure("jsign:envelope/cancel?envelopeId=e1", "{}");

        assertThat(failure.getHttpResponseCode()).isEqualTo(status);
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getProviderMessage()).isEqualTo("Why");
        assertThat(requests()).hasSize(1);
    }

    /** One that is spoilt stays so; one that is missing may come with the next attempt. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"message\":\"m\",\"data\":{}} | 3",
                "{\"data\":{\"document_base64\":\"%%%\"}} | 1",
                "[] | 3"
            })
    void anAnswerWithoutADocumentIsAnError(String answer, int calls) {
        answer(json(answer));

        assertThat(
                        failure(
                                "jsign:envelope/download?envelopeId=e1&documentId=d1&signedCopy=true",
                                null))
                .hasMessageContaining("envelope/download")
                .hasMessageContaining("document");
        assertThat(requests()).hasSize(calls);
    }

    @Test
    void whetherTheSignedCopyIsWantedIsSaidInOneOfTwoWays() {
        assertThat(
                        reason(
                                send("jsign:envelope/download?envelopeId=e1&documentId=d1", null)
                                        .getException()))
                .hasMessageContaining("envelope/download needs the parameter signedCopy")
                .hasMessageContaining("the option signedCopy of the endpoint")
                .hasMessageContaining("header CamelJSignQuery")
                .hasMessageContaining("true or false");
        assertThat(requests()).isEmpty();
    }

    @Test
    void aDocumentThatBreaksOffIsAskedForAgain() {
        answers(
                "/api/v2.0/envelopes/e1/d1/download",
                json("{\"data\":{\"document_base64\":\"JVBE"),
                json("{\"data\":{\"document_base64\":\"JVBERg==\",\"document_name\":\"a\"}}"));

        Exchange done =
                send("jsign:envelope/download?envelopeId=e1&documentId=d1&signedCopy=true", null);

        assertThat(done.getMessage().getBody(String.class)).isEqualTo("%PDF");
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("a e1 d1");
    }

    @Test
    void anAnswerThatIsNoJsonIsNoSuccess() {
        answer(status(200).withBody("<html>"));

        EsignOperationException failure = failure("jsign:envelope/cancel?envelopeId=e1", "{}");

        assertThat(failure).hasMessageContaining("cannot be read as JSON");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isOutcomeUnknown()).isTrue();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void theRawCallGivesTheWholeAnswer() {
        answer(json("{\"message\":\"m\",\"data\":{\"a\":1}}"));

        assertThat(call("jsign:raw/call?path=/api/v2.0/new", null))
                .isEqualTo(Map.of("message", "m", "data", Map.of("a", 1)));
        assertThat(onlyRequest().getHeader("app_auth_type")).isEqualTo("jsign-oauth2");
    }
}
