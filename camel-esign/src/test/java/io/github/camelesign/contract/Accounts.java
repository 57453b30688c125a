// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.yousign.YousignComponent;
import org.apache.camel.CamelContext;

/** An account at each provider of the sandbox. */
final class Accounts {

    private Accounts() {}

    static void configure(CamelContext context, EsignSandbox sandbox) {
        var docusign = context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        docusign.setAllowInsecureHttp(true);
        docusign.setBaseUri(sandbox.getDocuSignBaseUri());
        docusign.setAccountId(DocuSign.ACCOUNT_ID);
        docusign.setAccessToken(DocuSign.DEMO_ACCESS_TOKEN);
        var yousign = context.getComponent("yousign", YousignComponent.class).getConfiguration();
        yousign.setBaseUri(sandbox.getYousignBaseUri());
        yousign.setApiKey(Yousign.DEMO_API_KEY);
        var signeasy = context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
        signeasy.setBaseUri(sandbox.getSigneasyBaseUri());
        signeasy.setAccessToken(Signeasy.DEMO_ACCESS_TOKEN);
    }
}
