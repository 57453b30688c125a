package io.github.camelesign.signeasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.support.EsignAuthenticationException;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.testing.HookedDesk;
import io.github.camelesign.support.testing.HookedDesk.Taken;
import io.github.camelesign.support.testing.PolledRoute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of requests at the sandbox, which was written by others from Signeasy's pages. */
class SigneasyLifecycleTest {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final byte[] PDF =
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj
            trailer<</Root 1 0 R>>
            """
                    .getBytes(StandardCharsets.US_ASCII);

    private static final String ADA = "ada@acme.test";

    private CamelContext context;
    private ProducerTemplate template;
    private Signeasy signeasy;

    @BeforeEach
    void start(EsignSandbox sandbox) {
        signeasy = sandbox.signeasy();
        context = new DefaultCamelContext();
        configure(context, sandbox);
        context.start();
        template = context.createProducerTemplate();
    }

    private static void configure(CamelContext context, EsignSandbox sandbox) {
        SigneasyConfiguration options = options(context);
        options.setBaseUri(sandbox.getSigneasyBaseUri());
        options.setAccessToken(sandbox.signeasy().issueAccessToken(Signeasy.DEMO_USER));
        options.setClientId(Signeasy.DEMO_CLIENT_ID);
    }

    private static SigneasyConfiguration options(CamelContext context) {
        return context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange call(String uri, Object body, Map<String, Object> headers) {
        Exchange done =
                template.request(
                        "signeasy:" + uri,
                        exchange -> {
                            exchange.getMessage().setBody(body);
                            exchange.getMessage().getHeaders().putAll(headers);
                        });
        assertThat(done.getException()).isNull();
        return done;
    }

    private Object call(String uri, Object body) {
        return call(uri, body, Map.of()).getMessage().getBody();
    }

    private String id(Exchange exchange, String header) {
        return exchange.getMessage().getHeader(header, String.class);
    }

    private String upload(String operation) {
        Map<String, Object> headers =
                Map.of(
                        Exchange.FILE_NAME,
                        "nda.pdf",
                        "CamelSigneasyForm",
                        Map.of("rename_if_exists", true));
        return id(call(operation, PDF, headers), SigneasyConstants.ORIGINAL_ID);
    }

    private String sendV1() {
        Map<String, Object> request =
                Map.of(
                        "original_file_id",
                        Integer.valueOf(upload("original/upload?gzip=true")),
                        "name",
                        "nda.pdf",
                        "is_ordered",
                        0,
                        "recipients",
                        List.of(
                                Map.of(
                                        "email", ADA,
                                        "first_name", "Ada",
                                        "last_name", "Byron")));
        return id(call("pending/create", request, Map.of()), SigneasyConstants.PENDING_ID);
    }

    private String sendV3() {
        Map<String, Object> envelope =
                Map.of(
                        "embedded_signing", false,
                        "is_ordered", false,
                        "sources",
                                List.of(
                                        Map.of(
                                                "id",
                                                Integer.valueOf(upload("v3/original/upload")),
                                                "type",
                                                "original",
                                                "name",
                                                "nda.pdf",
                                                "source_id",
                                                1)),
                        "recipients",
                                List.of(
                                        Map.of(
                                                "recipient_id",
                                                1,
                                                "email",
                                                ADA,
                                                "first_name",
                                                "Ada",
                                                "last_name",
                                                "Byron")),
                        "fields_payload",
                                List.of(
                                        Map.of(
                                                "recipient_id",
                                                1,
                                                "source_id",
                                                1,
                                                "type",
                                                "signature",
                                                "required",
                                                true,
                                                "page_number",
                                                "all",
                                                "additional_info",
                                                Map.of(),
                                                "position",
                                                Map.of(
                                                        "mode", "fixed",
                                                        "x", 100,
                                                        "y", 80,
                                                        "height", 50,
                                                        "width", 120))));
        return id(call("v3/envelope/create", envelope, Map.of()), SigneasyConstants.ENVELOPE_ID);
    }

    private void download(String operation, PolledRoute.Delivery completed) {
        Exchange signed =
                template.request(
                        "signeasy:" + operation,
                        e -> e.getMessage().getHeaders().putAll(completed.headers()));
        assertThat(signed.getException()).isNull();
        assertThat(signed.getMessage().getBody(String.class)).startsWith("%PDF");
    }

    @Test
    void aRequestOfV1IsSentFollowedSignedAndDownloaded() throws Exception {
        PolledRoute route = new PolledRoute(context, "signeasy:pending/events?startFrom=beginning");
        String id = sendV1();
        assertThat(route.pollWords()).containsExactly("created " + id);

        call("pending/remind?pendingId=" + id, null);
        signeasy.view(Integer.parseInt(id), ADA);
        signeasy.sign(Integer.parseInt(id), ADA);
        List<PolledRoute.Delivery> told = route.poll();

        assertThat(told)
                .extracting(PolledRoute.Delivery::toString)
                .endsWith("signed " + id + " " + ADA, "completed " + id);
        download("signed/download", told.get(told.size() - 1));
        download("signed/audit-trail", told.get(told.size() - 1));
    }

    @Test
    void anEnvelopeOfV3IsSentFollowedSignedAndDownloaded() throws Exception {
        PolledRoute route =
                new PolledRoute(context, "signeasy:v3/envelope/events?startFrom=beginning");
        String id = sendV3();
        assertThat(route.pollWords()).containsExactly("created " + id);

        call("v3/envelope/remind?envelopeId=" + id, null);
        signeasy.sign(Integer.parseInt(id), ADA);
        List<PolledRoute.Delivery> told = route.poll();

        PolledRoute.Delivery completed = told.get(told.size() - 1);
        assertThat(completed).hasToString("completed " + id);
        download("v3/signed/download?type=merged&include_certificate=true", completed);
        download("v3/signed-envelope/certificate", completed);
    }

    @Test
    void othersAreCancelledAndDeclined() throws Exception {
        String cancelled = sendV1();
        String declined = sendV1();
        PolledRoute route = new PolledRoute(context, "signeasy:pending/events");
        assertThat(route.poll()).isEmpty();

        call("pending/cancel?pendingId=" + cancelled, Map.of("message", "Mistaken"));
        signeasy.decline(Integer.parseInt(declined), ADA, "No");

        assertThat(route.pollWords())
                .containsExactlyInAnyOrder(
                        "voided " + cancelled, "declined " + declined + " " + ADA);
    }

    @Test
    void theRouteIsCalledOnceItHasRegistered(EsignSandbox sandbox) throws Exception {
        try (HookedDesk desk = new HookedDesk("signeasy:pending/events")) {
            configure(desk.context(), sandbox);
            desk.start("webhookSecret=" + HookedDesk.SECRET);
            String id = sendV1();
            signeasy.sign(Integer.parseInt(id), ADA);

            await().untilAsserted(
                            () ->
                                    assertThat(desk.taken())
                                            .extracting(Taken::type)
                                            .contains("created", "signed", "completed"));
            Taken completed =
                    desk.taken().stream()
                            .filter(taken -> "completed".equals(taken.type()))
                            .findFirst()
                            .orElseThrow();
            assertThat(completed.headers()).containsEntry("CamelSigneasyPendingId", id);
            call(
                    "signed/download",
                    null,
                    Map.of(
                            SigneasyConstants.SIGNED_ID,
                            completed.headers().get(SigneasyConstants.SIGNED_ID)));
        }
    }

    @Test
    void aWebhookOfThePortalIsKnownByItsToken(EsignSandbox sandbox) throws Exception {
        try (HookedDesk desk = new HookedDesk("signeasy:v3/envelope/events")) {
            configure(desk.context(), sandbox);
            desk.start("webhookSecret=" + HookedDesk.SECRET);
            signeasy.addPortalWebhook(
                    Signeasy.DEMO_CLIENT_ID, desk.url().toString(), HookedDesk.SECRET);
            options(context).setAccessToken(null);
            options(context).setClientSecret(Signeasy.DEMO_CLIENT_SECRET);
            String id = sendV3();
            signeasy.sign(Integer.parseInt(id), ADA);

            await().untilAsserted(
                            () ->
                                    assertThat(desk.taken())
                                            .extracting(Taken::type)
                                            .contains("created", "completed"));
            assertThat(desk.taken().get(0).headers()).containsEntry("CamelSigneasyEnvelopeId", id);
        }
    }

    @Test
    void aCodeIsRedeemedAndItsRefreshTokensRotate() {
        SigneasyConfiguration options = options(context);
        options.setAccessToken(null);
        options.setClientSecret(Signeasy.DEMO_CLIENT_SECRET);
        options.setRedirectUri("https://desk.test/back");
        options.setAuthorizationCode(
                signeasy.issueAuthorizationCode(
                        Signeasy.DEMO_CLIENT_ID,
                        Signeasy.DEMO_USER,
                        "user:read original:read files:read"));

        call("user/get", null);
        signeasy.expireTokens();
        call("user/get", null);
        signeasy.expireTokens();
        call("user/get", null);
    }

    @Test
    void whatIsNotThereIsNoMatterOfTheToken() {
        Exchange failed = template.request("signeasy:signed/get?signedId=4711", e -> {});

        assertThat(failed.getException())
                .isInstanceOf(EsignOperationException.class)
                .isNotInstanceOf(EsignAuthenticationException.class);
    }
}
