// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.PdfFiles;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.builder.RouteBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract is sent in each form in which a route may have it, and comes back signed. */
class DocumentFormsTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String OFFICE = "office@acme.test";

    @TempDir Path directory;

    private Path pdf;
    private Path files;

    @BeforeEach
    void write() throws Exception {
        files = directory.resolve("signed");
        pdf = Files.createDirectories(directory.resolve("inbox")).resolve("lease.pdf");
        PdfFiles.writePage(pdf, List.of("Rental contract"));
    }

    static Stream<Named<Provider>> providers() {
        return Provider.all().map(provider -> Named.of(provider.scheme(), provider));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void asADataHandlerAttachmentOrDataSource(Provider provider) throws Exception {
        ByteArrayDataSource source =
                new ByteArrayDataSource(Files.readAllBytes(pdf), "application/pdf");
        source.setName("lease.pdf");
        try (ContractRoutes routes = routes(provider)) {
            for (Object document :
                    List.of(
                            source,
                            new DataHandler(source),
                            new DataHandler(new FileDataSource(pdf.toFile())),
                            new DefaultAttachment(source))) {
                routes.sign(routes.send(document, null));
            }

            awaitSigned(4);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void asTheFileThatAFileRoutePolls(Provider provider) throws Exception {
        try (ContractRoutes routes = routes(provider)) {
            routes.context()
                    .addRoutes(
                            signing(
                                    routes,
                                    provider,
                                    "file:%s?initialDelay=0"
                                            .formatted(pdf.getParent().toAbsolutePath())));

            awaitSigned(1);
        }
    }

    /** An e-mail as a person writes it, with a text and an attachment. */
    @ParameterizedTest
    @MethodSource("providers")
    void asTheAttachmentOfAnEMail(Provider provider) throws Exception {
        GreenMail mail = new GreenMail(onLoopback("imap"));
        mail.start();
        try (ContractRoutes routes = routes(provider)) {
            GreenMailUser office = mail.setUser(OFFICE, "office", "secret");
            office.deliver(eMail());
            routes.context()
                    .addRoutes(
                            new RouteBuilder() {
                                @Override
                                public void configure() {
                                    from("imap://127.0.0.1:%d?username=office&password=secret&initialDelay=0&delay=200"
                                                    .formatted(mail.getImap().getPort()))
                                            .process(DocumentFormsTest::takeDocumentsOut)
                                            .split(body())
                                            .to("direct:sign");
                                }
                            });
            routes.context().addRoutes(signing(routes, provider, "direct:sign"));

            awaitSigned(1);
        } finally {
            mail.stop();
        }
    }

    /** They are the body then, and attached no longer: DocuSign would send them as that, too. */
    private static void takeDocumentsOut(Exchange eMail) {
        AttachmentMessage message = eMail.getMessage(AttachmentMessage.class);
        List<DataHandler> documents = List.copyOf(message.getAttachments().values());
        List.copyOf(message.getAttachmentNames()).forEach(message::removeAttachment);
        message.setBody(documents);
    }

    private static ServerSetup onLoopback(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    private MimeMessage eMail() throws Exception {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Please have this signed.");
        MimeBodyPart document = new MimeBodyPart();
        document.attachFile(pdf.toFile());
        MimeMessage message = new MimeMessage((Session) null);
        message.setFrom(Provider.ADA);
        message.setRecipients(RecipientType.TO, OFFICE);
        message.setSubject("Lease");
        message.setContent(new MimeMultipart(text, document));
        message.saveChanges();
        return message;
    }

    private ContractRoutes routes(Provider provider) throws Exception {
        return new ContractRoutes(provider, SANDBOX.sandbox(), files);
    }

    /** Sends what comes, and has Ada sign it at once. */
    private static RouteBuilder signing(ContractRoutes routes, Provider provider, String from) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from)
                        .to("direct:send")
                        .process(
                                exchange ->
                                        routes.sign(
                                                exchange.getMessage()
                                                        .getHeader(
                                                                provider.idHeader(),
                                                                String.class)));
            }
        };
    }

    private void awaitSigned(int count) {
        await().atMost(PATIENCE)
                // a file that is still being written is no document yet
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(files.toFile().listFiles())
                                        .hasSize(count)
                                        .allSatisfy(
                                                file ->
                                                        assertThat(text(file))
                                                                .contains("Rental contract")));
    }

    private static String text(File file) throws Exception {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
