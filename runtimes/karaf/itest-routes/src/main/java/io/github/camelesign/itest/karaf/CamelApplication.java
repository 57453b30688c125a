// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.itest.karaf;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.osgi.framework.BundleContext;

/** A CamelContext for plain Blueprint, which sets properties but calls no other methods. */
public class CamelApplication {
    private final DefaultCamelContext context;
    private final List<String> routes;

    /**
     * @param beans by the names under which routes use them; a component by its scheme
     * @param properties for the placeholders in the routes
     * @param routes where the routes are, such as {@code classpath:a.camel.yaml}
     */
    public CamelApplication(
            BundleContext bundle,
            Map<String, Object> beans,
            Properties properties,
            List<String> routes) {
        this.context = new OsgiDefaultCamelContext(bundle);
        this.routes = routes;
        beans.forEach(context.getRegistry()::bind);
        context.getPropertiesComponent().setInitialProperties(properties);
    }

    public void start() throws Exception {
        for (String location : routes) {
            Resource resource = PluginHelper.getResourceLoader(context).resolveResource(location);
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        }
        context.start();
    }

    public void stop() {
        context.stop();
    }
}
