// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.testing.ChildJvm;
import io.github.camelesign.testing.browser.Chromium;
import io.github.camelesign.testing.database.PostgresServer;
import io.github.camelesign.testing.http.FreePort;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk as it is run, on its sample contracts and a file that is named wrongly. */
class ContractDeskTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String SECRET = "sandbox-webhook-secret-for-desks";

    /** Of Yousign. */
    private static final String DOWNLOAD = "/v3/signature_requests/*/documents/download";

    /** Signeasy's webhooks are entered by hand, and jSign has none. */
    private static final Map<String, String> SUBSCRIPTIONS =
            Map.of(
                    "signnow", "/api/v2/events",
                    "docusign", "/restapi/v2.1/accounts/*/connect",
                    "yousign", "/v3/webhooks");

    @TempDir Path desk;

    private EsignSandbox sandbox;
    private Main main;

    @BeforeEach
    void startSandbox() {
        sandbox = new EsignSandbox();
        sandbox.setAutoSignMillis(200);
        sandbox.setDocuSignConnectKey(SECRET);
    }

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "signnow,poll",
        "signnow,webhook",
        "docusign,poll",
        "docusign,webhook",
        "yousign,poll",
        "yousign,webhook",
        "signeasy,poll",
        "signeasy,webhook",
        "jsign,poll"
    })
    void everyContractComesBackSignedOrDeclined(String provider, String delivery) throws Exception {
        copySamples();
        Files.copy(
                desk.resolve("inbox/Rental contract - ada@acme.test.pdf"),
                desk.resolve("inbox/Rental contract \"flat 3\" - ada@acme.test.pdf"));
        Files.writeString(desk.resolve("inbox/unsigned.pdf"), "nobody is named in this one's name");

        prepareWithSandbox(provider, delivery);
        List<CloudEvent> published = listen();
        main.start();
        awaitContracts(4);

        assertThat(names("inbox")).isEmpty();
        try (Stream<Path> failed = Files.walk(desk.resolve("failed"))) {
            assertThat(failed.filter(Files::isRegularFile))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("unsigned.pdf");
        }
        assertThat(titles("outbox"))
                .containsExactlyInAnyOrder(
                        "Rental contract - ada@acme.test",
                        "Rental contract \"flat 3\" - ada@acme.test",
                        "Non-disclosure agreement - grace@acme.test",
                        "Service agreement - linus@acme.test");
        assertThat(text(file("outbox", "Rental contract - ada@acme.test")))
                .contains("Rental contract", "signed in the Camel eSign sandbox");
        assertThat(names("outbox").stream().filter(name -> name.contains(" proof.")))
                .hasSize(provider.equals("signnow") ? 0 : 4);
        assertThat(titles("declined")).containsExactly("Loan offer - decline.dan@acme.test");
        assertMails(provider);
        await().atMost(PATIENCE).until(() -> published.size() >= 5);
        assertThat(published)
                .allSatisfy(
                        event ->
                                assertThat(event.getType())
                                        .startsWith("io.github.camelesign." + provider + "."))
                .filteredOn(event -> event.getType().endsWith(".completed"))
                .extracting(CloudEvent::getSubject)
                .doesNotHaveDuplicates()
                .hasSize(4);
        String subscription = SUBSCRIPTIONS.get(provider);
        if (subscription != null) {
            assertThat(sandbox.requests().count(provider, "POST", subscription) > 0)
                    .as("subscribes")
                    .isEqualTo(delivery.equals("webhook"));
        }
    }

    /** Of each signed contract, with the documents, and of each one that needs a person. */
    private void assertMails(String provider) throws Exception {
        await().atMost(PATIENCE).until(() -> mailsTo("office").size() >= 4);
        assertThat(mailsTo("office"))
                .extracting(MimeMessage::getSubject)
                .containsExactlyInAnyOrder(
                        "Signed: Rental contract - ada@acme.test",
                        "Signed: Rental contract \"flat 3\" - ada@acme.test",
                        "Signed: Non-disclosure agreement - grace@acme.test",
                        "Signed: Service agreement - linus@acme.test");
        for (MimeMessage mail : mailsTo("office")) {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            List<String> attached = new ArrayList<>();
            for (int i = 1; i < parts.getCount(); i++) {
                attached.add(parts.getBodyPart(i).getFileName());
            }
            assertThat(attached)
                    .hasSize(provider.equals("signnow") ? 1 : 2)
                    .contains("contract.pdf");
            assertThat(parts.getBodyPart(1).getInputStream().readNBytes(5))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("%PDF-");
        }
        assertThat(mailsTo("person"))
                .extracting(MimeMessage::getSubject)
                .containsExactlyInAnyOrder(
                        "Not signed: Loan offer - decline.dan@acme.test", "Not sent: unsigned.pdf");
        assertThat(mailsTo("person"))
                .extracting(mail -> mail.getContent().toString())
                .anySatisfy(text -> assertThat(text).contains("name the file"))
                .anySatisfy(text -> assertThat(text).contains("(declined): " + reason(provider)));
    }

    private List<MimeMessage> mailsTo(String whom) throws Exception {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage mail : mailServer().server().getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(whom + "@acme.test")) {
                mails.add(mail);
            }
        }
        return mails;
    }

    private MailServer mailServer() {
        return main.getCamelContext()
                .getRegistry()
                .lookupByNameAndType("mailServer", MailServer.class);
    }

    /** What an application that listens to the topic gets, as another library reads it. */
    private List<CloudEvent> listen() {
        List<CloudEvent> published = new CopyOnWriteArrayList<>();
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("jms:topic:contract-events")
                                        .process(
                                                exchange ->
                                                        published.add(
                                                                EventFormatProvider.getInstance()
                                                                        .resolveFormat(
                                                                                JsonFormat
                                                                                        .CONTENT_TYPE)
                                                                        .deserialize(
                                                                                exchange.getMessage()
                                                                                        .getBody(
                                                                                                byte
                                                                                                                []
                                                                                                        .class))));
                            }
                        });
        return published;
    }

    private static String reason(String provider) {
        return switch (provider) {
            case "signeasy", "jsign" -> provider + " does not say why";
            default -> "Declined by the sandbox";
        };
    }

    @Test
    void theSignerIsRemindedOnceOfWhatIsOpenForTooLong() throws Exception {
        sandbox.setAutoSignMillis(-1);
        copySamples();
        prepareWithSandbox("yousign", "poll");
        main.addOverrideProperty("desk.remindAfter", "1s");
        main.addOverrideProperty("desk.remindDelay", "200");

        main.start();
        await().atMost(PATIENCE).until(() -> names("open/reminded").size() == 4);
        sandbox.setAutoSignMillis(200);
        awaitContracts(3);

        assertThat(sandbox.requests().count("yousign", "POST", "/v3/**/send_reminder"))
                .isEqualTo(4);
    }

    /** A mail that is read twice, as after a crash before it was marked, is one contract. */
    @Test
    void whatComesTwiceIsSentOnce() throws Exception {
        prepareWithSandbox("yousign", "poll");
        main.start();
        byte[] pdf =
                Files.readAllBytes(Path.of("samples/inbox/Rental contract - ada@acme.test.pdf"));
        GreenMailUser desk =
                mailServer().server().getUserManager().getUserByEmail("desk@acme.test");
        for (int i = 0; i < 2; i++) {
            desk.deliver(mail("<once@acme.test>", "Lease - ada@acme.test.pdf", pdf));
        }
        desk.deliver(
                mail(
                        "<empty@acme.test>",
                        "notes.txt",
                        "no contract".getBytes(StandardCharsets.UTF_8)));
        desk.deliver(mail("<another@acme.test>", "../Lease: 契約書 - ada@acme.test.PDF", pdf));
        desk.deliver(mail("<long@acme.test>", "契".repeat(80) + " - ada@acme.test.pdf", pdf));

        desk.deliver(
                mail(
                        "<three@acme.test>",
                        "Offer - ada@acme.test.pdf",
                        pdf,
                        "misnamed.pdf",
                        pdf,
                        "Order - ada@acme.test.pdf",
                        pdf,
                        // of one name, and as Outlook writes it
                        "Order - ada@acme.test.pdf",
                        pdf,
                        MimeUtility.encodeText("Miete ü - ada@acme.test.pdf", "UTF-8", "B"),
                        pdf));

        await().atMost(PATIENCE).until(() -> titles("outbox").size() == 6);
        await().atMost(PATIENCE).until(() -> unread() == 0);
        assertThat(titles("outbox"))
                .containsExactlyInAnyOrder(
                        "Offer - ada@acme.test",
                        "Order - ada@acme.test",
                        "Order - ada@acme.test",
                        "Miete ü - ada@acme.test",
                        "Lease - ada@acme.test",
                        "Lease_ 契約書 - ada@acme.test");
        assertThat(mailsTo("person"))
                .extracting(MimeMessage::getSubject)
                .containsExactlyInAnyOrder(
                        // with no PDF
                        "Not sent: Please",
                        "Not sent: misnamed.pdf",
                        "Not sent: " + "契".repeat(80) + " - ada@acme.test.pdf");
        assertThat(sandbox.requests().count("yousign", "POST", "/v3/signature_requests"))
                .isEqualTo(6);
    }

    private long unread() throws Exception {
        GreenMail server = mailServer().server();
        return server.getManagers()
                .getImapHostManager()
                .getInbox(server.getUserManager().getUserByEmail("desk@acme.test"))
                .getUnseenCount();
    }

    private static MimeMessage mail(String id, Object... namesAndContents) throws Exception {
        MimeMessage mail =
                new MimeMessage((Session) null) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", id);
                    }
                };
        mail.setSubject("Please");
        mail.setFrom("office@acme.test");
        mail.setRecipients(RecipientType.TO, "desk@acme.test");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Have this signed.");
        MimeMultipart parts = new MimeMultipart(text);
        for (int i = 0; i < namesAndContents.length; i += 2) {
            MimeBodyPart document = new MimeBodyPart();
            document.setDataHandler(
                    new DataHandler(
                            new ByteArrayDataSource(
                                    (byte[]) namesAndContents[i + 1], "application/octet-stream")));
            document.setFileName((String) namesAndContents[i]);
            parts.addBodyPart(document);
        }
        mail.setContent(parts);
        mail.saveChanges();
        return mail;
    }

    /** Both on one folder, one database, one broker and one mail server. */
    @Test
    void ofTwoDesksEachContractIsSentAndMailedOnce() throws Exception {
        copySamples();
        PostgresServer postgres = PostgresServer.sharedOrSkip();
        MailServer mail = new MailServer("desk@acme.test", "office@acme.test", "person@acme.test");
        Broker broker = new Broker(desk.resolve("shared-broker").toString());
        prepareTwo(postgres, mail, broker);
        Main first = main;
        prepareTwo(postgres, mail, broker);
        main.addOverrideProperty("desk.sampleRun", "false");
        try {
            first.start();
            main.start();
            awaitContracts(3);
            await().atMost(PATIENCE).until(() -> mail.server().getReceivedMessages().length >= 5);
            // the one that takes files and mails
            first.stop();
            Files.copy(
                    Path.of("samples/inbox/Rental contract - ada@acme.test.pdf"),
                    desk.resolve("inbox/Later - ada@acme.test.pdf"));
            awaitContracts(4);
        } finally {
            first.stop();
            main.stop();
            main = null;
            broker.close();
            mail.close();
        }

        assertThat(sandbox.requests().count("yousign", "POST", "/v3/signature_requests"))
                .isEqualTo(5);
        assertThat(mail.server().getReceivedMessages())
                .extracting(MimeMessage::getSubject)
                .doesNotHaveDuplicates();
    }

    private void prepareTwo(PostgresServer postgres, MailServer mail, Broker broker)
            throws Exception {
        prepareWithSandbox("yousign", "poll");
        main.addOverrideProperty("desk.store", "database");
        main.addOverrideProperty("desk.database.url", postgres.jdbcUrl());
        main.addOverrideProperty("desk.database.username", PostgresServer.USER);
        main.addOverrideProperty("desk.broker.url", broker.url());
        main.addOverrideProperty("desk.imap", mail.imap());
        main.addOverrideProperty("desk.smtp", mail.smtp());
    }

    /** As the command of the README runs it: with the sandbox that its own properties make. */
    @ParameterizedTest
    @CsvSource({
        "signnow,poll",
        "docusign,poll",
        "yousign,poll",
        "signeasy,poll",
        "signeasy,webhook",
        "jsign,poll"
    })
    void asItComesItHasASandboxOfItsOwn(String provider, String delivery) throws Exception {
        copySamples();

        prepare(provider, delivery);
        main.addOverrideProperty("camel.beans.sandbox.autoSignMillis", "200");
        main.start();
        awaitContracts(3);

        assertThat(sandbox.requests().count(provider, "POST", "/**")).isZero();
    }

    @Test
    void theSampleRunEndsOnceTheMailsOfAllContractsHaveCome() throws Exception {
        copySamples();

        assertThat(run("-Ddesk.sampleRun=true", "-Ddesk.mailDelay=200"))
                .as(() -> read(log()))
                .isZero();

        assertThat(log())
                .content()
                .contains(
                        "mailed     to office@acme.test: Signed: Rental contract - ada@acme.test, with [contract.pdf]",
                        "mailed     to office@acme.test: Signed: Service agreement - linus@acme.test, with [contract.pdf]",
                        "mailed     to office@acme.test: Signed: Non-disclosure agreement - grace@acme.test, with [contract.pdf]",
                        "mailed     to person@acme.test: Not signed: Loan offer - decline.dan@acme.test");
        assertThat(titles("outbox")).hasSize(3);
        assertThat(
                        read(log())
                                .lines()
                                .filter(line -> !line.matches("\\d\\d:\\d\\d:\\d\\d INFO .*"))
                                // of the JVM itself, from version 25 on, about Netty
                                .filter(line -> !line.startsWith("WARNING: ")))
                .as("lines that say nothing to a person")
                .isEmpty();
    }

    /** At the pages that the log names, as the README says. */
    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign"})
    void aPersonSignsAndDeclinesInABrowser(String provider) throws Exception {
        copySamples();
        Process process =
                start(
                        "-Ddesk.provider=" + provider,
                        "-Ddesk.sampleRun=true",
                        "-Ddesk.mailDelay=200",
                        "-Ddesk.autoSignMillis=-1");
        try (Chromium browser = Chromium.startOrSkip()) {
            await().atMost(PATIENCE).until(() -> pages().size() == 4);
            for (Map.Entry<String, String> page : pages().entrySet()) {
                browser.open(page.getValue());
                browser.find("a.button").click();
                if (page.getKey().startsWith("Loan")) {
                    browser.find("#reason").sendKeys("Too expensive");
                    browser.control("Decline").click();
                    browser.awaitText(".notice", "nothing to sign");
                } else {
                    browser.find("#typed").sendKeys("Ada Müller 契約");
                    browser.control("Sign").click();
                    browser.awaitText(".notice", "You are done here");
                }
            }
            if (provider.equals("docusign")) {
                browser.open(pages().values().iterator().next().replaceFirst("/envelopes/.*", "/"));
                browser.awaitText("#live", "declined");
                browser.picture("envelopes");
            }
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(() -> read(log())).isZero();
        assertThat(titles("outbox"))
                .containsExactlyInAnyOrder(
                        "Rental contract - ada@acme.test",
                        "Non-disclosure agreement - grace@acme.test",
                        "Service agreement - linus@acme.test");
        assertThat(read(log()))
                .contains("Loan offer - decline.dan@acme.test: " + declined(provider));
    }

    private static String declined(String provider) {
        return reason(provider).replace("Declined by the sandbox", "Too expensive");
    }

    /** What is to be signed, and where, as the log says. */
    private Map<String, String> pages() {
        return Pattern.compile("sent +(.*), to be signed at (\\S+)")
                .matcher(read(log()))
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
    }

    private Path log() {
        return desk.resolve("log.txt");
    }

    /** By a desk that was killed between both, and whose event came and went meanwhile. */
    @Test
    void whatWasSentButNotCopiedIsFiledWhenItComesAgain() throws Exception {
        copySamples();
        prepareWithSandbox("yousign", "poll");
        main.addOverrideProperty("desk.pollDelay", "600000");
        main.start();
        await().atMost(PATIENCE).until(() -> names("open").size() == 4);
        Files.delete(file("open", "Rental contract"));
        await().atMost(PATIENCE).until(() -> completed() == 3);

        try (Stream<Path> sent = Files.list(desk.resolve("sent"))) {
            Path contract =
                    sent.filter(file -> file.toString().contains("Rental"))
                            .findFirst()
                            .orElseThrow();
            Files.move(contract, desk.resolve("inbox/Rental contract - ada@acme.test.pdf"));
        }

        await().atMost(PATIENCE)
                .until(() -> titles("outbox").equals(List.of("Rental contract - ada@acme.test")));
        await().atMost(PATIENCE).until(() -> mailsTo("office").size() == 1);
        // it leaves the folder after that
        await().atMost(PATIENCE).until(() -> names("open").size() == 3);
    }

    private long completed() {
        return sandbox.yousign().envelopes().stream()
                .filter(one -> one.status().equals("completed"))
                .count();
    }

    @Test
    void aCallIsAnsweredInTheSecondThatYousignGivesHoweverLongTheDownloadTakes() throws Exception {
        copySamples();
        Duration download = Duration.ofMillis(1500);
        sandbox.faults().add(Fault.latency(download).on("GET", DOWNLOAD).at("yousign"));
        prepareWithSandbox("yousign", "webhook");
        Durations calls = new Durations("called");
        main.bind("calls", calls);

        main.start();
        awaitContracts(3);

        assertThat(calls.millis).hasSize(4).allMatch(millis -> millis < 1000);
    }

    @Test
    void whatCannotBeFetchedAtOnceIsFetchedLater() throws Exception {
        copySamples();
        // more often than the component tries by itself
        sandbox.faults().add(Fault.status(500).on("GET", DOWNLOAD).at("yousign").times(5));
        prepareWithSandbox("yousign", "webhook");
        main.addOverrideProperty("desk.retryDelay", "10");

        main.start();
        awaitContracts(3);
    }

    @Test
    void jSignWhichCallsNobodyEndsTheDeskWithAReason() throws Exception {
        assertThat(run("-Ddesk.provider=jsign", "-Ddesk.delivery=webhook")).isEqualTo(1);

        assertThat(log())
                .content()
                .contains("the desk cannot start:", "jsign has no webhooks: it calls nobody")
                .doesNotContain("\tat ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the desk as a process of its own, which ends by itself.
     *
     * @return its exit code
     */
    private int run(String... options) throws Exception {
        Process process = start(options);
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ChildJvm.SHORT_LIVED);
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-Ddesk.dir=" + desk,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ContractDesk.class.getName()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private void awaitContracts(int signed) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(titles("outbox")).hasSize(signed);
                            assertThat(names("declined")).hasSize(1);
                            assertThat(names("inbox")).isEmpty();
                            assertThat(names("open")).isEmpty();
                            assertThat(names("open/reminded")).isEmpty();
                        });
    }

    private void copySamples() throws IOException {
        for (String way : List.of("inbox", "mail", "jms")) {
            Path folder = Files.createDirectories(desk.resolve(way));
            try (Stream<Path> samples = Files.list(Path.of("samples", way))) {
                for (Path sample : samples.toList()) {
                    Files.copy(sample, folder.resolve(sample.getFileName()));
                }
            }
        }
    }

    private void prepareWithSandbox(String provider, String delivery) throws IOException {
        int port = prepare(provider, delivery);
        if (provider.equals("signeasy") && delivery.equals("webhook")) {
            // as somebody does in Signeasy's developer portal
            sandbox.signeasy()
                    .addPortalWebhook(
                            Signeasy.DEMO_CLIENT_ID,
                            "http://localhost:" + port + "/hooks/signeasy",
                            SECRET);
        }
        main.addOverrideProperty("signnow.baseUri", sandbox.getSignNowBaseUri());
        main.addOverrideProperty("docusign.oauthBaseUri", sandbox.getDocuSignBaseUri());
        main.addOverrideProperty("yousign.baseUri", sandbox.getYousignBaseUri());
        main.addOverrideProperty("signeasy.baseUri", sandbox.getSigneasyBaseUri());
        main.addOverrideProperty("jsign.baseUri", sandbox.getJSignBaseUri());
        main.addOverrideProperty("desk.signAt", " at " + sandbox.uri());
    }

    private int prepare(String provider, String delivery) throws IOException {
        int port = FreePort.find();
        main = new Main();
        main.addOverrideProperty("desk.provider", provider);
        main.addOverrideProperty("desk.delivery", delivery);
        main.addOverrideProperty("desk.port", String.valueOf(port));
        main.addOverrideProperty("desk.dir", desk.toString());
        main.addOverrideProperty("desk.sampleRun", "true");
        main.addOverrideProperty("desk.pollDelay", "200");
        main.addOverrideProperty("desk.mailDelay", "200");
        // the desk is closed when what is awaited has come
        main.addOverrideProperty("desk.endAfter", "0");
        return port;
    }

    /** How long the exchanges of a route took. */
    private static final class Durations extends EventNotifierSupport {
        private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
        private final String routeId;

        Durations(String routeId) {
            this.routeId = routeId;
        }

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof ExchangeCompletedEvent completed
                    && routeId.equals(completed.getExchange().getFromRouteId())) {
                millis.add(completed.getExchange().getClock().elapsed());
            }
        }
    }

    private Set<String> names(String folder) throws IOException {
        if (Files.notExists(desk.resolve(folder))) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(desk.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toSet());
        }
    }

    /** The names without the id of the contract that follows them, and without proofs. */
    private List<String> titles(String folder) throws IOException {
        return names(folder).stream()
                .filter(name -> !name.contains(" proof."))
                .map(name -> name.replaceFirst(" [^ ]+\\.pdf$", ""))
                .toList();
    }

    private Path file(String folder, String start) throws IOException {
        return names(folder).stream()
                .filter(name -> name.startsWith(start) && !name.contains(" proof."))
                .findFirst()
                .map(name -> desk.resolve(folder).resolve(name))
                .orElseThrow();
    }

    private String text(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
