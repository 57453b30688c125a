// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.docusign.StubbedDocuSign;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route wants to do, of which DocuSign's API knows only the means. */
class ConveniencesTest extends StubbedDocuSign {

    private static final String ENVELOPE = "/restapi/v2.1/accounts/" + ACCOUNT + "/envelopes/e-1";
    private static final Map<String, Object> ID = Map.of("CamelDocuSignEnvelopeId", "e-1");

    private static void assertPut(String url, String body) {
        LoggedRequest request = onlyRequest();
        assertThat(request.getMethod().value()).isEqualTo("PUT");
        assertThat(request.getUrl()).isEqualTo(url);
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBodyAsString()).isEqualTo(body);
    }

    @Test
    void voidTakesTheReasonFromTheBody() {
        answer(json("{\"envelopeId\": \"e-1\"}"));

        assertThat(send("docusign:envelopes/void", "Wrong \"rent\"", ID).getException()).isNull();

        assertPut(ENVELOPE, "{\"status\":\"voided\",\"voidedReason\":\"Wrong \\\"rent\\\"\"}");
    }

    @Test
    void voidTakesTheReasonFromTheOptionBeforeTheHeaderAndTheBody() {
        answer(json("{}"));

        send(
                "docusign:envelopes/void?envelopeId=e-1&voidedReason=Expired",
                "body",
                Map.of("CamelDocuSignVoidedReason", "header"));

        assertPut(ENVELOPE, "{\"status\":\"voided\",\"voidedReason\":\"Expired\"}");
    }

    @Test
    void voidNeedsAReason() {
        for (Object body : new Object[] {null, " ", Map.of("voidedReason", "x")}) {
            Exchange done = send("docusign:envelopes/void", body, ID);

            assertThat(done.getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("voidedReason", "CamelDocuSignVoidedReason");
        }
        assertThat(requests()).isEmpty();
    }

    @Test
    void resendChangesNothingButSendsTheMailsAgain() {
        answer(json("{}"));

        send("docusign:envelopes/resend", Map.of("status", "voided"), ID);

        assertPut(ENVELOPE + "?resend_envelope=true", "{}");
    }

    @Test
    void sendSendsADraft() {
        answer(json("{}"));

        send("docusign:envelopes/send", Map.of("status", "voided"), ID);

        assertPut(ENVELOPE, "{\"status\":\"sent\"}");
    }

    /** To do them twice is to do more than once, or ends in an error that hides the success. */
    @ParameterizedTest
    @ValueSource(strings = {"void", "send", "resend"})
    void aLostAnswerIsReportedAndNothingSentAgain(String action) {
        answer(status(502));

        Exchange done = send("docusign:envelopes/" + action, "reason", ID);

        assertThat(((EsignOperationException) done.getException()).isOutcomeUnknown()).isTrue();
        assertThat(requests()).hasSize(1);
    }

    @Test
    void downloadGetsAllDocumentsInOnePdf() {
        answer(
                ok("%PDF-1.7")
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader("Content-Disposition", "file; filename=\"Lease.pdf\""));

        Exchange done = send("docusign:envelopes/download?certificate=true", null, ID);

        assertThat(onlyRequest().getUrl())
                .isEqualTo(ENVELOPE + "/documents/combined?certificate=true");
        assertThat(onlyRequest().getHeader("Accept")).isEqualTo("*/*");
        assertThat(done.getMessage().getBody(String.class)).isEqualTo("%PDF-1.7");
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("Lease e-1.pdf");
        assertThat(done.getMessage().getHeader(EsignConstants.DOCUMENT_NAME))
                .isEqualTo("Lease.pdf");
    }
}
