// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

/** The ways to log in at DocuSign. */
public enum DocuSignAuthenticationType {
    /** As the application, with its private key, in the name of a user who has consented to it. */
    JWT,
    /** With the code of a login in the browser. */
    AUTHORIZATION_CODE,
    /** With the refresh token of an earlier login. */
    REFRESH_TOKEN,
    /** With a ready access token. */
    ACCESS_TOKEN,
    /** With name and password in a header, as the second version of the API allows it. */
    LEGACY_HEADER;

    /** What is configured says which one is meant. */
    public static DocuSignAuthenticationType of(DocuSignConfiguration configuration) {
        if (configuration.getAuthentication() != null) {
            return configuration.getAuthentication();
        }
        if (configuration.getAccessToken() != null) {
            return ACCESS_TOKEN;
        }
        if (configuration.getPrivateKey() != null) {
            return JWT;
        }
        if (configuration.getRefreshToken() != null) {
            return REFRESH_TOKEN;
        }
        if (configuration.getAuthorizationCode() != null) {
            return AUTHORIZATION_CODE;
        }
        return configuration.getUsername() != null ? LEGACY_HEADER : JWT;
    }
}
