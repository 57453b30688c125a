// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.example.karaf;

import org.apache.camel.Component;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;

/** A CamelContext for plain Blueprint, which sets properties but calls no other methods. */
public class CamelApplication {
    private final DefaultCamelContext context;
    private final RoutesBuilder routes;

    public CamelApplication(BundleContext bundle, Component signnow, RoutesBuilder routes) {
        this.context = new OsgiDefaultCamelContext(bundle);
        this.context.addComponent("signnow", signnow);
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
