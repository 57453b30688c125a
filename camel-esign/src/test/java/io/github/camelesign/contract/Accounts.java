// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.jsign.JSignComponent;
import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.yousign.Yousign;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.yousign.YousignComponent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;

/** An account at each provider of the sandbox. */
final class Accounts {

    static final List<String> PROVIDERS =
            List.of("docusign", "jsign", "signeasy", "signnow", "yousign");

    private Accounts() {}

    static void configure(CamelContext context, EsignSandbox sandbox) {
        configure(context, sandbox::baseUri);
    }

    /**
     * @param baseUri of a provider
     */
    static void configure(CamelContext context, UnaryOperator<String> baseUri) {
        var docusign = context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        docusign.setAllowInsecureHttp(true);
        docusign.setBaseUri(baseUri.apply("docusign"));
        docusign.setAccountId(DocuSign.ACCOUNT_ID);
        docusign.setAccessToken(DocuSign.DEMO_ACCESS_TOKEN);
        var jsign = context.getComponent("jsign", JSignComponent.class).getConfiguration();
        jsign.setBaseUri(baseUri.apply("jsign"));
        jsign.setAccessToken(JSign.DEMO_ACCESS_TOKEN);
        var signeasy = context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
        signeasy.setBaseUri(baseUri.apply("signeasy"));
        signeasy.setAccessToken(Signeasy.DEMO_ACCESS_TOKEN);
        var signnow = context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        signnow.setBaseUri(baseUri.apply("signnow"));
        signnow.setClientId(SignNow.DEMO_CLIENT_ID);
        signnow.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        signnow.setUsername(SignNow.DEMO_USER);
        signnow.setPassword(SignNow.DEMO_PASSWORD);
        var yousign = context.getComponent("yousign", YousignComponent.class).getConfiguration();
        yousign.setBaseUri(baseUri.apply("yousign"));
        yousign.setApiKey(Yousign.DEMO_API_KEY);
    }
}
