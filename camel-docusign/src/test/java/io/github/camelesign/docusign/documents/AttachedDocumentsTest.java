// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.docusign.StubbedDocuSign;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.activation.FileDataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;
import org.apache.camel.attachment.CamelFileDataSource;
import org.apache.camel.attachment.DefaultAttachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents that are attached to a message, as they stand in the request. The expected requests are
 * written by hand from DocuSign's description of its multipart requests.
 */
class AttachedDocumentsTest extends StubbedDocuSign {

    private static final byte[] PDF =
            "%PDF-1.7 \u0000\u00ff \r\n--boundary\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private static final String DEFINITION =
            """
            {"status":"sent", "emailSubject": "Lease",
             "documents": [{"name": "test1.pdf", "documentId": "1", "order": "1"},
                           {"name": "Anlage Süd.docx", "documentId": "2", "order": "2"}]}
            """;

    private final Map<String, DefaultAttachment> attached = new LinkedHashMap<>();

    private DefaultAttachment attach(String name, DataSource source) {
        DefaultAttachment attachment = new DefaultAttachment(new DataHandler(source));
        attached.put(name, attachment);
        return attachment;
    }

    private DefaultAttachment attach(String name) {
        return attach(name, new ByteArrayDataSource(name, PDF));
    }

    private Exchange sendAttached(String uri, Object body) {
        answer(json("{\"envelopeId\": \"e-1\", \"templateId\": \"t-1\"}"));
        return template.request(
                uri,
                exchange -> {
                    exchange.getMessage().setBody(body);
                    AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
                    attached.forEach(message::addAttachmentObject);
                });
    }

    /** The request's body as text in which each byte is one letter. */
    private static String sent() {
        return new String(onlyRequest().getBody(), StandardCharsets.ISO_8859_1);
    }

    private static String boundary() {
        String type = onlyRequest().getHeader("Content-Type");
        assertThat(type).startsWith("multipart/form-data; boundary=");
        return type.replace("multipart/form-data; boundary=", "");
    }

    private static String latin1(String utf8) {
        return new String(utf8.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theExampleOfAMultipartRequestIsSentAsDocuSignDescribesIt() {
        attach("test1.pdf");

        Exchange done = sendAttached("docusign:envelopes/create", DEFINITION);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader("CamelDocuSignEnvelopeId")).isEqualTo("e-1");
        String boundary = boundary();
        String head =
                "--%s\r\nContent-Disposition: form-data\r\nContent-Type: application/json\r\n\r\n"
                        .formatted(boundary);
        assertThat(sent()).startsWith(head);
        assertThat(withoutKey(sent().substring(head.length())))
                .isEqualTo(
                        "%2$s\r\n--%1$s\r\nContent-Disposition: file; filename=\"test1.pdf\"; documentid=1\r\nContent-Type: application/pdf\r\n\r\n%3$s\r\n--%1$s--\r\n"
                                .formatted(
                                        boundary,
                                        latin1(DEFINITION),
                                        new String(PDF, StandardCharsets.ISO_8859_1)));
        assertThat(onlyRequest().getHeader("Content-Length"))
                .isEqualTo(String.valueOf(onlyRequest().getBody().length));
        assertThat(onlyRequest().getHeader("Accept")).isEqualTo("application/json");
        assertThat(onlyRequest().getUrl())
                .isEqualTo("/restapi/v2.1/accounts/" + ACCOUNT + "/envelopes");
    }

    @Test
    void aNameOutsideAsciiIsSentInUtf8AndAnotherFormatThanPdfIsNamed() {
        attach("test1.pdf");
        attach("Anlage Süd.docx");

        assertThat(sendAttached("docusign:envelopes/create", DEFINITION).getException()).isNull();

        assertThat(sent())
                .contains(
                        latin1(
                                "Content-Disposition: file; filename=\"Anlage Süd.docx\"; documentid=2; fileExtension=docx\r\n"))
                .contains(
                        "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document\r\n");
    }

    /** macOS decomposes the names of files, and a definition may have been made of them. */
    @ParameterizedTest
    @EnumSource(Normalizer.Form.class)
    void anAttachmentIsFoundByItsNameInEitherFormOfUnicode(Normalizer.Form form) {
        for (Normalizer.Form ofDefinition : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            attached.clear();
            server.resetRequests();
            attach(Normalizer.normalize("Anlage Süd.docx", form));

            Exchange done =
                    sendAttached(
                            "docusign:envelopes/create",
                            Normalizer.normalize(DEFINITION, ofDefinition));

            assertThat(done.getException()).isNull();
            assertThat(sent()).contains("; documentid=2; fileExtension=docx\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docusign:envelopes/create",
                "docusign:templates/create",
                "docusign:envelope-documents/update-list?envelopeId=e",
                "docusign:template-documents/update-list?templateId=t"
            })
    void everyOperationThatTakesSeveralDocumentsTakesAttachments(String uri) {
        attach("1");
        Map<String, Object> document = Map.of("documentId", 1, "name", "Lease");

        Exchange done = sendAttached(uri, Map.of("documents", List.of(document)));

        assertThat(done.getException()).isNull();
        assertThat(sent()).contains("filename=\"1\"; documentid=1\r\n");
    }

    @ParameterizedTest
    @CsvSource({"documentid, 2", "documentId, 2", "DocumentID, 2"})
    void aHeaderOfTheAttachmentSaysWhichDocumentItIs(String header, String id) {
        attach("test1.pdf").setHeader(header, id);

        assertThat(sendAttached("docusign:envelopes/create", DEFINITION).getException()).isNull();

        assertThat(sent()).contains("filename=\"test1.pdf\"; documentid=2\r\n");
    }

    @Test
    void aHeaderOfTheAttachmentPutsItIntoACompositeTemplate() {
        attach("Lease.pdf").setHeader("compositeTemplateId", "c1");
        Map<String, Object> composite =
                Map.of(
                        "compositeTemplateId",
                        "c1",
                        "document",
                        Map.of("documentId", "7", "name", "Lease.pdf"));

        Exchange done =
                sendAttached(
                        "docusign:envelopes/create",
                        Map.of("compositeTemplates", List.of(composite)));

        assertThat(done.getException()).isNull();
        assertThat(sent()).contains("documentid=7; compositeTemplateId=c1\r\n");
    }

    @Test
    void aFileIsSentFromWhereItIsWithTheTypeOfItsName(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("test1.pdf"), PDF);
        attach("1", new CamelFileDataSource(file.toFile()));
        attach("2", new FileDataSource(file.toFile()));

        assertThat(sendAttached("docusign:envelopes/create", DEFINITION).getException()).isNull();

        assertThat(sent().split("Content-Type: application/pdf\r\n\r\n%PDF", -1)).hasSize(3);
    }

    @Test
    void theTypeThatAnAttachmentDeclaresWins() {
        attach("test1.pdf").setHeader("Content-Type", "image/png");

        assertThat(sendAttached("docusign:envelopes/create", DEFINITION).getException()).isNull();

        assertThat(sent()).contains("Content-Type: image/png\r\n");
    }

    @Test
    void aFileNameCannotEndItsHeader() {
        attach("a\".pdf\r\nX: y").setHeader("documentid", "1");

        assertThat(sendAttached("docusign:envelopes/create", DEFINITION).getException()).isNull();

        assertThat(sent()).contains("filename=\"a%22.pdf%0D%0AX: y\"; documentid=1");
    }

    @Test
    void aDocumentThatNothingNamesIsRefusedBeforeAnyCall() {
        attach("other.pdf");

        assertRefused(
                sendAttached("docusign:envelopes/create", DEFINITION),
                "other.pdf",
                "1 (test1.pdf), 2 (Anlage Süd.docx)",
                "documentid");
    }

    @Test
    void aDocumentIdThatTheDefinitionLacksIsRefused() {
        attach("test1.pdf").setHeader("documentid", "3");

        assertRefused(sendAttached("docusign:envelopes/create", DEFINITION), "documentid 3");
    }

    @Test
    void twoAttachmentsCannotBeOneDocument() {
        attach("test1.pdf");
        attach("1");

        assertRefused(sendAttached("docusign:envelopes/create", DEFINITION), "document 1");
    }

    @Test
    void attachmentsWithoutADefinitionAreRefused() {
        attach("test1.pdf");

        assertRefused(sendAttached("docusign:envelopes/create", null), "body is empty");
    }

    @Test
    void aDocumentInTheBodyIsNoDefinition(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("test1.pdf"), PDF);

        for (Object body : List.of(file.toFile(), file, PDF, new ByteArrayInputStream(PDF))) {
            assertRefused(sendAttached("docusign:envelopes/create", body), "attach the document");
        }
    }

    @Test
    void aDefinitionMayComeAsAFileOrAStream(@TempDir Path folder) throws Exception {
        byte[] text = DEFINITION.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("lease.json"), text);

        for (Object body : List.of(file.toFile(), text, new ByteArrayInputStream(text))) {
            server.resetRequests();
            assertThat(sendAttached("docusign:envelopes/create", body).getException()).isNull();
            assertThat(withoutKey(onlyRequest().getBodyAsString())).isEqualTo(DEFINITION);
            assertThat(onlyRequest().getHeader("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void aFileThatIsGoneIsNamed(@TempDir Path folder) {
        attach("1", new CamelFileDataSource(folder.resolve("gone.pdf").toFile()));

        assertRefused(
                sendAttached("docusign:envelopes/create", DEFINITION),
                "gone.pdf",
                "does not exist");
    }

    private static void assertRefused(Exchange done, String... words) {
        assertThat(done.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
        assertThat(requests()).isEmpty();
    }
}
