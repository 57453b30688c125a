// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;

/** What the routes of the pages find around them: a folder, an environment and a web server. */
final class PageContext {

    /** Long enough for every provider. */
    private static final String SECRET = "secret-of-exactly-32-characters!";

    private PageContext() {}

    static DefaultCamelContext create(Path folder) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("contracts.dir", folder.toString());
        context.getPropertiesComponent().addPropertiesFunction(new Secrets());
        // for the routes that a webhook calls
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        addServer(context, server);
        return context;
    }

    private static void addServer(
            CamelContext context, VertxPlatformHttpServerConfiguration configuration) {
        try {
            context.addService(new VertxPlatformHttpServer(configuration));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The environment of {@code {{env:NAME}}}: every secret is set. A default is not asked for. */
    private static final class Secrets implements PropertiesFunction {

        @Override
        public String getName() {
            return "env";
        }

        @Override
        public String apply(String name) {
            if (name.contains(":")) {
                throw new IllegalArgumentException("The page has a default for a secret: " + name);
            }
            return SECRET;
        }
    }
}
