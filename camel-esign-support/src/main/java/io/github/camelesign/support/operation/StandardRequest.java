package io.github.camelesign.support.operation;

/** What operations of all providers send. */
public enum StandardRequest implements RequestKind {
    /** No body; the message body of the route is ignored. */
    NONE(""),
    /** The message body as JSON; an empty message body sends nothing. */
    JSON("JSON"),
    /** The message body, a Map, as {@code application/x-www-form-urlencoded}. */
    FORM("form"),
    /** The message body as the file part of a {@code multipart/form-data} request. */
    MULTIPART("file"),
    /** The message body, a document, as it is. */
    BINARY("file");

    private final String shown;

    StandardRequest(String shown) {
        this.shown = shown;
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public boolean isUpload() {
        return this == MULTIPART || this == BINARY;
    }
}
