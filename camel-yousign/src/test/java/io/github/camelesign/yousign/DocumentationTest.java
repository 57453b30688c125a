// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.docs.DocumentationTests;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocumentationTest extends DocumentationTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    DocumentationTest() {
        super(new ComponentName("Yousign"), YousignOperation.values());
    }

    @Override
    protected void configure(CamelContext context) {
        YousignAtSandbox.configure(context, SANDBOX.sandbox());
    }
}
