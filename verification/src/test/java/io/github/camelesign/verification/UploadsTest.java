// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.ReceivedRequest;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.UploadContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message holds arrives at all providers, read there by libraries that are not ours. */
class UploadsTest extends CallTests {

    private static final String ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
    private static final String PDF = "%PDF-1.7\n%%EOF\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ServerAnswer MADE =
            ServerAnswer.json(
                    200,
                    "{\"id\": \"1\", \"status\": \"ok\", \"message\": \"ok\", \"data\": {\"request_id\": \"1\", \"supporting_document_id\": \"1\", \"envelope_id\": \"1\"}, \"envelopeId\": \"1\", \"pending_file_id\": 1, \"result\": \"success\"}");

    private static final String SIGNNOW = "signnow:%s?accessToken=t&";
    private static final String DOCUSIGN = "docusign:%s?accessToken=t&accountId=a&";
    private static final String YOUSIGN = "yousign:%s?apiKey=k&";
    private static final String SIGNEASY = "signeasy:%s?accessToken=t&";
    private static final String JSIGN = "jsign:%s?accessToken=t&";

    /** Each sends the document of the message as a part of a form. */
    static Stream<String> forms() {
        return Stream.of(
                SIGNNOW.formatted("document/upload"),
                SIGNNOW.formatted("document/extract-fields"),
                YOUSIGN.formatted("document/upload") + "signatureRequestId=" + ID + "&",
                YOUSIGN.formatted("document/upload-unattached"),
                YOUSIGN.formatted("archive/create"),
                YOUSIGN.formatted("electronic-seal-document/upload"),
                SIGNEASY.formatted("original/upload"),
                SIGNEASY.formatted("v3/original/upload"),
                JSIGN.formatted("envelope/upload-file"),
                JSIGN.formatted("template/upload-file"),
                JSIGN.formatted("attachment/add") + "envelopeId=e&");
    }

    /** Each sends the document of the message as it is. */
    static Stream<String> files() {
        return Stream.of(
                DOCUSIGN.formatted("envelope-documents/update") + "envelopeId=e&documentId=1&");
    }

    /** Each sends the message as JSON. */
    static Stream<String> objects() {
        return Stream.of(
                SIGNNOW.formatted("document/invite") + "documentId=d&",
                DOCUSIGN.formatted("envelopes/create"),
                YOUSIGN.formatted("signature-request/create"),
                YOUSIGN.formatted("v2/procedure/create"),
                SIGNEASY.formatted("pending/create"),
                SIGNEASY.formatted("v3/envelope/create"),
                JSIGN.formatted("envelope/create-with-files"));
    }

    private record Received(ReceivedRequest request) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return request.head().header("Content-Type").orElseThrow();
        }

        @Override
        public int getContentLength() {
            return (int) contentLength();
        }

        @Override
        public long contentLength() {
            return request.bodyLength();
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(request.body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Part(String name, String type, String content) {}

    private ReceivedRequest sent(String uri, Object body, Map<String, Object> headers)
            throws Exception {
        try (FaultServer server = new FaultServer(Script.answering(MADE))) {
            String oauth =
                    uri.matches("(docusign|signeasy).*") ? "&oauthBaseUri=" + server.uri() : "";
            Exchange done = send(uri + "baseUri=" + server.uri() + oauth, body, headers);

            assertThat(done.getException()).as(uri).isNull();
            assertThat(server.requests()).hasSize(1);
            return server.requests().get(0);
        }
    }

    private static Part file(ReceivedRequest request) throws Exception {
        FileUpload server = new FileUpload();
        server.setHeaderEncoding("UTF-8");
        FileItemIterator items = server.getItemIterator(new Received(request));
        while (items.hasNext()) {
            FileItemStream item = items.next();
            if (!item.isFormField()) {
                return new Part(
                        item.getName(),
                        item.getContentType(),
                        new String(item.openStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        throw new AssertionError("no file in " + request.body());
    }

    private static final List<String> LEFT_OVER =
            List.of(
                    "application/json",
                    "application/json;charset=UTF-8",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "application/pdf; charset=binary",
                    "text/html; charset=no-such",
                    "");

    @ParameterizedTest
    @MethodSource("forms")
    void theTypeIsThatOfTheDocumentInAForm(String uri) throws Exception {
        for (String leftOver : LEFT_OVER) {
            Map<String, Object> headers =
                    Map.of(Exchange.FILE_NAME, "Lease.pdf", Exchange.CONTENT_TYPE, leftOver);

            assertThat(file(sent(uri, new ByteArrayInputStream(PDF.getBytes()), headers)))
                    .as("%s after '%s'", uri, leftOver)
                    .isEqualTo(new Part("Lease.pdf", "application/pdf", PDF));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theTypeIsThatOfTheDocumentAlone(String uri) throws Exception {
        for (String leftOver : LEFT_OVER) {
            ReceivedRequest request =
                    sent(
                            uri,
                            PDF.getBytes(),
                            Map.of(
                                    Exchange.FILE_NAME,
                                    "Lease.pdf",
                                    Exchange.CONTENT_TYPE,
                                    leftOver));

            assertThat(request.head().header("Content-Type"))
                    .as("%s after '%s'", uri, leftOver)
                    .contains("application/pdf");
            assertThat(request.body()).isEqualTo(PDF);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aNameArrivesInAForm(String uri) throws Exception {
        Map<String, String> names =
                Map.of(
                        "Miete Su\u0308d.pdf", "Miete S\u00fcd.pdf",
                        "\u5951\u7d04\u66f8 \ud83d\ude00.pdf",
                                "\u5951\u7d04\u66f8 \ud83d\ude00.pdf",
                        "Smith, John; 100%.pdf", "Smith, John; 100%.pdf",
                        "O'Neill \u0639\u0642\u062f.pdf", "O'Neill \u0639\u0642\u062f.pdf");
        for (Map.Entry<String, String> name : names.entrySet()) {
            ReceivedRequest request =
                    sent(uri, PDF.getBytes(), Map.of(Exchange.FILE_NAME, name.getKey()));

            assertThat(file(request).name()).as(uri).isEqualTo(name.getValue());
            assertThat(request.body()).doesNotContain("filename*");
        }
        assertThat(
                        file(sent(
                                        uri,
                                        PDF.getBytes(),
                                        Map.of(Exchange.FILE_NAME, "The \"final\".pdf")))
                                .name())
                .as(uri)
                .contains("final")
                .endsWith(".pdf");
    }

    /** As an application holds it. */
    public record Order(String name, LocalDate day, Instant time, List<Signer> signers) {}

    public record Signer(String email, LocalDate born) {}

    @ParameterizedTest
    @MethodSource("objects")
    void aRecordWithDatesArrives(String uri) throws Exception {
        Order order =
                new Order(
                        "Lease \u5951",
                        LocalDate.of(2026, 1, 31),
                        Instant.parse("2026-01-31T12:00:00Z"),
                        List.of(new Signer("ada+work@acme.test", LocalDate.of(1990, 12, 10))));

        ReceivedRequest request = sent(uri, order, Map.of());

        assertThat(request.head().header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(JSON.readValue(request.body(), Map.class))
                .as(uri)
                .containsAllEntriesOf(
                        Map.of(
                                "name", "Lease \u5951",
                                "day", "2026-01-31",
                                "time", "2026-01-31T12:00:00Z",
                                "signers",
                                        List.of(
                                                Map.of(
                                                        "email",
                                                        "ada+work@acme.test",
                                                        "born",
                                                        "1990-12-10"))));
    }
}
