// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;

/**
 * How a provider's host is reached.
 *
 * @param baseUri scheme, host, port and, for appliances, a path that every call is put behind; null
 *     when only the login shows it
 * @param httpComponent name of the Camel HTTP component to use, or null for {@code http} or {@code
 *     https} as the base URI says
 * @param connectTimeout milliseconds to open a connection
 * @param responseTimeout milliseconds between two packets of an answer
 * @param maxConnections connections open at the same time
 * @param allowInsecureHttp whether plain HTTP may leave this machine
 * @param maxResponseSize the largest JSON answer that is read into memory, in bytes
 * @param hosts where calls may be sent, whatever a login returns
 */
public record TransportOptions(
        String baseUri,
        String httpComponent,
        long connectTimeout,
        long responseTimeout,
        int maxConnections,
        boolean allowInsecureHttp,
        long maxResponseSize,
        AllowedHosts hosts) {

    /**
     * @throws IllegalArgumentException when the base URI is no HTTP URL, or an insecure one that is
     *     not allowed
     */
    public TransportOptions {
        if (baseUri != null) {
            BaseUri.checked(baseUri, allowInsecureHttp);
        }
    }

    /** The name of the Camel HTTP component that calls are sent with. */
    String componentName() {
        return httpComponent != null
                ? httpComponent
                : baseUri == null ? "https" : URI.create(baseUri).getScheme();
    }

    /**
     * @throws IllegalArgumentException when the HTTP component is named and does not exist
     */
    public void requireComponent(CamelContext context) {
        if (httpComponent != null
                && !(context.getComponent(httpComponent) instanceof HttpComponent)) {
            throw new IllegalArgumentException(
                    "httpComponent must be the name of a Camel HTTP component, but is '%s'"
                            .formatted(httpComponent));
        }
    }
}
