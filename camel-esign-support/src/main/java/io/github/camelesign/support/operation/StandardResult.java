package io.github.camelesign.support.operation;

/** What operations of all providers answer. */
public enum StandardResult implements ResultKind {
    /** JSON, given to the route as the endpoint's {@code output} option says. */
    JSON("JSON", "application/json"),
    /**
     * A document, image or archive, given as a stream. An answer that declares itself JSON is read
     * as JSON.
     */
    BINARY("file", "*/*");

    private final String shown;
    private final String accept;

    StandardResult(String shown, String accept) {
        this.shown = shown;
        this.accept = accept;
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public String accept() {
        return accept;
    }
}
