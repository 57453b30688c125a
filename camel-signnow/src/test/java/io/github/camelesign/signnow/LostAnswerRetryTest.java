// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.TestCamelContext;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that break, at a server that knows what it has done nevertheless. */
class LostAnswerRetryTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final CamelContext context = new TestCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void startCamel() {
        context.start();
        template = context.createProducerTemplate();
        SignNowConfiguration options =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getSignNowBaseUri());
        options.setClientId(SignNow.DEMO_CLIENT_ID);
        options.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        options.setUsername(SignNow.DEMO_USER);
        options.setPassword(SignNow.DEMO_PASSWORD);
        options.setMaxRetryWait(20);
    }

    @AfterEach
    void stopCamel() throws Exception {
        context.close();
    }

    private Exchange send(String uri, Object body) {
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private static Fault fault(Fault.Kind kind) {
        return switch (kind) {
            case RESET_BEFORE -> Fault.resetBefore();
            case RESET_AFTER -> Fault.resetAfter();
            case TRUNCATE -> Fault.truncate();
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE", "RESET_AFTER", "TRUNCATE"})
    void anUploadWhoseAnswerIsLostIsSentOnce(Fault.Kind kind) {
        sandbox.faults().add(fault(kind).on("POST", "/document"));

        Exchange done = send("signnow:document/upload", PdfDocuments.onePage("Rental contract"));

        assertThat(done.getException(EsignOperationException.class))
                .matches(EsignOperationException::isOutcomeUnknown, "outcome unknown")
                .matches(failure -> !failure.isRetryable(), "not retryable");
        assertThat(sandbox.signNow().countRequests("POST", "/document")).isEqualTo(1);
        assertThat(sandbox.signNow().documents()).hasSize(kind == Fault.Kind.RESET_BEFORE ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE", "RESET_AFTER", "TRUNCATE"})
    void aDownloadWhoseAnswerIsLostIsFetchedAgainWhole(Fault.Kind kind, @TempDir Path spool) {
        context.getStreamCachingStrategy().setSpoolDirectory(spool.toFile());
        String id = sandbox.signNow().addLargeDocument(SignNow.DEMO_USER, "large.pdf", 1_000_000);
        sandbox.faults().add(fault(kind).on("GET", "/document/*/download"));

        Exchange done =
                template.request(
                        "signnow:document/download?type=collapsed&documentId=" + id,
                        exchange -> {});

        assertThat(done.getException()).isNull();
        assertThat(sandbox.signNow().countRequests("GET", "/document/*/download")).isEqualTo(2);
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void anInviteThatMetA503IsSentOnce() {
        String id = sandbox.signNow().addDocument(SignNow.DEMO_USER, "rental.pdf");
        sandbox.faults().add(Fault.status(503).on("POST", "/document/*/invite"));

        Exchange done =
                send(
                        "signnow:document/invite?documentId=" + id,
                        Map.of("from", SignNow.DEMO_USER, "to", "ada@acme.test"));

        assertThat(done.getException(EsignOperationException.class))
                .matches(EsignOperationException::isOutcomeUnknown);
        assertThat(sandbox.signNow().countRequests("POST", "/document/*/invite")).isEqualTo(1);
    }

    @Test
    void aLimitedUploadIsSentAgainWhole() {
        sandbox.faults().add(Fault.status(429).on("POST", "/document").times(2));

        Exchange done = send("signnow:document/upload", PdfDocuments.onePage("Rental contract"));

        assertThat(done.getException()).isNull();
        assertThat(sandbox.signNow().documents()).hasSize(1);
    }

    @Test
    void tokensThatTheServerTookAwayAreReplacedInMidFlight() {
        send("signnow:user/get", null);
        sandbox.signNow().revokeTokens();

        Exchange done = send("signnow:document/upload", PdfDocuments.onePage("Rental contract"));

        assertThat(done.getException()).isNull();
        assertThat(sandbox.signNow().countRequests("POST", "/oauth2/token")).isEqualTo(2);
        assertThat(sandbox.signNow().documents()).hasSize(1);
    }
}
