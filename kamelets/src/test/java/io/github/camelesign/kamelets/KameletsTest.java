// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.Mail;
import io.github.camelesign.sandbox.core.PdfFiles;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.testing.docs.CodeBlock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes in YAML that use the Kamelets, against the sandbox. */
class KameletsTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path directory;

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final Main main = new Main();
    private Path contract;

    @BeforeEach
    void write() throws IOException {
        contract = directory.resolve("contract.pdf");
        PdfFiles.writePage(contract, List.of("Rental contract"));
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsSentAndTheSourceTellsThatItWasSigned(Account account) throws Exception {
        Path inbox = Files.createDirectories(directory.resolve("inbox"));
        open(account);
        Files.move(contract, inbox.resolve("The big lease.pdf"));

        Exchange sent = arrived("mock:sent");
        String id = sent.getMessage().getHeader(EsignConstants.ENVELOPE_ID, String.class);
        assertThat(account.envelopes(sandbox))
                .singleElement()
                .satisfies(
                        envelope -> {
                            assertThat(envelope.id()).isEqualTo(id);
                            assertThat(envelope.status()).isIn("pending", "incomplete");
                            assertThat(envelope.name()).contains("The big lease");
                            assertThat(envelope.signers())
                                    .extracting(Envelope.Signer::email)
                                    .containsExactly(Account.ADA);
                        });
        assertThat(sandbox.mailbox().to(Account.ADA)).hasSize(1);
        assertThat(callsToSend(account)).isEqualTo(account.callsToSend());
        assertThat(sent.getVariables()).isEmpty();

        account.sign(sandbox, id);

        assertThat(arrived("mock:completed").getMessage().getHeaders())
                .containsEntry(EsignConstants.PROVIDER, account.scheme())
                .containsEntry(EsignConstants.EVENT_TYPE, "completed")
                .containsEntry(EsignConstants.ENVELOPE_ID, id);
    }

    @ParameterizedTest
    @EnumSource
    void theHeaderChoosesTheSignerAndTheBodyMayBeAStream(Account account) throws Exception {
        open(account);

        Exchange sent =
                send(
                        "direct:send",
                        new ByteArrayInputStream(Files.readAllBytes(contract)),
                        Map.of(SigningDetails.SIGNER_EMAIL, "bob@acme.test"));

        assertThat(sent.getException()).isNull();
        assertThat(sandbox.mailbox().to(Account.ADA)).isEmpty();
        assertThat(sandbox.mailbox().to("bob@acme.test"))
                .singleElement()
                .extracting(Mail::subject)
                .asString()
                .contains("Offer {1} \"net\"");
    }

    @ParameterizedTest
    @EnumSource
    void withoutASignerNothingIsSent(Account account) throws Exception {
        open(account);

        Exchange failed = send("direct:send-to-nobody", Files.readAllBytes(contract), Map.of());

        assertThat(failed.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signerEmail")
                .hasMessageContaining("CamelEsignSignerEmail");
        assertThat(callsToSend(account)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aContractIsSentOnceAndTheSourceEmitsThatItWasSigned(Account account) throws Exception {
        account.credentials(sandbox)
                .forEach(
                        (name, value) ->
                                main.addInitialProperty(
                                        "camel.component." + account.scheme() + "." + name, value));
        main.addInitialProperty("test.provider", account.scheme());
        main.addInitialProperty(
                "camel.main.routesIncludePattern", "classpath:routes/contract.camel.yaml");
        main.start();
        byte[] document = Files.readAllBytes(contract);

        Exchange sent = send("direct:send", document, Map.of());
        Exchange again = send("direct:send", document, Map.of());

        assertThat(sent.getException()).isNull();
        String id = sent.getMessage().getHeader(EsignConstants.ENVELOPE_ID, String.class);
        assertThat(again.getMessage().getHeaders())
                .containsEntry(EsignConstants.ALREADY_EXISTED, true)
                .containsEntry(EsignConstants.ENVELOPE_ID, id);
        assertThat(account.envelopes(sandbox))
                .singleElement()
                .extracting(Envelope::id)
                .isEqualTo(id);

        account.sign(sandbox, id);

        assertThat(arrived("mock:completed").getMessage().getHeaders())
                .containsEntry(EsignConstants.EVENT_TYPE, "completed")
                .containsEntry(EsignConstants.ENVELOPE_ID, id)
                .containsEntry("CamelEsignReference", "lease-7");
    }

    @Test
    void aSecretInTheRouteArrivesLetterByLetter() throws Exception {
        String secret = "a+b%26&c=d{x}";
        sandbox.signNow().registerUser("eve@acme.test", secret);
        main.addInitialProperty("sandbox", sandbox.getSignNowBaseUri());
        main.addInitialProperty("user", "eve@acme.test");
        main.addInitialProperty("secret", secret);
        main.addInitialProperty(
                "camel.main.routesIncludePattern", "classpath:routes/signnow.camel.yaml");
        main.start();

        Exchange sent = send("direct:send", Files.readAllBytes(contract), Map.of());

        assertThat(sent.getException()).isNull();
        assertThat(sandbox.signNow().documents())
                .singleElement()
                .extracting(Envelope::owner)
                .isEqualTo("eve@acme.test");
    }

    static List<CodeBlock> routesOfThePage() throws IOException {
        return CodeBlock.of(Path.of("../docs/runtimes.md"), "yaml").stream()
                .filter(block -> block.text().contains("kamelet:"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("routesOfThePage")
    void aRouteOfThePageStarts(CodeBlock block) throws Exception {
        main.addInitialProperty("yousign.key", Yousign.DEMO_API_KEY);
        main.addInitialProperty("camel.component.yousign.baseUri", sandbox.getYousignBaseUri());
        main.addInitialProperty("camel.component.yousign.apiKey", Yousign.DEMO_API_KEY);
        main.start();

        block.load(main.getCamelContext(), directory);

        assertThat(main.getCamelContext().getRoutes())
                .isNotEmpty()
                .allSatisfy(
                        route ->
                                assertThat(
                                                main.getCamelContext()
                                                        .getRouteController()
                                                        .getRouteStatus(route.getRouteId()))
                                        .isEqualTo(ServiceStatus.Started));
    }

    private void open(Account account) {
        main.addInitialProperty("test.provider", account.scheme());
        main.addInitialProperty("test.inbox", directory.resolve("inbox").toString());
        main.addInitialProperty(
                "camel.main.routesIncludePattern", "classpath:routes/provider.camel.yaml");
        for (String kamelet : List.of("send-sink", "events-source")) {
            String prefix = "camel.kamelet." + account.scheme() + "-" + kamelet + ".";
            account.credentials(sandbox)
                    .forEach((name, value) -> main.addInitialProperty(prefix + name, value));
        }
        main.addInitialProperty("camel.kamelet.signnow-send-sink.senderEmail", SignNow.DEMO_USER);
        main.start();
    }

    private Exchange send(String route, Object body, Map<String, Object> headers) throws Exception {
        return main.getCamelTemplate()
                .request(
                        route,
                        exchange -> {
                            exchange.getMessage().setBody(body);
                            exchange.getMessage().setHeaders(new HashMap<>(headers));
                        });
    }

    private Exchange arrived(String mock) {
        MockEndpoint endpoint = main.getCamelContext().getEndpoint(mock, MockEndpoint.class);
        await().atMost(PATIENCE).until(() -> endpoint.getReceivedCounter() > 0);
        return endpoint.getExchanges().get(0);
    }

    /** All that changes something, logins aside. */
    private long callsToSend(Account account) {
        return sandbox.requests().all().stream()
                .filter(request -> request.provider().equals(account.scheme()))
                .filter(request -> request.method().matches("POST|PUT|PATCH|DELETE"))
                .filter(request -> !request.path().matches(".*(token|login).*"))
                .count();
    }
}
