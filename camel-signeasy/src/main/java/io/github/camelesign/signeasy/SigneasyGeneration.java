// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.spi.Operation;
import java.util.Map;

/** The generations of the API, which have their own hosts and logins. */
public enum SigneasyGeneration {
    /** The older one, whose paths begin with {@code /v1/}; one of them says v2. */
    V1("https://api-ext.getsigneasy.com", "https://api-ext.getsigneasy.com"),
    /** The newer one: every other path. */
    V3("https://api.signeasy.com", "https://auth.signeasy.com");

    private static final String V1_SANDBOX = "https://api-ext-dev.getsigneasy.com";

    private final String api;
    private final String login;

    SigneasyGeneration(String api, String login) {
        this.api = api;
        this.login = login;
    }

    /**
     * The generation that an endpoint is for.
     *
     * @param parameters those of the operation that the URI gives
     */
    static SigneasyGeneration of(Operation operation, Map<String, String> parameters) {
        return switch (operation.kind()) {
            case CALL -> ofPath(operation.path());
            case RAW -> ofPath(parameters.get(Operation.RAW_PATH));
            case EVENTS -> operation.name().startsWith("v3/") ? V3 : V1;
        };
    }

    /** The path is null while only a message gives it. */
    private static SigneasyGeneration ofPath(String path) {
        boolean old = path == null || path.startsWith("/v1/") || path.startsWith("/v2/signing/url");
        return old ? V1 : V3;
    }

    /** Where the API is. The test applications of v3 are on the same host as the others. */
    String api(boolean sandbox) {
        return this == V1 && sandbox ? V1_SANDBOX : api;
    }

    /** Where tokens are issued. */
    String login(boolean sandbox) {
        return this == V1 && sandbox ? V1_SANDBOX : login;
    }
}
