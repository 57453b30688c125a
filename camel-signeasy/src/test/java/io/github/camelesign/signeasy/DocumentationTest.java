// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.docs.DocumentationTests;
import io.github.camelesign.testing.http.EmptyProvider;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocumentationTest extends DocumentationTests {

    @RegisterExtension static final EmptyProvider SIGNEASY = new EmptyProvider();

    DocumentationTest() {
        super(new ComponentName("Signeasy"), SigneasyOperation.values());
    }

    @Override
    protected void configure(CamelContext context) {
        SigneasyConfiguration options =
                context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
        options.setBaseUri(SIGNEASY.uri());
        options.setAccessToken("token");
        options.setClientId("desk-app");
    }
}
