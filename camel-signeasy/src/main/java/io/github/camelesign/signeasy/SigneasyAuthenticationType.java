// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

/** The ways to log in at Signeasy. */
public enum SigneasyAuthenticationType {
    /** With the code of a login in the browser, and the application's id and secret. */
    AUTHORIZATION_CODE,
    /** With the refresh token of an earlier login, and the application's id and secret. */
    REFRESH_TOKEN,
    /** With the application's id and secret alone; v3 only. */
    CLIENT_CREDENTIALS,
    /** With a ready access token. */
    ACCESS_TOKEN
}
