// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.lifecycle.EnvelopeSteps;
import io.github.camelesign.testing.lifecycle.LifecycleTests;
import io.github.camelesign.testing.lifecycle.SentEnvelope;
import io.github.camelesign.testing.published.PublishedTraffic;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import io.github.camelesign.testing.route.WebhookRoute;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of signature requests and procedures, at a server that knows Yousign's rules. */
class YousignLifecycleTest extends LifecycleTests {

    private static final String ADA = "ada@acme.test";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Map<String, Object> NDA = Map.of("name", "NDA", "delivery_mode", "none");
    private static final String SIGNER =
            """
            {"info": {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@acme.test", "locale": "en"},
             "signature_level": "electronic_signature", "signature_authentication_mode": "no_otp",
             "fields": [{"document_id": "%s", "type": "signature", "page": 1, "x": 77, "y": 581}]}
            """;

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @RegisterExtension final PublishedTraffic traffic = PublishedYousign.traffic(SANDBOX);

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final Yousign yousign = sandbox.yousign();

    @Override
    protected void configure(CamelContext context) {
        configure(context, traffic.uri() + "/yousign");
    }

    @Override
    protected Stream<EnvelopeSteps> envelopes() {
        return Stream.of(new Steps());
    }

    private final class Steps implements EnvelopeSteps {

        @Override
        public String events() {
            return "yousign:signature-request/events";
        }

        @Override
        public SentEnvelope send() {
            return started(Map.of());
        }

        @Override
        public List<String> eventsOfSending(String id) {
            return List.of("sent " + id, "sent " + id + " " + ADA);
        }

        @Override
        public void remind(SentEnvelope envelope) {
            call("yousign:signer/remind", null, envelope.headers());
        }

        @Override
        public void sign(SentEnvelope envelope) {
            yousign.sign(envelope.id(), ADA);
        }

        @Override
        public List<String> eventsOfSigning(String id) {
            return List.of("signed " + id + " " + ADA, "completed " + id);
        }

        @Override
        public List<String> downloads() {
            return List.of(
                    "yousign:document/download-all?version=completed",
                    "yousign:audit-trail/download-signer");
        }

        @Override
        public void cancel(SentEnvelope envelope) {
            call("yousign:signature-request/cancel", "{\"reason\": \"other\"}", envelope.headers());
        }

        @Override
        public List<String> eventsOfCancelling(String id) {
            return List.of("updated " + id + " " + ADA, "voided " + id);
        }

        @Override
        public SentEnvelope sendDeclinable() {
            return started(Map.of("signers_allowed_to_decline", true));
        }

        @Override
        public void decline(SentEnvelope envelope) {
            yousign.decline(envelope.id(), ADA, "no");
        }

        @Override
        public List<String> eventsOfDeclining(String id) {
            return List.of("updated " + id + " " + ADA, "declined " + id + " " + ADA);
        }
    }

    private static void configure(CamelContext context, String baseUri) {
        YousignConfiguration options =
                context.getComponent("yousign", YousignComponent.class).getConfiguration();
        options.setBaseUri(baseUri);
        options.setApiKey(Yousign.DEMO_API_KEY);
        options.setMaxRetryWait(20);
    }

    /** From step to step, with the headers of the steps before. */
    private Map<String, Object> step(String uri, Object body, Map<String, Object> headers) {
        Map<String, Object> next = call(uri, body, headers).getMessage().getHeaders();
        next.remove(Exchange.CONTENT_TYPE);
        return next;
    }

    /** A request that Ada has to sign. */
    private SentEnvelope started(Map<String, Object> more) {
        Map<String, Object> fields =
                new LinkedHashMap<>(Map.of("name", "NDA", "delivery_mode", "email"));
        fields.putAll(more);
        Map<String, Object> headers = step("yousign:signature-request/create", fields, Map.of());
        headers.put("CamelYousignForm", Map.of("nature", "signable_document"));
        headers.put(Exchange.FILE_NAME, "nda.pdf");
        headers = step("yousign:document/upload", PdfDocuments.onePage("NDA"), headers);
        String signer = SIGNER.formatted(headers.get("CamelYousignDocumentId"));
        headers = step("yousign:signer/add", signer, headers);
        headers = step("yousign:signature-request/activate", null, headers);
        return new SentEnvelope((String) headers.get("CamelYousignSignatureRequestId"), headers);
    }

    @Test
    void aWebhookDeliversWhatAPollDelivers() throws Exception {
        try (WebhookRoute webhook = new WebhookRoute("yousign:signature-request/events")) {
            configure(webhook.context(), traffic.uri() + "/yousign");
            webhook.start("webhookSecret=" + SECRET);
            PolledRoute events = new PolledRoute(context, "yousign:signature-request/events");
            events.poll();
            String id = started(Map.of()).id();
            yousign.sign(id, ADA);
            await().until(
                            () ->
                                    webhook.delivered().stream()
                                            .anyMatch(e -> "completed".equals(e.type())));

            assertThat(webhook.delivered())
                    .extracting(DeliveredEvent::type)
                    .contains("sent", "signed", "completed");
            assertThat(webhook.delivered())
                    .allSatisfy(
                            event ->
                                    assertThat(event.headers())
                                            .containsEntry("CamelEsignEnvelopeId", id));
            DeliveredEvent called =
                    webhook.delivered().stream()
                            .filter(e -> "completed".equals(e.type()))
                            .findFirst()
                            .orElseThrow();
            DeliveredEvent polled =
                    events.poll().stream()
                            .filter(e -> "completed".equals(e.type()))
                            .findFirst()
                            .orElseThrow();
            assertThat(called.changeKey()).isEqualTo(polled.headers().get("CamelEsignChangeKey"));
        }
    }

    @Test
    void nestedCallsAndOnesThatFailedComeToo() throws Exception {
        sandbox.webhooks().setRetries(Duration.ofMillis(20), Duration.ofMillis(20));
        yousign.setNestedWebhooks(true);
        int[] failures = {1};
        try (WebhookRoute webhook = new WebhookRoute("yousign:signature-request/events")) {
            configure(webhook.context(), traffic.uri() + "/yousign");
            webhook.start(
                    "eventTypes=completed&webhookSecret=" + SECRET,
                    exchange -> {
                        if (failures[0]-- > 0) {
                            throw new IllegalStateException("not now");
                        }
                    });
            yousign.sign(started(Map.of()).id(), ADA);
            await().until(() -> !webhook.delivered().isEmpty());

            assertThat(webhook.delivered()).hasSize(1);
            assertThat(webhook.delivered().get(0).headers())
                    .containsEntry("CamelYousignRetry", "1");
        }
    }

    @Test
    void aRouteThatStartsAgainKeepsOneSubscription() throws Exception {
        for (int times = 0; times < 2; times++) {
            try (WebhookRoute webhook = new WebhookRoute("yousign:signature-request/events")) {
                configure(webhook.context(), traffic.uri() + "/yousign");
                webhook.withExternalUrl(URI.create("http://localhost:1/hooks/yousign"));
                webhook.start("webhookSecret=" + SECRET);
            }
        }

        assertThat(call("yousign:webhook/list", null, Map.of()).getMessage().getBody(List.class))
                .hasSize(1);
        assertThat(yousign.countRequests("PATCH", "/v3/webhooks/*")).isZero();
    }

    @Test
    void creationsWhoseAnswersAreLostAreMadeOnce() {
        // somebody between would answer in the place of what is lost
        configure(context, sandbox.getYousignBaseUri());
        for (Fault fault : List.of(Fault.resetAfter(), Fault.truncate())) {
            loseCreation(fault);

            assertMade(call("yousign:signature-request/create", NDA, Map.of()), true);
        }
        Exchange all = call("yousign:signature-request/list?fetchAll=true", null, Map.of());
        assertThat((Iterator<?>) all.getMessage().getBody()).toIterable().hasSize(2);
    }

    /** Nobody can know that it will not be made: so a later call makes it, by the same key. */
    @Test
    void aCreationThatIsNotFoundIsForALaterCall() {
        configure(context, sandbox.getYousignBaseUri());
        context.getComponent("yousign", YousignComponent.class)
                .getConfiguration()
                .setLookUpTimeout(500);
        String create = "yousign:signature-request/create?idempotencyKey=order-4711";
        loseCreation(Fault.resetBefore());

        Exchange lost = template.request(create, exchange -> exchange.getMessage().setBody(NDA));

        assertThat(lost.getException(EsignOperationException.class).isOutcomeUnknown()).isTrue();
        assertThat(made()).isEmpty();

        assertMade(call(create, NDA, Map.of()), false);
        assertMade(call(create, NDA, Map.of()), true);
        assertThat(made()).hasSize(1);
    }

    private List<?> made() {
        Map<String, Object> query = Map.of("external_id[eq]", "order-4711");
        Exchange listed =
                call("yousign:signature-request/list", null, Map.of("CamelYousignQuery", query));
        return (List<?>) listed.getMessage().getBody(Map.class).get("data");
    }

    private void loseCreation(Fault fault) {
        sandbox.faults().add(fault.on("POST", "/v3/signature_requests").times(1));
    }

    private static void assertMade(Exchange exchange, boolean earlier) {
        assertThat(exchange.getMessage().getBody(Map.class)).containsEntry("status", "draft");
        assertThat(exchange.getMessage().getHeader(EsignConstants.ALREADY_EXISTED))
                .isEqualTo(earlier ? true : null);
    }

    @Test
    void aProcedureOfTheOlderVersionLivesTheSame() throws Exception {
        configure(context, traffic.uri() + "/yousign/v2");
        try (WebhookRoute webhook = new WebhookRoute("yousign:v2/procedure/events")) {
            configure(webhook.context(), traffic.uri() + "/yousign/v2");
            webhook.start("webhookSecret=" + SECRET);
            PolledRoute events = new PolledRoute(context, "yousign:v2/procedure/events");
            events.poll();
            Map<String, Object> headers =
                    step(
                            "yousign:v2/file/create",
                            PdfDocuments.onePage("NDA"),
                            Map.of(Exchange.FILE_NAME, "nda.pdf"));
            String procedure =
                    """
                    {"name": "NDA", "description": "Please sign", "members": [
                     {"firstname": "Ada", "lastname": "Lovelace", "email": "ada@acme.test", "phone": "+33601020304",
                      "fileObjects": [{"file": "%s", "page": 1, "position": "230,499,464,589"}]}]}
                    """
                            .formatted(headers.get("CamelYousignFileId"));
            headers =
                    step(
                            "yousign:v2/procedure/create?webhookUrl=%s&webhookSecret=%s"
                                    .formatted(webhook.url(), SECRET),
                            procedure,
                            headers);
            String id = (String) headers.get("CamelYousignProcedureId");
            yousign.sign(id, ADA);

            assertThat(events.poll())
                    .extracting(DeliveredEvent::type)
                    .contains("sent", "signed", "completed");
            await().until(
                            () ->
                                    webhook.delivered().stream()
                                            .anyMatch(e -> "completed".equals(e.type())));
            Exchange copy = call("yousign:v2/file/download", null, headers);
            try (InputStream in = copy.getMessage().getBody(InputStream.class)) {
                assertThat(in.readNBytes(4)).isEqualTo("%PDF".getBytes());
            }
            Exchange proof = call("yousign:v2/procedure/download-proof", null, headers);
            assertThat(proof.getMessage().getBody(byte[].class)).startsWith("PK".getBytes());
        }
    }

    @Test
    void theStepsOfARouteFollowEachOtherWithoutGlue() throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:status")
                                .to("yousign:signature-request/create")
                                .to("yousign:signature-request/get");
                    }
                });

        Exchange done =
                call(
                        "direct:status",
                        Map.of("name", "NDA", "delivery_mode", "none", "external_id", "order-42"),
                        Map.of());

        assertThat(done.getMessage().getBody(Map.class)).containsEntry("external_id", "order-42");
    }
}
