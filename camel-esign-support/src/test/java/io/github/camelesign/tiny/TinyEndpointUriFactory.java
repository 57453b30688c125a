// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import java.util.Map;
import java.util.Set;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/** As the generated ones. */
public class TinyEndpointUriFactory extends EndpointUriFactorySupport {

    @Override
    public boolean isEnabled(String scheme) {
        return "tiny".equals(scheme);
    }

    @Override
    public String buildUri(String scheme, Map<String, Object> properties, boolean encode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> propertyNames() {
        return Set.of("operation", "apiKey", "accountId", "output", "baseUri", "webhookSecret");
    }

    @Override
    public Set<String> secretPropertyNames() {
        return Set.of("apiKey", "webhookSecret");
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
