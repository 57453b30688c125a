// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.yousign.Yousign;
import org.apache.camel.CamelContext;

/** The component with an account at the sandbox. */
final class YousignAtSandbox {

    private YousignAtSandbox() {}

    static void configure(CamelContext context, EsignSandbox sandbox) {
        YousignConfiguration options =
                context.getComponent("yousign", YousignComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getYousignBaseUri());
        options.setApiKey(Yousign.DEMO_API_KEY);
    }
}
