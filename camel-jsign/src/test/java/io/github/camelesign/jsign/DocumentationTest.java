// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.jsign.events.EnvelopeServer;
import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.docs.DocumentationTests;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DocumentationTest extends DocumentationTests {

    private EnvelopeServer jsign;

    DocumentationTest() {
        super(new ComponentName("JSign"), JSignOperation.values());
    }

    @BeforeEach
    void start() throws IOException {
        jsign = new EnvelopeServer();
    }

    @AfterEach
    void stop() {
        jsign.close();
    }

    @Override
    protected void configure(CamelContext context) {
        JSignConfiguration options =
                context.getComponent("jsign", JSignComponent.class).getConfiguration();
        options.setBaseUri(jsign.url());
        options.setAccessToken("token");
    }
}
