// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

/** The ways to log in at jSign. */
public enum JSignAuthenticationType {
    /** With the user's e-mail address and password, and the key and secret of the application. */
    LOGIN,
    /** With the refresh token of an earlier login. */
    REFRESH_TOKEN,
    /** With a ready access token. */
    ACCESS_TOKEN
}
