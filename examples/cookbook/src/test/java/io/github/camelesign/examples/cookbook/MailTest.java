// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.testing.PdfDocuments;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for mails, with a mail server. */
class MailTest {

    private static final String NAME = "Lease \"final\" +1 & \u00fc \u5951\u7d04";
    private static final String DESK = "desk@acme.test";
    private static final String OFFICE = "office@acme.test";

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @TempDir Path folder;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final GreenMail mail =
            new GreenMail(
                    new ServerSetup[] {
                        ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()
                    });
    private Application application;

    @BeforeEach
    void open() throws Exception {
        mail.start();
        mail.setUser(DESK, DESK, "secret");
        mail.setUser(OFFICE, OFFICE, "secret");
        application =
                new Application(folder, sandbox, "Mail in, mail out")
                        .with(
                                "mail.imap",
                                "imap://127.0.0.1:%d?username=%s&password=secret"
                                        .formatted(mail.getImap().getPort(), DESK))
                        .with("mail.smtp", "smtp://127.0.0.1:" + mail.getSmtp().getPort());
    }

    @AfterEach
    void close() {
        application.close();
        mail.stop();
    }

    private void send(String subject, String... names) throws Exception {
        MimeMessage message = new MimeMessage(mail.getSmtp().createSession());
        message.setFrom("boss@acme.test");
        message.setRecipients(RecipientType.TO, DESK);
        message.setSubject(subject, "UTF-8");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Please send these.");
        parts.addBodyPart(text);
        for (String name : names) {
            MimeBodyPart part = new MimeBodyPart();
            part.setContent(PdfDocuments.onePage("Lease"), "application/pdf");
            // by RFC 2231, as most do, or 2047, as some do
            part.setFileName(
                    name.endsWith("PDF") ? MimeUtility.encodeText(name, "UTF-8", "B") : name);
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        Transport.send(message);
    }

    private List<MimeMessage> office() throws Exception {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage one : mail.getReceivedMessages()) {
            if (one.getAllRecipients()[0].toString().equals(OFFICE)) {
                mails.add(one);
            }
        }
        return mails;
    }

    @Test
    void whatIsAttachedIsSentAndMailedOnceItIsSigned() throws Exception {
        application.start();
        send("Zo\u00eb Mary O'Neill <ada@acme.test>", NAME + ".pdf", NAME + ".pdf", "notes.txt");
        send("Grace Hopper <grace@acme.test>", NAME + ".PDF");

        List<Envelope> sent = Sent.open(sandbox, "docusign", 3);
        assertThat(sent)
                .extracting(Envelope::name, one -> one.signers().get(0).email())
                .containsExactlyInAnyOrder(
                        tuple(NAME, "ada@acme.test"),
                        tuple(NAME, "ada@acme.test"),
                        tuple(NAME, "grace@acme.test"));
        sent.forEach(one -> Sent.sign(sandbox, one));

        await().atMost(Sent.PATIENCE)
                .untilAsserted(
                        () -> assertThat(office()).extracting(MimeMessage::getSubject).hasSize(3));
        List<String> names = new ArrayList<>();
        for (MimeMessage one : office()) {
            MimeBodyPart part = (MimeBodyPart) ((MimeMultipart) one.getContent()).getBodyPart(1);
            String name = MimeUtility.decodeText(part.getFileName());
            names.add(name);
            assertThat(one.getSubject()).isEqualTo("Signed: " + name);
            assertThat(Sent.text(part.getInputStream().readAllBytes()))
                    .contains("Lease", "signed in the Camel eSign sandbox");
        }
        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).endsWith(".pdf"));
    }

    /** It stays unread, and what was sent of it is not sent again. */
    @Test
    void aMailThatCannotBeSentNowIsSentLater() throws Exception {
        sandbox.faults().add(Fault.status(503).on("PUT", "/restapi/**").times(1));
        application
                .with("camel.component.docusign.maxRetries", 0)
                .with("camel.component.docusign.lookUpTimeout", 200)
                .start();

        send("Ada Lovelace <ada@acme.test>", NAME + ".pdf", NAME + ".pdf");

        await().atMost(Sent.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(Sent.of(sandbox, "docusign"))
                                        .extracting(Envelope::status)
                                        // the draft of the first attempt was taken back
                                        .containsExactlyInAnyOrder(
                                                "canceled", "pending", "pending"));
    }

    @Test
    void aWrongMailIsReported() throws Exception {
        application.start();

        send("nobody", NAME + ".pdf");

        await().atMost(Sent.PATIENCE).until(() -> office().size() == 1);
        assertThat(office().get(0).getSubject()).isEqualTo("Not sent: " + NAME);
        assertThat(office().get(0).getContent().toString()).contains("'nobody' is no e-mail");
        assertThat(Sent.of(sandbox, "docusign")).isEmpty();
    }
}
