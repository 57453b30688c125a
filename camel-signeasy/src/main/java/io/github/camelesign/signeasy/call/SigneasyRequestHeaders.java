// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy.call;

import io.github.camelesign.signeasy.SigneasyConfiguration;
import io.github.camelesign.spi.EndpointContext;
import java.util.Map;
import org.apache.camel.Message;

/**
 * The headers of a call beside its credentials. There are none: {@code X-Client-ID} comes with the
 * credentials, but some calls cannot do without it.
 */
public final class SigneasyRequestHeaders {

    /** Below it, a call must name the application. */
    private static final String OF_APPLICATION = "/v1/callback/";

    private SigneasyRequestHeaders() {}

    /**
     * @throws IllegalArgumentException when the call must name the application, and none is known
     */
    public static Map<String, String> of(
            EndpointContext<SigneasyConfiguration> endpoint, Message message) {
        if (endpoint.getOperation().row().path().startsWith(OF_APPLICATION)) {
            requireApplication(endpoint.getConfiguration());
        }
        return Map.of();
    }

    /**
     * Signeasy keeps the URLs of webhooks by application.
     *
     * @throws IllegalArgumentException when the option {@code clientId} is not set
     */
    public static void requireApplication(SigneasyConfiguration configuration) {
        String clientId = configuration.getClientId();
        if (clientId == null || clientId.isBlank()) {
            throw new IllegalArgumentException(
                    "Signeasy keeps the URLs that it calls by application: give signeasy the option clientId");
        }
    }
}
