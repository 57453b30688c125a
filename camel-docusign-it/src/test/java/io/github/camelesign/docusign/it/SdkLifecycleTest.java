// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.docusign.esign.api.EnvelopesApi;
import com.docusign.esign.client.ApiClient;
import com.docusign.esign.client.ApiException;
import com.docusign.esign.client.auth.OAuth;
import com.docusign.esign.model.Document;
import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.EnvelopeDefinition;
import com.docusign.esign.model.EnvelopeSummary;
import com.docusign.esign.model.EnvelopesInformation;
import com.docusign.esign.model.RecipientViewRequest;
import com.docusign.esign.model.Recipients;
import com.docusign.esign.model.SignHere;
import com.docusign.esign.model.Signer;
import com.docusign.esign.model.Tabs;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.PdfDocuments;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * DocuSign's own client, as it is published, takes the sandbox for DocuSign: what works with one
 * works with the other.
 */
class SdkLifecycleTest {

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension(s -> s.setTls(true));

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private String account;
    private EnvelopesApi envelopes;

    @BeforeEach
    void logIn() throws Exception {
        ApiClient client = new ApiClient(sandbox.getDocuSignBaseUri() + "/restapi");
        client.setOAuthBasePath(sandbox.getDocuSignBaseUri().replace("https://", ""));
        OAuth.OAuthToken token =
                client.requestJWTUserToken(
                        DocuSign.INTEGRATION_KEY,
                        DocuSign.USER_ID,
                        List.of(OAuth.Scope_SIGNATURE, OAuth.Scope_IMPERSONATION),
                        sandbox.docuSign().privateKeyPem().getBytes(StandardCharsets.US_ASCII),
                        3600);
        OAuth.UserInfo user = client.getUserInfo(token.getAccessToken());
        OAuth.Account chosen =
                user.getAccounts().stream()
                        .filter(a -> "true".equals(a.getIsDefault()))
                        .findFirst()
                        .orElseThrow();
        account = chosen.getAccountId();
        client.setAccessToken(token.getAccessToken(), token.getExpiresIn());
        client.setBasePath(chosen.getBaseUri() + "/restapi");
        envelopes = new EnvelopesApi(client);
    }

    @Test
    void anEnvelopeIsSentSignedAndCollected() throws Exception {
        EnvelopeSummary sent = envelopes.createEnvelope(account, definition("1"));
        assertThat(sent.getStatus()).isEqualTo("sent");
        assertThat(listed(sent)).extracting(Envelope::getStatus).isEqualTo("sent");

        String page = recipientView(sent.getEnvelopeId());
        assertThat(open(page)).contains("Please sign: Lease");
        sandbox.docuSign().sign(sent.getEnvelopeId(), "ada@acme.test");

        assertThat(listed(sent)).extracting(Envelope::getStatus).isEqualTo("completed");
        byte[] combined = envelopes.getDocument(account, sent.getEnvelopeId(), "combined");
        try (PDDocument pdf = Loader.loadPDF(combined)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Lease of flat 3");
        }
    }

    @Test
    void anEnvelopeIsVoided() throws Exception {
        EnvelopeSummary sent = envelopes.createEnvelope(account, definition(null));
        Envelope change = new Envelope();
        change.setStatus("voided");
        change.setVoidedReason("Wrong flat");

        envelopes.update(account, sent.getEnvelopeId(), change);

        Envelope voided = envelopes.getEnvelope(account, sent.getEnvelopeId());
        assertThat(voided.getStatus()).isEqualTo("voided");
        assertThat(voided.getVoidedReason()).isEqualTo("Wrong flat");
        assertThat(voided.getVoidedDateTime()).isNotNull();
        assertThatThrownBy(() -> envelopes.update(account, sent.getEnvelopeId(), change))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("ENVELOPE_CANNOT_VOID_INVALID_STATE");
    }

    private Envelope listed(EnvelopeSummary sent) throws ApiException {
        EnvelopesApi.ListStatusChangesOptions options = envelopes.new ListStatusChangesOptions();
        options.setFromDate(start.toString());
        EnvelopesInformation list = envelopes.listStatusChanges(account, options);
        return list.getEnvelopes().stream()
                .filter(envelope -> envelope.getEnvelopeId().equals(sent.getEnvelopeId()))
                .findFirst()
                .orElseThrow();
    }

    private String recipientView(String envelopeId) throws ApiException {
        RecipientViewRequest request = new RecipientViewRequest();
        request.setReturnUrl("https://desk.acme.test/done");
        request.setAuthenticationMethod("none");
        request.setClientUserId("1");
        request.setEmail("ada@acme.test");
        request.setUserName("Ada Lovelace");
        return envelopes.createRecipientView(account, envelopeId, request).getUrl();
    }

    private String open(String page) throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().sslContext(sandbox.trustStore().sslContext()).build();
        return browser.send(
                        HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.ofString())
                .body();
    }

    private static EnvelopeDefinition definition(String clientUserId) throws Exception {
        Document document = new Document();
        document.setDocumentId("1");
        document.setName("lease.pdf");
        document.setFileExtension("pdf");
        document.setDocumentBase64(
                Base64.getEncoder().encodeToString(PdfDocuments.onePage("Lease of flat 3")));
        SignHere here = new SignHere();
        here.setDocumentId("1");
        here.setPageNumber("1");
        here.setXPosition("100");
        here.setYPosition("200");
        Signer signer = new Signer();
        signer.setRecipientId("1");
        signer.setName("Ada Lovelace");
        signer.setEmail("ada@acme.test");
        signer.setClientUserId(clientUserId);
        signer.setTabs(new Tabs().addSignHereTabsItem(here));
        EnvelopeDefinition definition = new EnvelopeDefinition();
        definition.setStatus("sent");
        definition.setEmailSubject("Lease");
        definition.setDocuments(List.of(document));
        definition.setRecipients(new Recipients().addSignersItem(signer));
        return definition;
    }
}
