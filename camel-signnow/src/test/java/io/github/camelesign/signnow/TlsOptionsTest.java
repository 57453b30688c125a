// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TLS is what the user says of Camel's HTTP component, and always verified. */
class TlsOptionsTest {

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension(s -> s.setTls(true));

    private final EsignSandbox sandbox = SANDBOX.sandbox();
    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void startCamel() {
        context.start();
        SignNowConfiguration options =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getSignNowBaseUri());
        options.setAccessToken(sandbox.signNow().issueApiKey(SignNow.DEMO_USER));
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

    private Exchange call(String uri) {
        return context.createProducerTemplate().request(uri, exchange -> {});
    }

    @Test
    void theTrustOfTheHttpsComponentApplies() {
        context.getComponent("https", HttpComponent.class).setSslContextParameters(trust());

        Exchange done = call("signnow:user/get");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(Map.class).get("primary_email"))
                .isEqualTo(SignNow.DEMO_USER);
    }

    @Test
    void theTrustOfANamedHttpComponentAppliesToItsEndpointsOnly() {
        HttpComponent trusting = new HttpComponent();
        trusting.setSslContextParameters(trust());
        context.addComponent("trusting", trusting);

        assertThat(call("signnow:user/get?httpComponent=trusting").getException()).isNull();
        assertThat(call("signnow:user/get").getException()).isNotNull();
    }

    @Test
    void withoutTrustNothingIsSent() {
        EsignOperationException failure =
                call("signnow:user/get").getException(EsignOperationException.class);

        assertThat(failure).hasMessageContaining("No trusted TLS connection to");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(sandbox.requests().all()).isEmpty();
    }
}
