package io.github.camelesign.support.operation;

/** What an operation sends. */
public enum RequestKind {
    /** No body; the message body of the route is ignored. */
    NONE,
    /** The message body as JSON; an empty message body sends nothing. */
    JSON,
    /** The message body, a Map, as {@code application/x-www-form-urlencoded}. */
    FORM,
    /** The message body as the file part of a {@code multipart/form-data} request. */
    MULTIPART
}
