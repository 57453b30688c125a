package io.github.camelesign.yousign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.support.testing.HookedDesk;
import io.github.camelesign.support.testing.HookedDesk.Taken;
import io.github.camelesign.support.testing.PolledRoute;
import io.github.camelesign.support.testing.PolledRoute.Delivery;
import io.github.camelesign.support.testing.PublishedTraffic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of signature requests and procedures, at a server that knows Yousign's rules. */
class LifecycleTest {

    private static final String ADA = "ada@acme.test";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String SIGNER =
            """
            {"info": {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@acme.test", "locale": "en"},
             "signature_level": "electronic_signature", "signature_authentication_mode": "no_otp",
             "fields": [{"document_id": "%s", "type": "signature", "page": 1, "x": 77, "y": 581}]}
            """;

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    @RegisterExtension final PublishedTraffic traffic = PublishedYousign.traffic(SANDBOX);

    private final CamelContext context = new DefaultCamelContext();
    private EsignSandbox sandbox;
    private Yousign yousign;
    private ProducerTemplate template;

    @BeforeEach
    void start(EsignSandbox running) {
        sandbox = running;
        yousign = running.yousign();
        configure(context, traffic.uri() + "/yousign");
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() throws Exception {
        template.close();
        context.close();
    }

    private static void configure(CamelContext context, String baseUri) {
        YousignConfiguration options =
                context.getComponent("yousign", YousignComponent.class).getConfiguration();
        options.setBaseUri(baseUri);
        options.setApiKey(Yousign.DEMO_API_KEY);
        options.setMaxRetryWait(20);
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        }
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        Exchange done =
                template.request(
                        uri,
                        exchange -> {
                            exchange.getMessage().setBody(body);
                            exchange.getMessage().getHeaders().putAll(headers);
                        });
        assertThat(done.getException()).isNull();
        return done;
    }

    /** From step to step, with the headers of the steps before. */
    private Map<String, Object> step(String uri, Object body, Map<String, Object> headers) {
        Map<String, Object> next = send(uri, body, headers).getMessage().getHeaders();
        next.remove(Exchange.CONTENT_TYPE);
        return next;
    }

    /** A request that Ada is asked to sign. */
    private Map<String, Object> started(Map<String, Object> more) throws Exception {
        Map<String, Object> fields =
                new LinkedHashMap<>(Map.of("name", "NDA", "delivery_mode", "email"));
        fields.putAll(more);
        Map<String, Object> headers = step("yousign:signature-request/create", fields, Map.of());
        headers.put("CamelYousignForm", Map.of("nature", "signable_document"));
        headers.put(Exchange.FILE_NAME, "nda.pdf");
        headers = step("yousign:document/upload", pdf(), headers);
        String signer = SIGNER.formatted(headers.get("CamelYousignDocumentId"));
        headers = step("yousign:signer/add", signer, headers);
        return step("yousign:signature-request/activate", null, headers);
    }

    private static String id(Map<String, Object> headers) {
        return (String) headers.get("CamelYousignSignatureRequestId");
    }

    @Test
    void aRequestIsSentFollowedRemindedSignedAndCollected() throws Exception {
        PolledRoute events = new PolledRoute(context, "yousign:signature-request/events");
        assertThat(events.poll()).isEmpty();
        Map<String, Object> request = started(Map.of());
        String id = id(request);
        assertThat(events.pollWords()).containsExactly("sent " + id, "sent " + id + " " + ADA);

        send("yousign:signer/remind", null, request);
        yousign.sign(id, ADA);

        assertThat(events.pollWords())
                .containsExactly("signed " + id + " " + ADA, "completed " + id);
        Exchange copy = send("yousign:document/download-all?version=completed", null, request);
        assertThat(copy.getMessage().getBody(byte[].class)).startsWith("%PDF".getBytes());
        Exchange trail = send("yousign:audit-trail/download-signer", null, request);
        assertThat(trail.getMessage().getBody(byte[].class)).startsWith("%PDF".getBytes());
        assertThat(events.poll()).isEmpty();
    }

    @Test
    void anotherIsCancelledAndAThirdDeclined() throws Exception {
        PolledRoute events =
                new PolledRoute(
                        context, "yousign:signature-request/events?eventTypes=voided,declined");
        events.poll();
        Map<String, Object> first = started(Map.of());
        Map<String, Object> second = started(Map.of("signers_allowed_to_decline", true));
        assertThat(events.poll()).isEmpty();

        send("yousign:signature-request/cancel", "{\"reason\": \"other\"}", first);
        yousign.decline(id(second), ADA, "no");

        List<Delivery> ends = events.poll();
        assertThat(ends)
                .extracting(Delivery::toString)
                .containsExactlyInAnyOrder(
                        "voided " + id(first), "declined " + id(second) + " " + ADA);
        assertThat(events.poll()).isEmpty();
    }

    @Test
    void aWebhookTellsWhatAPollTells() throws Exception {
        try (HookedDesk desk = new HookedDesk("yousign:signature-request/events")) {
            configure(desk.context(), traffic.uri() + "/yousign");
            desk.start("webhookSecret=" + SECRET);
            PolledRoute events = new PolledRoute(context, "yousign:signature-request/events");
            events.poll();
            String id = id(started(Map.of()));
            yousign.sign(id, ADA);
            await().until(() -> desk.taken().stream().anyMatch(e -> "completed".equals(e.type())));

            assertThat(desk.taken())
                    .extracting(Taken::type)
                    .contains("sent", "signed", "completed");
            assertThat(desk.taken())
                    .allSatisfy(
                            event ->
                                    assertThat(event.headers())
                                            .containsEntry("CamelEsignEnvelopeId", id));
            Taken called =
                    desk.taken().stream()
                            .filter(e -> "completed".equals(e.type()))
                            .findFirst()
                            .orElseThrow();
            Delivery polled =
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
        try (HookedDesk desk = new HookedDesk("yousign:signature-request/events")) {
            configure(desk.context(), traffic.uri() + "/yousign");
            desk.start(
                    "eventTypes=completed&webhookSecret=" + SECRET,
                    exchange -> {
                        if (failures[0]-- > 0) {
                            throw new IllegalStateException("not now");
                        }
                    });
            yousign.sign(id(started(Map.of())), ADA);
            await().until(() -> !desk.taken().isEmpty());

            assertThat(desk.taken()).hasSize(1);
            assertThat(desk.taken().get(0).headers()).containsEntry("CamelYousignRetry", "1");
        }
    }

    @Test
    void aRouteThatStartsAgainKeepsOneSubscription() throws Exception {
        for (int times = 0; times < 2; times++) {
            try (HookedDesk desk = new HookedDesk("yousign:signature-request/events")) {
                configure(desk.context(), traffic.uri() + "/yousign");
                desk.knownAs(URI.create("http://localhost:1/hooks/yousign"));
                desk.start("webhookSecret=" + SECRET);
            }
        }

        assertThat(send("yousign:webhook/list", null, Map.of()).getMessage().getBody(List.class))
                .hasSize(1);
        assertThat(yousign.countRequests("PATCH", "/v3/webhooks/*")).isZero();
    }

    @Test
    void creationsWhoseAnswersAreLostAreMadeOnce() {
        // somebody between would answer in the place of what is lost
        configure(context, sandbox.getYousignBaseUri());
        for (Fault fault : List.of(Fault.resetBefore(), Fault.resetAfter(), Fault.truncate())) {
            sandbox.faults().add(fault.on("POST", "/v3/signature_requests").times(1));

            Exchange done =
                    send(
                            "yousign:signature-request/create",
                            Map.of("name", "NDA", "delivery_mode", "none"),
                            Map.of());

            assertThat(done.getMessage().getBody(Map.class)).containsEntry("status", "draft");
        }
        Exchange all = send("yousign:signature-request/list?fetchAll=true", null, Map.of());
        assertThat((Iterator<?>) all.getMessage().getBody()).toIterable().hasSize(3);
    }

    @Test
    void aProcedureOfTheOlderVersionLivesTheSame() throws Exception {
        configure(context, traffic.uri() + "/yousign/v2");
        try (HookedDesk desk = new HookedDesk("yousign:v2/procedure/events")) {
            configure(desk.context(), traffic.uri() + "/yousign/v2");
            desk.start("webhookSecret=" + SECRET);
            PolledRoute events = new PolledRoute(context, "yousign:v2/procedure/events");
            events.poll();
            Map<String, Object> headers =
                    step("yousign:v2/file/create", pdf(), Map.of(Exchange.FILE_NAME, "nda.pdf"));
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
                                    .formatted(desk.url(), SECRET),
                            procedure,
                            headers);
            String id = (String) headers.get("CamelYousignProcedureId");
            yousign.sign(id, ADA);

            assertThat(events.poll())
                    .extracting(Delivery::type)
                    .contains("sent", "signed", "completed");
            await().until(() -> desk.taken().stream().anyMatch(e -> "completed".equals(e.type())));
            Exchange copy = send("yousign:v2/file/download", null, headers);
            try (InputStream in = copy.getMessage().getBody(InputStream.class)) {
                assertThat(in.readNBytes(4)).isEqualTo("%PDF".getBytes());
            }
            Exchange proof = send("yousign:v2/procedure/download-proof", null, headers);
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
                send(
                        "direct:status",
                        Map.of("name", "NDA", "delivery_mode", "none", "external_id", "order-42"),
                        Map.of());

        assertThat(done.getMessage().getBody(Map.class)).containsEntry("external_id", "order-42");
    }
}
