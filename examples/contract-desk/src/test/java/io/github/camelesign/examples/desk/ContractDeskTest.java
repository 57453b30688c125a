package io.github.camelesign.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.EsignSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk as it is run, on its sample contracts and a file that is named wrongly. */
class ContractDeskTest {

    @TempDir Path desk;

    private EsignSandbox sandbox;

    @BeforeEach
    void startSandbox() {
        sandbox = new EsignSandbox();
        sandbox.setAutoSignMillis(200);
        sandbox.setDocuSignConnectKey("sandbox-webhook-secret");
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"signnow,poll", "signnow,webhook", "docusign,poll", "docusign,webhook"})
    void everyContractComesBackSignedOrDeclinedAndTheDeskCloses(String provider, String delivery)
            throws Exception {
        copySamples();
        Files.copy(
                desk.resolve("inbox/Rental contract - ada@acme.test.pdf"),
                desk.resolve("inbox/Rental contract - flat 3 - ada@acme.test.pdf"));
        Files.writeString(desk.resolve("inbox/unsigned.pdf"), "nobody is named in this one's name");

        run(provider, delivery);

        assertThat(names("inbox")).isEmpty();
        assertThat(names("failed")).containsExactly("unsigned.pdf");
        assertThat(titles("outbox"))
                .containsExactlyInAnyOrder(
                        "Rental contract - ada@acme.test",
                        "Rental contract - flat 3 - ada@acme.test",
                        "Non-disclosure agreement - grace@acme.test",
                        "Service agreement - linus@acme.test");
        assertThat(names("declined")).hasSize(2);
        assertThat(titles("declined")).containsOnly("Loan offer - decline.dan@acme.test");
        assertThat(text(file("outbox", "Rental contract - ada@acme.test")))
                .contains("Rental contract", "signed in the Camel eSign sandbox");
        assertThat(file("declined", "Loan offer", ".reason.txt"))
                .content()
                .startsWith("decline.dan@acme.test declined to sign: Declined by the sandbox");
        boolean polls = delivery.equals("poll");
        boolean signNow = provider.equals("signnow");
        String list = signNow ? "/folder/*" : "/restapi/v2.1/accounts/*/envelopes";
        String subscription = signNow ? "/api/v2/events" : "/restapi/v2.1/accounts/*/connect";
        assertThat(sandbox.requests().count(provider, "POST", subscription) > 0)
                .as("subscribes")
                .isEqualTo(!polls);
        if (signNow) {
            // DocuSign's list is also where the component looks before it repeats a creation
            assertThat(sandbox.requests().count(provider, "GET", list) > 0)
                    .as("polls")
                    .isEqualTo(polls);
        }
    }

    /** As the command of the README runs it: with the sandbox that its own properties make. */
    @ParameterizedTest
    @ValueSource(strings = {"signnow", "docusign"})
    void asItComesItHasASandboxOfItsOwn(String provider) throws Exception {
        copySamples();

        main(provider, "poll").run();

        assertThat(names("outbox")).hasSize(3);
        assertThat(names("declined")).hasSize(2);
        assertThat(sandbox.requests().count(provider, "POST", "/**")).isZero();
    }

    private void copySamples() throws IOException {
        Path inbox = Files.createDirectories(desk.resolve("inbox"));
        try (Stream<Path> samples = Files.list(Path.of("samples"))) {
            for (Path sample : samples.toList()) {
                Files.copy(sample, inbox.resolve(sample.getFileName()));
            }
        }
    }

    private void run(String provider, String delivery) throws Exception {
        Main main = main(provider, delivery);
        main.addOverrideProperty("signnow.baseUri", sandbox.getSignNowBaseUri());
        main.addOverrideProperty("docusign.oauthBaseUri", sandbox.getDocuSignBaseUri());
        main.run();
    }

    private Main main(String provider, String delivery) throws IOException {
        Main main = new Main();
        main.addOverrideProperty("desk.provider", provider);
        main.addOverrideProperty("desk.delivery", delivery);
        main.addOverrideProperty("desk.port", String.valueOf(freePort()));
        main.addOverrideProperty("desk.dir", desk.toString());
        main.addOverrideProperty("desk.pollDelay", "200");
        main.addOverrideProperty("desk.idleSeconds", "10");
        return main;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(desk.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toSet());
        }
    }

    /** The names without the id of the document that follows them. */
    private List<String> titles(String folder) throws IOException {
        return names(folder).stream()
                .map(name -> name.replaceFirst(" [0-9a-f]{8}\\.(pdf|reason\\.txt)$", ""))
                .toList();
    }

    private Path file(String folder, String start, String... end) throws IOException {
        String wanted = end.length == 0 ? ".pdf" : end[0];
        return names(folder).stream()
                .filter(name -> name.startsWith(start) && name.endsWith(wanted))
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
