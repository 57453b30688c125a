// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import io.github.camelesign.docusign.DocuSignConfiguration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a user allows the application to act in their name. */
final class ConsentUrl {

    private ConsentUrl() {}

    /** The page, for the scopes that the login asks for; null without a redirect URI. */
    static String of(DocuSignConfiguration configuration, String scope) {
        if (configuration.getRedirectUri() == null) {
            return null;
        }
        return configuration.resolveOauthBaseUri().replaceFirst("/+$", "")
                + "/oauth/auth?response_type=code&scope="
                + encode(scope)
                + "&client_id="
                + encode(configuration.getClientId())
                + "&redirect_uri="
                + encode(configuration.getRedirectUri());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
