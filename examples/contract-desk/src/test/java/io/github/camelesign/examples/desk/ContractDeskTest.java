// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                desk.resolve("inbox/Rental contract - flat 3 - ada@acme.test.pdf"));
        Files.writeString(desk.resolve("inbox/unsigned.pdf"), "nobody is named in this one's name");

        start(provider, delivery);
        awaitFiles(4);

        assertThat(names("inbox")).isEmpty();
        assertThat(names("failed")).singleElement().asString().matches("\\d{17}-unsigned\\.pdf");
        assertThat(titles("outbox"))
                .containsExactlyInAnyOrder(
                        "Rental contract - ada@acme.test",
                        "Rental contract - flat 3 - ada@acme.test",
                        "Non-disclosure agreement - grace@acme.test",
                        "Service agreement - linus@acme.test");
        assertThat(titles("declined")).containsOnly("Loan offer - decline.dan@acme.test");
        assertThat(text(file("outbox", "Rental contract - ada@acme.test")))
                .contains("Rental contract", "signed in the Camel eSign sandbox");
        assertThat(file("declined", "Loan offer", ".reason.txt"))
                .content()
                .startsWith(
                        "decline.dan@acme.test declined to sign: " + reason(provider, delivery));
        String subscription = SUBSCRIPTIONS.get(provider);
        if (subscription != null) {
            assertThat(sandbox.requests().count(provider, "POST", subscription) > 0)
                    .as("subscribes")
                    .isEqualTo(delivery.equals("webhook"));
        }
        if (provider.equals("signnow")) {
            // other lists are also where a component looks before it repeats a creation
            assertThat(sandbox.requests().count(provider, "GET", "/folder/*") > 0)
                    .as("polls")
                    .isEqualTo(delivery.equals("poll"));
        }
    }

    private static String reason(String provider, String delivery) {
        return switch (provider + " by " + delivery) {
            case "signeasy by poll" -> "Signeasy says why by webhook only";
            case "jsign by poll" -> "jSign does not say why";
            default -> "Declined by the sandbox";
        };
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
        awaitFiles(3);

        assertThat(sandbox.requests().count(provider, "POST", "/**")).isZero();
    }

    @Test
    @Timeout(60)
    void theDeskClosesWhenNothingHappens() throws Exception {
        prepare("signnow", "poll");
        main.addOverrideProperty("desk.idleSeconds", "1");

        main.run();

        assertThat(main.isStopped()).isTrue();
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
        awaitFiles(3);

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
        awaitFiles(3);
    }

    @Test
    void jSignWhichCallsNobodyEndsTheDeskWithAReason() throws Exception {
        Path log = desk.resolve("log.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Ddesk.provider=jsign",
                                "-Ddesk.delivery=webhook",
                                "-Ddesk.dir=" + desk,
                                "-cp",
                                System.getProperty("java.class.path"),
                                ContractDesk.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
        assertThat(log)
                .content()
                .contains("the desk cannot start:", "jsign has no webhooks: it calls nobody")
                .doesNotContain("\tat ");
    }

    private void awaitFiles(int signed) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(names("outbox")).hasSize(signed);
                            assertThat(names("declined")).hasSize(2);
                            assertThat(names("inbox")).isEmpty();
                        });
    }

    private void copySamples() throws IOException {
        Path inbox = Files.createDirectories(desk.resolve("inbox"));
        try (Stream<Path> samples = Files.list(Path.of("samples"))) {
            for (Path sample : samples.toList()) {
                Files.copy(sample, inbox.resolve(sample.getFileName()));
            }
        }
    }

    private void start(String provider, String delivery) throws Exception {
        prepareWithSandbox(provider, delivery);
        main.start();
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
    }

    private int prepare(String provider, String delivery) throws IOException {
        int port = freePort();
        main = new Main();
        main.addOverrideProperty("desk.provider", provider);
        main.addOverrideProperty("desk.delivery", delivery);
        main.addOverrideProperty("desk.port", String.valueOf(port));
        main.addOverrideProperty("desk.dir", desk.toString());
        main.addOverrideProperty("desk.pollDelay", "200");
        // the desk is closed when what is awaited has come
        main.addOverrideProperty("desk.idleSeconds", "0");
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Set<String> names(String folder) throws IOException {
        if (Files.notExists(desk.resolve(folder))) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(desk.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toSet());
        }
    }

    /** The names without the id of the document that follows them. */
    private List<String> titles(String folder) throws IOException {
        return names(folder).stream()
                .map(
                        name ->
                                name.replaceFirst(
                                        "( [0-9a-f-]{36,40}| [0-9]+)*\\.(pdf|reason\\.txt)$", ""))
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
