package io.github.camelesign.support.operation;

/** Who an operation is called as. */
public enum Credentials {
    /** The user, by access token. */
    TOKEN,
    /** The application itself, by client id and secret. */
    CLIENT
}
