// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.micrometer;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Has a context measure that has this module and Micrometer on its class path, unless its registry
 * holds an {@link EsignMeters} of its own. Camel 4.14 does not know such plugins.
 */
public final class EsignMetersPlugin implements ContextServicePlugin {

    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    @Override
    public void load(CamelContext context) {
        if (context.getClassResolver().resolveClass(METER_REGISTRY) != null) {
            // not yet: the application's own beans come after the plugins
            context.addLifecycleStrategy(new Binding());
        }
    }

    private static final class Binding extends LifecycleStrategySupport {

        @Override
        public void onContextStarting(CamelContext context) {
            if (context.getRegistry().findByType(EsignMeters.class).isEmpty()) {
                context.getRegistry().bind("esignMeters", new EsignMeters());
            }
        }
    }
}
