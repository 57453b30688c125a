// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.component.EsignEndpoint;
import io.github.camelesign.spi.Contracts;
import io.github.camelesign.spi.EsignOperation;
import io.github.camelesign.spi.Leases;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Endpoint;

/**
 * A component of a provider, with the options that an endpoint of ours gives it.
 *
 * @param name of the component in the context
 * @param options of its endpoints
 */
public record Account(String name, EsignComponent<?, ?> component, Map<String, Object> options) {

    public Contracts contracts() {
        return component.provider().contracts().orElseThrow();
    }

    /** Of the provider, whatever the component is called. */
    public String scheme() {
        return component.provider().scheme();
    }

    Leases leases() {
        return component.leases();
    }

    /** An endpoint that is not shared with routes, since its options are its own. */
    public EsignEndpoint<?, ?> endpoint(EsignOperation operation, Map<String, Object> more)
            throws Exception {
        Map<String, Object> all = new HashMap<>(options);
        all.putAll(more);
        // Camel takes options beside a raw URI only if that has some itself
        Endpoint endpoint = component.createEndpoint(name + ":" + operation + "?output=MAP", all);
        endpoint.setCamelContext(component.getCamelContext());
        return (EsignEndpoint<?, ?>) endpoint;
    }
}
