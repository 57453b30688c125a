// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.docs.UsedOperationsTests;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsedOperationsTest extends UsedOperationsTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    UsedOperationsTest() {
        super("docs/yousign.md");
    }

    @Override
    protected void configure(CamelContext context) {
        YousignAtSandbox.configure(context, SANDBOX.sandbox());
    }

    @Override
    protected void before(String uri, Message message) {
        if (uri.equals("yousign:document/upload")) {
            message.setHeader("CamelYousignForm", Map.of("nature", "signable_document"));
        } else if (uri.equals("yousign:audit-trail/download-signer")) {
            String request = message.getHeader("CamelYousignSignatureRequestId", String.class);
            SANDBOX.sandbox().yousign().sign(request, "bob@acme.test");
        }
    }
}
