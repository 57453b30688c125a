// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.docs.UsedOperationsTests;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsedOperationsTest extends UsedOperationsTests {

    @RegisterExtension
    static final EsignSandboxExtension SANDBOX =
            new EsignSandboxExtension(sandbox -> sandbox.signeasy().setRateLimit(1000, 1000));

    UsedOperationsTest() {
        super("docs/signeasy.md");
    }

    @Override
    protected void configure(CamelContext context) {
        SigneasyAtSandbox.configure(context, SANDBOX.sandbox());
    }

    @Override
    protected void before(String uri, Message message) {
        if (uri.endsWith("original/upload")) {
            message.setHeader("CamelSigneasyForm", Map.of("rename_if_exists", 1));
        } else if (uri.equals("signeasy:v3/envelope/get-signed-by-pending")) {
            int envelope = message.getHeader("CamelSigneasyEnvelopeId", Integer.class);
            SANDBOX.sandbox().signeasy().sign(envelope, "ada@acme.test");
        }
    }
}
