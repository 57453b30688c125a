// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.docs.UsedOperationsTests;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsedOperationsTest extends UsedOperationsTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    UsedOperationsTest() {
        super("docs/docusign.md");
    }

    @Override
    protected void configure(CamelContext context) {
        DocuSignAtSandbox.configure(context, SANDBOX.sandbox());
    }
}
