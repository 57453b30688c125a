// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.testing.docs.FirstRouteTests;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirstRouteTest extends FirstRouteTests {

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setAutoSignMillis(50));

    FirstRouteTest() {
        super("docs/signnow.md", "README.md");
    }

    @Override
    protected void configure(CamelContext context) {
        SignNowConfiguration options =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        options.setBaseUri(SANDBOX.sandbox().getSignNowBaseUri());
        options.setClientId(SignNow.DEMO_CLIENT_ID);
        options.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        options.setUsername(SignNow.DEMO_USER);
        options.setPassword(SignNow.DEMO_PASSWORD);
    }
}
