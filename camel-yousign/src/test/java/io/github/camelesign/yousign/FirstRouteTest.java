// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.docs.FirstRouteTests;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirstRouteTest extends FirstRouteTests {

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.setAutoSignMillis(50));

    FirstRouteTest() {
        super("docs/yousign.md");
    }

    @Override
    protected void configure(CamelContext context) {
        YousignAtSandbox.configure(context, SANDBOX.sandbox());
    }
}
