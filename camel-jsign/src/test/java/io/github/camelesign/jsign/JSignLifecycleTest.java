package io.github.camelesign.jsign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.testing.PolledRoute;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

/** The life of envelopes at the sandbox, which was written by others from jSign's pages. */
class JSignLifecycleTest {

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
    private JSign jSign;

    @BeforeEach
    void start(EsignSandbox sandbox) {
        jSign = sandbox.jSign();
        context = new DefaultCamelContext();
        JSignConfiguration options =
                context.getComponent("jsign", JSignComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getJSignBaseUri());
        options.setApiKey(JSign.DEMO_API_KEY);
        options.setApiSecret(JSign.DEMO_API_SECRET);
        options.setEmail(JSign.DEMO_USER);
        options.setPassword(JSign.DEMO_PASSWORD);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange call(String uri, Object body, Map<String, Object> headers) {
        Exchange done =
                template.request(
                        "jsign:" + uri,
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

    private static Map<String, Object> rest() {
        Map<String, Object> tab =
                Map.of(
                        "x_position", 100,
                        "y_position", 200,
                        "w_position", 120,
                        "h_position", 40,
                        "x_position_percentage", 16.8);
        return Map.of(
                "envelope",
                Map.of("name", "NDA", "signature", "Esignature", "expiration_days", 30),
                "recipients",
                Map.of(
                        "signers",
                        List.of(
                                Map.of(
                                        "name",
                                        "Ada Byron",
                                        "email",
                                        ADA,
                                        "signing_order",
                                        1,
                                        "tabs",
                                        Map.of("sign_here_tabs", List.of(tab))))));
    }

    private String send() {
        Exchange sent =
                call(
                        "envelope/create",
                        PDF,
                        Map.of(JSignConstants.FORM, rest(), Exchange.FILE_NAME, "nda.pdf"));
        return sent.getMessage().getHeader(JSignConstants.ENVELOPE_ID, String.class);
    }

    @Test
    void anEnvelopeIsSentFollowedSignedAndDownloaded() throws Exception {
        PolledRoute route = new PolledRoute(context, "jsign:envelope/events?startFrom=beginning");
        String id = send();
        assertThat(route.pollWords()).containsExactly("created " + id);

        call("envelope/remind?envelopeId=" + id, Map.of("email", ADA));
        jSign.sign(id, ADA);
        List<PolledRoute.Delivery> told = route.poll();

        assertThat(told)
                .extracting(PolledRoute.Delivery::toString)
                .containsExactly("signed " + id + " " + ADA, "completed " + id);
        Exchange signed =
                template.request(
                        "jsign:envelope/download?signedCopy=true",
                        e -> e.getMessage().getHeaders().putAll(told.get(1).headers()));
        assertThat(signed.getException()).isNull();
        assertThat(signed.getMessage().getBody(String.class)).startsWith("%PDF");
        assertThat(signed.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .endsWith(".pdf");
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void anUploadedFileBecomesAnEnvelopeToo() throws Exception {
        Exchange uploaded =
                call("envelope/upload-file", PDF, Map.of(Exchange.FILE_NAME, "nda.pdf"));
        Map<String, Object> body = new HashMap<>(rest());
        body.put(
                "document",
                Map.of(
                        "request_id",
                        uploaded.getMessage().getHeader(JSignConstants.UPLOAD_ID),
                        "document_ref_no",
                        1,
                        "name",
                        "nda.pdf"));

        Exchange created = call("envelope/create-with-files", body, Map.of());

        String id = created.getMessage().getHeader(JSignConstants.ENVELOPE_ID, String.class);
        assertThat(jSign.envelope(id).name()).isEqualTo("NDA");
        Exchange details = call("envelope/get?envelopeId=" + id, null, Map.of());
        assertThat(details.getMessage().getHeader(JSignConstants.DOCUMENT_ID)).isNotNull();
        Exchange embedded =
                call(
                        "envelope/embedded-url?envelopeId=" + id + "&signerEmail=" + ADA,
                        null,
                        Map.of());
        assertThat(embedded.getMessage().getHeader(JSignConstants.URL, String.class))
                .startsWith("http");
    }

    @Test
    void anotherIsCancelledAndOneIsDeclined() throws Exception {
        String cancelled = send();
        String declined = send();
        PolledRoute route = new PolledRoute(context, "jsign:envelope/events");
        assertThat(route.poll()).isEmpty();

        call("envelope/cancel?envelopeId=" + cancelled, Map.of("cancel_reason", "Mistaken"));
        jSign.decline(declined, ADA, "No");

        assertThat(route.pollWords())
                .containsExactlyInAnyOrder("voided " + cancelled, "declined " + declined);
        assertThat(route.poll()).isEmpty();
    }

    @Test
    void anAttachmentIsAddedListedAndDownloaded() {
        String id = send();
        Exchange added =
                call(
                        "attachment/add?envelopeId=" + id,
                        PDF,
                        Map.of(Exchange.FILE_NAME, "id card.pdf"));

        assertThat((List<?>) call("attachment/list?envelopeId=" + id, null)).hasSize(1);
        Exchange downloaded =
                call(
                        "attachment/download?envelopeId=" + id,
                        null,
                        Map.of(
                                JSignConstants.SUPPORTING_DOCUMENT_ID,
                                added.getMessage()
                                        .getHeader(JSignConstants.SUPPORTING_DOCUMENT_ID)));
        assertThat(downloaded.getMessage().getBody(byte[].class)).isEqualTo(PDF);
        assertThat(downloaded.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("id card.pdf");
    }

    @Test
    void whatIsNotThereIsToldByItsCode() {
        assertThatThrownBy(() -> call("envelope/get?envelopeId=none", null))
                .hasStackTraceContaining("NOT_FOUND");
        Exchange failed = template.request("jsign:envelope/get?envelopeId=none", e -> {});
        assertThat(failed.getException(EsignOperationException.class).getHttpResponseCode())
                .isEqualTo(400);
    }

    @Test
    void aTokenThatIsOverIsRenewed() {
        call("account/get", null);
        jSign.expireTokens();

        call("account/statistics", null);

        assertThat(jSign.countRequests("POST", "/api/v2.0/authorization/token")).isOne();
        assertThat(jSign.countRequests("POST", "/api/v2.0/authorization/refresh_token")).isOne();
    }
}
