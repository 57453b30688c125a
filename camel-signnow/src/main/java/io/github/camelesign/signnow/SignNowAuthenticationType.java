package io.github.camelesign.signnow;

/** The ways to log in at SignNow. */
public enum SignNowAuthenticationType {
    /** With the user's name and password, and the application's client credentials. */
    PASSWORD,
    /** With the refresh token of an earlier login, and the application's client credentials. */
    REFRESH_TOKEN,
    /** With a ready access token. */
    ACCESS_TOKEN
}
