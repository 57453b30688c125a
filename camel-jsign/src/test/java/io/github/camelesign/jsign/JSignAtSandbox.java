// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.jsign.JSign;
import org.apache.camel.CamelContext;

/** The component with an account at the sandbox. */
final class JSignAtSandbox {

    private JSignAtSandbox() {}

    static void configure(CamelContext context, EsignSandbox sandbox) {
        JSignConfiguration options =
                context.getComponent("jsign", JSignComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getJSignBaseUri());
        options.setApiKey(JSign.DEMO_API_KEY);
        options.setApiSecret(JSign.DEMO_API_SECRET);
        options.setEmail(JSign.DEMO_USER);
        options.setPassword(JSign.DEMO_PASSWORD);
    }
}
