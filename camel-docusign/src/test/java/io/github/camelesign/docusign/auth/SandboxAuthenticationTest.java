// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignConsentRequiredException;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.docusign.DocuSignConstants;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.core.Fault;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.TestCamelContext;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that shares no code with the component believes its logins, over TLS. */
class SandboxAuthenticationTest {

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension(s -> s.setTls(true));

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final CamelContext context = new TestCamelContext();
    private DocuSignConfiguration options;

    @BeforeEach
    void startCamel() {
        context.getComponent("https", HttpComponent.class).setSslContextParameters(trust());
        context.start();
        options = context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setOauthBaseUri(sandbox.getDocuSignBaseUri());
        options.setClientId(DocuSign.INTEGRATION_KEY);
        options.setImpersonatedUserId(DocuSign.USER_ID);
        options.setPrivateKey(sandbox.docuSign().privateKeyPem());
        options.setAudience("account-d.docusign.com");
        options.setMaxRetryWait(500);
    }

    @AfterEach
    void stopCamel() throws Exception {
        context.close();
    }

    private SSLContextParameters trust() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + sandbox.trustStore().path());
        store.setPassword(sandbox.trustStore().password());
        store.setType("PKCS12");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private Exchange send(String uri, Object body) {
        return context.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private static Map<String, String> draft() {
        return Map.of("status", "created", "emailSubject", "Lease");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAssertionSignedWithEitherFormOfTheKey(boolean pkcs8) {
        if (pkcs8) {
            options.setPrivateKey(sandbox.docuSign().privateKeyPkcs8Pem());
        }

        Exchange done = send("docusign:envelopes/create", draft());

        assertThat(done.getException()).isNull();
        assertThat(sandbox.docuSign().envelopes()).hasSize(1);
    }

    @Test
    void aKeyOfAnotherApplicationIsRefused() {
        options.setPrivateKey(LoggedInDocuSign.resource("keys/pkcs1.pem"));

        assertThat(send("docusign:envelopes/create", draft()).getException())
                .hasMessageContaining("no_valid_keys_or_signatures")
                .hasMessageContaining("privateKey must belong to the application");
    }

    @Test
    void consentIsAskedForAndThenTheLoginWorks() {
        sandbox.docuSign().requireConsent();
        options.setRedirectUri("https://acme.test/back");
        assertThat(send("docusign:envelopes/create", draft()).getException())
                .isInstanceOf(EsignConsentRequiredException.class);

        sandbox.docuSign().grantConsent(DocuSign.INTEGRATION_KEY, DocuSign.USER_ID);

        assertThat(send("docusign:envelopes/create", draft()).getException()).isNull();
    }

    @Test
    void tokensThatTheServerTookAwayAreReplaced() {
        send("docusign:envelopes/create", draft());
        sandbox.docuSign().revokeTokens();

        assertThat(send("docusign:envelopes/create", draft()).getException()).isNull();
        assertThat(sandbox.docuSign().countRequests("POST", "/oauth/token")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_AFTER", "TRUNCATE"})
    void anEnvelopeWhoseAnswerIsLostIsCreatedOnce(Fault.Kind kind) {
        Fault fault = kind == Fault.Kind.RESET_AFTER ? Fault.resetAfter() : Fault.truncate();
        sandbox.faults().add(fault.on("POST", "/restapi/v2.1/accounts/*/envelopes"));

        Exchange done = send("docusign:envelopes/create", draft());

        assertThat(done.getException()).isNull();
        assertThat(sandbox.docuSign().envelopes()).hasSize(1);
        assertThat(done.getMessage().getHeader(DocuSignConstants.ENVELOPE_ID))
                .isEqualTo(sandbox.docuSign().envelopes().get(0).id());
        assertThat(done.getMessage().getHeaders())
                .containsEntry(EsignConstants.ALREADY_EXISTED, true);
        assertThat(creations()).isEqualTo(1);
    }

    @Test
    void anEnvelopeOfWhichNobodyKnowsIsNotSentAgain() {
        options.setLookUpTimeout(500);
        sandbox.faults().add(Fault.resetBefore().on("POST", "/restapi/v2.1/accounts/*/envelopes"));

        assertThat(send("docusign:envelopes/create", draft()).getException())
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> assertThat(e.isOutcomeUnknown()).isTrue());
        assertThat(sandbox.docuSign().envelopes()).isEmpty();
        assertThat(creations()).isEqualTo(1);
    }

    private long creations() {
        return sandbox.docuSign()
                .countRequests(
                        "POST", "/restapi/v2.1/accounts/" + DocuSign.ACCOUNT_ID + "/envelopes");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void theHourlyLimitIsKnownWhateverItsStatus(int status) {
        // Near the full hour a retry would wait for the next one and succeed.
        options.setMaxRetries(0);
        sandbox.docuSign().setLimitStatus(status);
        sandbox.docuSign().setHourlyLimit(0);

        assertThat(send("docusign:envelopes/create", draft()).getException())
                .isInstanceOf(EsignRateLimitException.class)
                .hasMessageContaining("HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
    }
}
