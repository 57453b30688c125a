// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.activation.FileDataSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.DefaultAttachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which media type a document is sent with, and what is a document. */
class DocumentTypesTest extends TinyRoutes {

    private static final byte[] PDF = "%PDF-1.7\n...".getBytes(StandardCharsets.US_ASCII);

    /** As a part of an e-mail. */
    private record Mailed(String name, String contentType) implements DataSource {

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(PDF);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public String getName() {
            return name;
        }
    }

    private static Request.Part part(LoggedRequest request) {
        return request.getParts().iterator().next();
    }

    private static Map<String, Object> headers(String fileName, String contentType) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(Exchange.FILE_NAME, fileName);
        headers.put(Exchange.CONTENT_TYPE, contentType);
        headers.values().removeIf(java.util.Objects::isNull);
        return headers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                // the name says it, whatever an earlier step has left
                "lease.pdf | application/json | application/pdf",
                "lease.pdf | multipart/form-data; boundary=x | application/pdf",
                "lease.pdf | application/x-www-form-urlencoded | application/pdf",
                "lease.pdf | text/html; charset=utf-8 | application/pdf",
                "lease.PDF | image/png | application/pdf",
                "notes.txt | text/plain; charset=ISO-8859-1 | text/plain; charset=ISO-8859-1",
                "notes.txt | text/plain; charset=binary | text/plain",
                // no name that says it
                "- | image/png | image/png",
                "lease | image/png | image/png",
                "lease.qqq | image/png; x=y | image/png; x=y",
                "- | application/pdf; charset=binary | application/pdf",
                "- | APPLICATION/PDF | application/pdf",
                "- | application/json | application/pdf",
                "- | application/vnd.api+json | application/pdf",
                "- | multipart/mixed | application/pdf",
                "- | */* | application/pdf",
                "- | application/octet-stream | application/pdf",
                "- | - | application/pdf",
                "- | `` | application/pdf",
                "- | pdf | application/pdf",
                "- | a/b/c | application/pdf",
                "lease.qqq | - | application/octet-stream",
                "lease | application/json | application/octet-stream",
                "lease | ;;; | application/octet-stream",
                "lease | image/png; charset=\"no such\" | image/png",
                "lease | image/png; charset= | image/png",
                "lease | image/png;; | image/png"
            })
    void theTypeIsThatOfTheDocument(String fileName, String contentType, String expected) {
        for (String uri : List.of("tiny:document/upload", "tiny:document/replace?documentId=1")) {
            assertThat(send(uri, "text".getBytes(), headers(fileName, contentType)).getException())
                    .isNull();
        }

        assertThat(requests())
                .extracting(
                        r ->
                                r.isMultipart()
                                        ? part(r).getHeader("Content-Type").firstValue()
                                        : r.getHeader("Content-Type"))
                .containsExactly(expected, expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf\r\nX-Evil: 1",
                "application/pdf; a=\"b\r\nX-Evil: 1\"",
                "image/p\u0000ng",
                "\u5951/\u7d04",
                "image/png; a=\u0001"
            })
    void controlLettersInATypeHarmNothing(String contentType) {
        send("tiny:document/upload", "x".getBytes(), headers("lease", contentType));
        send("tiny:document/replace?documentId=1", "x".getBytes(), headers("lease", contentType));

        assertThat(requests()).hasSize(2);
        assertThat(requests())
                .allSatisfy(
                        r -> {
                            assertThat(r.getBodyAsString()).doesNotContain("Evil");
                            assertThat(r.getHeader("X-Evil")).isNull();
                        });
    }

    @Test
    void aDocumentThatBeginsAsAPdfIsOne() {
        send("tiny:document/upload", PDF, headers(null, "text/html"));

        assertThat(part(onlyRequest()).getHeader("Content-Type").firstValue())
                .isEqualTo("application/pdf");
    }

    /** After a REST call the type of its answer is still there. */
    @Test
    void whatAnEarlierStepLeftMakesNoJsonOfADocument() {
        Map<String, Object> json = headers(null, "application/json;charset=UTF-8");

        send("tiny:document/import", PDF, json);
        send("tiny:document/import", new ByteArrayInputStream(PDF), json);
        send("tiny:document/import", "{\\rtf1 x}".getBytes(), json);
        send("tiny:document/import", "{ \"a\":1}".getBytes(), json);
        send("tiny:document/import", new ByteArrayInputStream(" [{}]".getBytes()), json);

        assertThat(requests())
                .extracting(r -> r.getHeader("Content-Type") + " " + r.getBodyAsString())
                .containsExactlyInAnyOrder(
                        "application/pdf " + new String(PDF),
                        "application/pdf " + new String(PDF),
                        "application/pdf {\\rtf1 x}",
                        "application/json { \"a\":1}",
                        "application/json  [{}]");
    }

    @Test
    void whatAttachmentsAreIsADocument(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("scan.png"), PDF);
        DataSource mailed = new Mailed("Lease \u00fc.pdf", "application/pdf; name=\"x\"");
        List<Object> bodies =
                List.of(
                        mailed,
                        new DataHandler(mailed),
                        new DefaultAttachment(mailed),
                        new DataHandler(new FileDataSource(file.toFile())));
        Map<String, Object> headers = headers(null, "multipart/mixed; boundary=b");

        for (Object body : bodies) {
            assertThat(send("tiny:document/upload", body, headers).getException()).isNull();
            assertThat(send("tiny:document/import", body, headers).getException()).isNull();
        }

        assertThat(requests())
                .filteredOn(r -> r.getUrl().equals("/document"))
                .extracting(r -> part(r).getHeader("Content-Type").firstValue())
                .containsExactlyInAnyOrder(
                        "application/pdf; name=x",
                        "application/pdf; name=x",
                        "application/pdf; name=x",
                        "image/png");
        assertThat(requests())
                .filteredOn(r -> r.getUrl().equals("/document"))
                .extracting(
                        r -> r.getBodyAsString().replaceAll("(?s).*filename=\"([^\"]*)\".*", "$1"))
                .containsExactlyInAnyOrder(
                        "Lease \u00fc.pdf", "Lease \u00fc.pdf", "Lease \u00fc.pdf", "scan.png");
        assertThat(requests())
                .filteredOn(r -> r.getUrl().equals("/import"))
                .hasSize(4)
                .allMatch(r -> r.getBodyAsString().equals(new String(PDF)));
    }
}
