// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.it;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.testing.http.RecordingProxy;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The component, the sandbox, and a proxy between them that records their traffic. */
abstract class RecordedDocuSign {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    final EsignSandbox sandbox = SANDBOX.sandbox();
    final DefaultCamelContext context = new DefaultCamelContext();
    RecordingProxy proxy;

    @BeforeEach
    void start() {
        proxy = new RecordingProxy(sandbox.uri());
        DocuSignConfiguration options =
                context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setBaseUri("http://127.0.0.1:" + proxy.port() + "/docusign");
        options.setOauthBaseUri(sandbox.getDocuSignBaseUri());
        options.setAudience("account-d.docusign.com");
        options.setAccountId(DocuSign.ACCOUNT_ID);
        options.setClientId(DocuSign.INTEGRATION_KEY);
        options.setImpersonatedUserId(DocuSign.USER_ID);
        options.setPrivateKey(sandbox.docuSign().privateKeyPem());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        proxy.close();
    }

    Exchange send(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange =
                context.createFluentProducerTemplate()
                        .to(uri)
                        .withBody(body)
                        .withHeaders(headers)
                        .send();
        Assertions.assertThat(exchange.getException()).isNull();
        return exchange;
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }
}
