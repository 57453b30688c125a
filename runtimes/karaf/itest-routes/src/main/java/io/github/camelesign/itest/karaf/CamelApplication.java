package io.github.camelesign.itest.karaf;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;

/** A CamelContext for plain Blueprint, which cannot call {@code addRoutes}. */
public class CamelApplication {
    private final DefaultCamelContext context;
    private final RoutesBuilder routes;

    public CamelApplication(BundleContext bundle, RoutesBuilder routes) {
        this.context = new OsgiDefaultCamelContext(bundle);
        this.routes = routes;
    }

    public void start() throws Exception {
        context.addRoutes(routes);
        context.start();
    }

    public void stop() {
        context.stop();
    }
}
