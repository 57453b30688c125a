// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

/** The ways to log in at SignNow. */
public enum SignNowAuthenticationType {
    /** With the user's name and password, and the application's client credentials. */
    PASSWORD,
    /** With the refresh token of an earlier login, and the application's client credentials. */
    REFRESH_TOKEN,
    /** With the code of a login in the browser, and the application's client credentials. */
    AUTHORIZATION_CODE,
    /** With an API key of the account. */
    API_KEY,
    /** With a ready access token. */
    ACCESS_TOKEN
}
