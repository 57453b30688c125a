// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.lifecycle.EnvelopeSteps;
import io.github.camelesign.testing.lifecycle.LifecycleTests;
import io.github.camelesign.testing.lifecycle.SentEnvelope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The life of envelopes at the sandbox, which was written by others from jSign's pages. */
class JSignLifecycleTest extends LifecycleTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    private static final byte[] PDF = PdfDocuments.onePage("NDA");
    private static final String ADA = "ada@acme.test";

    private final JSign jSign = SANDBOX.sandbox().jSign();

    @Override
    protected void configure(CamelContext context) {
        JSignAtSandbox.configure(context, SANDBOX.sandbox());
    }

    @Override
    protected Stream<EnvelopeSteps> envelopes() {
        return Stream.of(new Steps());
    }

    private final class Steps implements EnvelopeSteps {

        @Override
        public String events() {
            return "jsign:envelope/events";
        }

        @Override
        public SentEnvelope send() {
            return new SentEnvelope(JSignLifecycleTest.this.send(), Map.of());
        }

        @Override
        public List<String> eventsOfSending(String id) {
            return List.of("created " + id);
        }

        @Override
        public void remind(SentEnvelope envelope) {
            call("jsign:envelope/remind?envelopeId=" + envelope.id(), Map.of("email", ADA));
        }

        @Override
        public void sign(SentEnvelope envelope) {
            jSign.sign(envelope.id(), ADA);
        }

        @Override
        public List<String> eventsOfSigning(String id) {
            return List.of("signed " + id + " " + ADA, "completed " + id);
        }

        @Override
        public List<String> downloads() {
            return List.of("jsign:envelope/download?signedCopy=true");
        }

        @Override
        public void cancel(SentEnvelope envelope) {
            call(
                    "jsign:envelope/cancel?envelopeId=" + envelope.id(),
                    Map.of("cancel_reason", "Mistaken"));
        }

        @Override
        public List<String> eventsOfCancelling(String id) {
            return List.of("voided " + id);
        }

        @Override
        public void decline(SentEnvelope envelope) {
            jSign.decline(envelope.id(), ADA, "No");
        }

        @Override
        public List<String> eventsOfDeclining(String id) {
            return List.of("declined " + id);
        }
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
                        "jsign:envelope/create",
                        PDF,
                        Map.of(JSignConstants.FORM, rest(), Exchange.FILE_NAME, "nda.pdf"));
        return sent.getMessage().getHeader(JSignConstants.ENVELOPE_ID, String.class);
    }

    @Test
    void anUploadedFileBecomesAnEnvelopeToo() throws Exception {
        Exchange uploaded =
                call("jsign:envelope/upload-file", PDF, Map.of(Exchange.FILE_NAME, "nda.pdf"));
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

        Exchange created = call("jsign:envelope/create-with-files", body, Map.of());

        String id = created.getMessage().getHeader(JSignConstants.ENVELOPE_ID, String.class);
        assertThat(jSign.envelope(id).name()).isEqualTo("NDA");
        Exchange details = call("jsign:envelope/get?envelopeId=" + id, null, Map.of());
        assertThat(details.getMessage().getHeader(JSignConstants.DOCUMENT_ID)).isNotNull();
        Exchange embedded =
                call(
                        "jsign:envelope/embedded-url?envelopeId=" + id + "&signerEmail=" + ADA,
                        null,
                        Map.of());
        assertThat(embedded.getMessage().getHeader(JSignConstants.URL, String.class))
                .startsWith("http");
    }

    @Test
    void anAttachmentIsAddedListedAndDownloaded() {
        String id = send();
        Exchange added =
                call(
                        "jsign:attachment/add?envelopeId=" + id,
                        PDF,
                        Map.of(Exchange.FILE_NAME, "id card.pdf"));

        assertThat((List<?>) call("jsign:attachment/list?envelopeId=" + id, null)).hasSize(1);
        Exchange downloaded =
                call(
                        "jsign:attachment/download?envelopeId=" + id,
                        null,
                        Map.of(
                                JSignConstants.SUPPORTING_DOCUMENT_ID,
                                added.getMessage()
                                        .getHeader(JSignConstants.SUPPORTING_DOCUMENT_ID)));
        assertThat(downloaded.getMessage().getBody(byte[].class)).isEqualTo(PDF);
        assertThat(downloaded.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .startsWith("id card " + id + " ")
                .endsWith(".pdf");
    }

    @Test
    void whatIsNotThereIsKnownByItsCode() {
        assertThatThrownBy(() -> call("jsign:envelope/get?envelopeId=none", null))
                .hasStackTraceContaining("NOT_FOUND");
        Exchange failed = template.request("jsign:envelope/get?envelopeId=none", e -> {});
        assertThat(failed.getException(EsignOperationException.class).getHttpResponseCode())
                .isEqualTo(400);
    }

    @Test
    void aTokenThatIsOverIsRenewed() {
        call("jsign:account/get", null);
        jSign.expireTokens();

        call("jsign:account/statistics", null);

        assertThat(jSign.countRequests("POST", "/api/v2.0/authorization/token")).isOne();
        assertThat(jSign.countRequests("POST", "/api/v2.0/authorization/refresh_token")).isOne();
    }
}
