// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.testing.docs.UsedOperationsTests;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsedOperationsTest extends UsedOperationsTests {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    UsedOperationsTest() {
        super("docs/jsign.md");
    }

    @Override
    protected void configure(CamelContext context) {
        JSignAtSandbox.configure(context, SANDBOX.sandbox());
    }

    @Override
    protected void before(String uri, Message message) {
        if (uri.endsWith("signedCopy=true")) {
            String envelope = message.getHeader("CamelJSignEnvelopeId", String.class);
            SANDBOX.sandbox().jSign().sign(envelope, "ada@acme.test");
        } else if (uri.equals("jsign:envelope/create")) {
            Map<String, ?> ada =
                    Map.of("name", "Ada", "email", "ada@acme.test", "signing_order", 1);
            message.setHeader(
                    "CamelJSignForm",
                    Map.of(
                            "envelope", Map.of("name", "NDA", "signature", "Esignature"),
                            "recipients", Map.of("signers", List.of(ada))));
        }
    }
}
