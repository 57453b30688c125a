// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import io.github.camelesign.testing.json.JsonTests;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** What message bodies become as JSON on plain Camel, with the Jackson that it brings. */
class JsonLineTest extends JsonTests {

    private CamelContext context;

    @Override
    protected CamelContext start(Object registered) {
        context = new DefaultCamelContext();
        if (registered != null) {
            context.getRegistry().bind("mapper", registered);
        }
        context.start();
        return context;
    }

    @Override
    protected void stop() throws Exception {
        context.close();
    }
}
