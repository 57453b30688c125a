// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signnow.SignNow;
import org.apache.camel.CamelContext;

/** The component with an account at the sandbox. */
final class SignNowAtSandbox {

    private SignNowAtSandbox() {}

    static void configure(CamelContext context, EsignSandbox sandbox) {
        SignNowConfiguration options =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getSignNowBaseUri());
        options.setClientId(SignNow.DEMO_CLIENT_ID);
        options.setClientSecret(SignNow.DEMO_CLIENT_SECRET);
        options.setUsername(SignNow.DEMO_USER);
        options.setPassword(SignNow.DEMO_PASSWORD);
    }
}
