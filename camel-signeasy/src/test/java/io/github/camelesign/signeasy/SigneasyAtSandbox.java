// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import org.apache.camel.CamelContext;

/** The component with an account at the sandbox. */
final class SigneasyAtSandbox {

    private SigneasyAtSandbox() {}

    static void configure(CamelContext context, EsignSandbox sandbox) {
        SigneasyConfiguration options =
                context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
        options.setBaseUri(sandbox.getSigneasyBaseUri());
        // of a user, as v1 wants it; the sandbox takes it for v3 as well
        options.setAccessToken(sandbox.signeasy().issueAccessToken(Signeasy.DEMO_USER));
    }
}
