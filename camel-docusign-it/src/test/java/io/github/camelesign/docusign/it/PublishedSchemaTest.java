// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.it;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.testing.PdfDocuments;
import io.github.camelesign.testing.published.PublishedApi;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the component asks and what the sandbox answers is what DocuSign's published description
 * says: no field that it does not have, and texts where it has texts.
 */
class PublishedSchemaTest extends RecordedDocuSign {

    private static final String CREATED = "{\"envelopeId\":\"e1\"}";

    private final PublishedApi published =
            new PublishedApi(
                    getClass().getResource("/schema/docusign-esignature-v2.1.json"),
                    "/docusign/restapi/v2.1");

    @Test
    void aWholeLifeCycleIsAsPublished() throws Exception {
        String pdf = Base64.getEncoder().encodeToString(PdfDocuments.onePage("Lease of flat 3"));
        Map<String, Object> document =
                Map.of("documentId", "1", "name", "lease.pdf", "documentBase64", pdf);
        send(
                "docusign:templates/create",
                Map.of(
                        "name",
                        "Lease",
                        "emailSubject",
                        "Lease",
                        "documents",
                        List.of(document),
                        "recipients",
                        Map.of(
                                "signers",
                                List.of(
                                        Map.of(
                                                "recipientId", "1",
                                                "roleName", "Tenant")))));
        Map<String, Object> signer =
                Map.of(
                        "recipientId", "1",
                        "name", "Ada Lovelace",
                        "email", "ada@acme.test",
                        "clientUserId", "7");
        String envelope =
                send(
                                "docusign:envelopes/create?eventNotificationUrl=http://127.0.0.1:1/",
                                Map.of(
                                        "status",
                                        "created",
                                        "emailSubject",
                                        "Lease",
                                        "documents",
                                        List.of(document),
                                        "recipients",
                                        Map.of("signers", List.of(signer))))
                        .getMessage()
                        .getHeader(DocuSignConstants.ENVELOPE_ID, String.class);
        Map<String, Object> of = Map.of(DocuSignConstants.ENVELOPE_ID, envelope);
        send("docusign:envelopes/send", null, of);
        send("docusign:envelopes/resend", null, of);
        send(
                "docusign:envelope-views/create-recipient",
                Map.of(
                        "returnUrl", "https://desk.acme.test/done",
                        "authenticationMethod", "none",
                        "clientUserId", "7",
                        "userName", "Ada Lovelace",
                        "email", "ada@acme.test"),
                of);
        sandbox.docuSign().open(envelope, "ada@acme.test");
        send("docusign:envelope-recipients/list", null, of);
        send("docusign:envelopes/void", "Wrong flat", of);
        send("docusign:envelopes/get", null, of);
        send(
                "docusign:envelopes/list-status-changes?from_date=2020-01-01T00:00:00Z&include=recipients",
                null);
        send(
                "docusign:connect-configurations/create",
                Map.of(
                        "configurationType", "custom",
                        "name", "desk",
                        "urlToPublishTo", "https://desk.acme.test/hooks/docusign",
                        "allUsers", "true",
                        "allowEnvelopePublish", "true",
                        "deliveryMode", "SIM",
                        "events", List.of("envelope-completed"),
                        "eventData", Map.of("version", "restv2.1", "format", "json")));
        send("docusign:connect-configurations/list", null);

        assertThat(proxy.getAllServeEvents()).flatExtracting(published::differences).isEmpty();
        assertThat(
                        proxy.getAllServeEvents().stream()
                                .map(ServeEvent::getRequest)
                                .map(published::operation)
                                .distinct())
                .hasSize(9);
    }

    @Test
    void whatIsNotPublishedIsReported() {
        assertThat(differences("{\"status\":\"sent\"}", CREATED)).isEmpty();
        assertThat(differences("{\"statuses\":\"sent\"}", CREATED)).isNotEmpty();
        assertThat(differences("{}", "{\"envelopeId\":1}")).isNotEmpty();
        assertThat(
                        differences(
                                "{\"recipients\":{\"signers\":[{\"e-mail\":\"a@acme.test\"}]}}",
                                CREATED))
                .isNotEmpty();
    }

    private List<String> differences(String request, String answer) {
        proxy.resetRequests();
        proxy.stubFor(post(urlPathMatching(".*/envelopes")).willReturn(jsonResponse(answer, 201)));
        send("docusign:envelopes/create", request);
        return published.differences(proxy.getAllServeEvents().get(0));
    }
}
