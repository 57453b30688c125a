// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.docusign.StubbedDocuSign;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are the body of a request or of an answer. */
class DocumentsTest extends StubbedDocuSign {

    private static final String UPDATE = "docusign:envelope-documents/update?envelopeId=e";
    private static final byte[] PDF = "%PDF-1.7 \u00ff".getBytes(StandardCharsets.ISO_8859_1);

    /** By the command base64. */
    private static final String PDF_BASE64 = "JVBERi0xLjcg/w==";

    private Exchange sendNamed(String uri, Object body, String fileName) {
        answer(json("{}"));
        return send(
                uri + "&documentId=1",
                body,
                fileName == null ? Map.of() : Map.of(Exchange.FILE_NAME, fileName));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NDA.pdf | file; filename=\"NDA.pdf\"",
                "in/box/NDA 1.docx | file; filename=\"NDA 1.docx\"; fileExtension=docx",
                "Miete Süd.pdf | file; filename=\"Miete S_d.pdf\"; filename*=UTF-8''Miete%20S%C3%BCd.pdf",
                "a\"b.pdf | file; filename=\"a%22b.pdf\"",
                " | file; filename=\"document.pdf\""
            })
    void aDocumentIsSentWithItsName(String fileName, String disposition) {
        assertThat(sendNamed(UPDATE, PDF, fileName).getException()).isNull();

        assertThat(onlyRequest().getHeader("Content-Disposition")).isEqualTo(disposition);
        assertThat(onlyRequest().getBody()).isEqualTo(PDF);
    }

    @Test
    void whatIsDeclaredToBeInBase64IsSentAsItIs() {
        String uri = UPDATE + "&contentTransferEncoding=base64";

        assertThat(sendNamed(uri, PDF_BASE64, "NDA.pdf").getException()).isNull();

        assertThat(onlyRequest().getHeader("Content-Transfer-Encoding")).isEqualTo("base64");
        assertThat(onlyRequest().getBodyAsString()).isEqualTo(PDF_BASE64);
        assertThat(onlyRequest().getHeader("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void theHeaderDeclaresBase64Too() {
        answer(json("{}"));

        send(
                "docusign:users/update-profile-image?userId=u",
                "R0lGODlh",
                Map.of(
                        "CamelDocuSignContentTransferEncoding",
                        "base64",
                        Exchange.CONTENT_TYPE,
                        "image/gif"));

        assertThat(onlyRequest().getHeader("Content-Transfer-Encoding")).isEqualTo("base64");
        assertThat(onlyRequest().getHeader("Content-Disposition")).isNull();
    }

    @Test
    void anAnswerThatDeclaresBase64IsDecoded() {
        answer(
                ok(PDF_BASE64.replace("xLj", "xL\r\nj"))
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader("Content-Transfer-Encoding", "base64")
                        .withHeader("Content-Disposition", "file; filename=\"NDA.pdf\""));

        Exchange done =
                send(
                        "docusign:envelopes/download?envelopeId=e&contentTransferEncoding=base64",
                        null);

        assertThat(onlyRequest().getHeader("Content-Transfer-Encoding")).isEqualTo("base64");
        assertThat(done.getMessage().getBody(byte[].class)).isEqualTo(PDF);
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("NDA e.pdf");
    }

    @Test
    void anAnswerThatDoesNotDeclareBase64IsNotDecoded() {
        answer(ok(PDF_BASE64).withHeader("Content-Type", "text/plain"));

        Object body = call("docusign:envelopes/download?envelopeId=e", null);

        assertThat(context.getTypeConverter().convertTo(String.class, body)).isEqualTo(PDF_BASE64);
        assertThat(onlyRequest().getHeader("Content-Transfer-Encoding")).isNull();
    }

    @Test
    void anAnswerInBase64ThatEndsTooEarlyFails() {
        answer(
                ok("JVBER")
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader("Content-Transfer-Encoding", "base64"));

        assertThat(send("docusign:envelopes/download?envelopeId=e", null).getException())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docusign:template-documents/update?templateId=t&documentId=1",
                "docusign:workspace-items/create-file?workspaceId=w&folderId=f",
                "docusign:workspace-items/update-file?workspaceId=w&folderId=f&fileId=1",
                "docusign:tabs-blob/put?envelopeId=e",
                "docusign:template-bulk-recipients/update?templateId=t&recipientId=1"
            })
    void theTypeOfTheBodySaysWhetherItIsADocumentOrJson(String uri) {
        assertSent(uri, Map.of("name", "a"), null, "application/json", "{\"name\":\"a\"}");
        assertSent(uri, "{ }", null, "application/json", "{ }");
        assertSent(uri, stream("{ }"), "application/json", "application/json", "{ }");
        assertSent(uri, stream("a,b"), "text/csv", "text/csv", "a,b");
        assertSent(uri, "a,b".getBytes(StandardCharsets.UTF_8), null, "application/pdf", "a,b");
    }

    private void assertSent(
            String uri, Object body, String declared, String contentType, String text) {
        server.resetRequests();
        answer(json(CREATED));
        Map<String, Object> headers = new HashMap<>();
        if (declared != null) {
            headers.put(Exchange.CONTENT_TYPE, declared);
        }

        assertThat(send(uri, body, headers).getException()).isNull();

        assertThat(onlyRequest().getHeader("Content-Type")).isEqualTo(contentType);
        assertThat(onlyRequest().getBodyAsString()).isEqualTo(text);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docusign:chunked-uploads/create",
                "docusign:chunked-uploads/update?chunkedUploadId=c&chunkedUploadPartSeq=1"
            })
    void aPartOfAFileGoesInBase64WithinJson(String uri) {
        assertSent(uri, PDF, null, "application/json", "{\"data\":\"" + PDF_BASE64 + "\"}");
    }

    @Test
    void fieldsOfTheFormHeaderGoBesideThePart() {
        answer(json("{\"chunkedUploadId\": \"c-1\", \"chunkedUploadUri\": \"/c/c-1\"}"));

        Exchange done =
                send(
                        "docusign:chunked-uploads/create",
                        PDF,
                        Map.of("CamelDocuSignForm", Map.of("chunkedUploadId", "x")));

        assertThat(onlyRequest().getBodyAsString())
                .isEqualTo("{\"chunkedUploadId\":\"x\",\"data\":\"" + PDF_BASE64 + "\"}");
        assertThat(onlyRequest().getHeader("Content-Length"))
                .isEqualTo(String.valueOf(onlyRequest().getBody().length));
        assertThat(done.getMessage().getHeaders())
                .containsEntry("CamelDocuSignChunkedUploadId", "c-1")
                .containsEntry("CamelDocuSignChunkedUploadUri", "/c/c-1");
    }

    @Test
    void aPartThatIsJsonAlreadyIsSentAsItIs() {
        String part = "{ \"data\": \"JVBERg==\" }";

        assertSent("docusign:chunked-uploads/create", part, null, "application/json", part);
    }

    @Test
    void aGroupOfCustomSettingsIsNamedInAHeader() {
        answer(json("{}"));

        call("docusign:user-custom-settings/list?userId=u&userSettingsKey=desk", null);

        assertThat(onlyRequest().getHeader("X-DocuSign-User-Settings-Key")).isEqualTo("desk");
    }
}
