// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.docs.UsedOperationsTests;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsedOperationsTest extends UsedOperationsTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    UsedOperationsTest() {
        super("docs/signnow.md");
    }

    @Override
    protected void configure(CamelContext context) {
        SignNowAtSandbox.configure(context, SANDBOX.sandbox());
    }
}
