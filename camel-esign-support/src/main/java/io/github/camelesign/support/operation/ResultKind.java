package io.github.camelesign.support.operation;

/** What an operation answers when it succeeds. */
public enum ResultKind {
    /** JSON, given to the route as the endpoint's {@code output} option says. */
    JSON,
    /**
     * A document, image or archive, given as a stream. An answer that declares itself JSON is read
     * as JSON.
     */
    BINARY
}
