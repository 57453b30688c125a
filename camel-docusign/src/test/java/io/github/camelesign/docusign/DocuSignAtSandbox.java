// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.docusign.DocuSign;
import org.apache.camel.CamelContext;

/** Configures the component for the sandbox, without retries. */
public final class DocuSignAtSandbox {

    private DocuSignAtSandbox() {}

    public static DocuSignConfiguration configure(CamelContext context, EsignSandbox sandbox) {
        DocuSignConfiguration configuration = configuration(context);
        configuration.setOauthBaseUri(sandbox.getDocuSignBaseUri());
        configuration.setImpersonatedUserId(DocuSign.USER_ID);
        configuration.setPrivateKey(sandbox.docuSign().privateKeyPem());
        configuration.setAudience("account-d.docusign.com");
        return configuration;
    }

    /** By header, so that no login is out of date when a test turns the sandbox's clock. */
    public static void configure(CamelContext context, String baseUri) {
        DocuSignConfiguration configuration = configuration(context);
        configuration.setBaseUri(baseUri);
        configuration.setAccountId(DocuSign.ACCOUNT_ID);
        configuration.setAccessToken(null);
        configuration.setUsername(DocuSign.USER_EMAIL);
        configuration.setPassword(DocuSign.PASSWORD);
    }

    private static DocuSignConfiguration configuration(CamelContext context) {
        DocuSignConfiguration configuration =
                context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        configuration.setClientId(DocuSign.INTEGRATION_KEY);
        configuration.setMaxRetries(0);
        return configuration;
    }
}
