// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import io.github.camelesign.component.EsignEndpoint;
import io.github.camelesign.testing.TestCamelContext;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.ScheduledPollEndpoint;

/** What the routes of the pages find around them: a folder, an environment and a web server. */
public final class PageContext {

    /** Long enough for every provider. */
    public static final String SECRET = "secret-of-exactly-32-characters!";

    private PageContext() {}

    /**
     * A context that is not started.
     *
     * @param folder for the files of the routes
     */
    public static DefaultCamelContext create(Path folder) {
        DefaultCamelContext context = new TestCamelContext();
        context.getPropertiesComponent().addInitialProperty("contracts.dir", folder.toString());
        context.getPropertiesComponent().addPropertiesFunction(new Secrets());
        // for the routes that a webhook calls
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        addServer(context, server);
        return context;
    }

    /**
     * Has the routes poll often, and from the beginning, so that it does not matter which of them
     * is faster at its start. To be called before they are loaded.
     */
    public static void pollOften(DefaultCamelContext context) {
        context.getCamelContextExtension()
                .registerEndpointCallback(
                        (uri, endpoint) -> {
                            if (endpoint instanceof ScheduledPollEndpoint polled) {
                                polled.setInitialDelay(0);
                                polled.setDelay(200);
                            }
                            if (endpoint instanceof EsignEndpoint<?, ?> events) {
                                events.getConfiguration().setStartFrom("beginning");
                            }
                            return endpoint;
                        });
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
