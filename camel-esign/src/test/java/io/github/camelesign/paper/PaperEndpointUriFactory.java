// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.paper;

import java.util.Map;
import java.util.Set;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/** As the generated ones. */
public class PaperEndpointUriFactory extends EndpointUriFactorySupport {

    @Override
    public boolean isEnabled(String scheme) {
        return "paper".equals(scheme);
    }

    @Override
    public String buildUri(String scheme, Map<String, Object> properties, boolean encode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> propertyNames() {
        return Set.of(
                "operation",
                "output",
                "eventTypes",
                "cursorName",
                "baseUri",
                "startFrom",
                "delay",
                "initialDelay");
    }

    @Override
    public Set<String> secretPropertyNames() {
        return Set.of();
    }

    @Override
    public Map<String, String> multiValuePrefixes() {
        return Map.of();
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }
}
