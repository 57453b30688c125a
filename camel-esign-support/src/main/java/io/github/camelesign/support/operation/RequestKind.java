package io.github.camelesign.support.operation;

import java.util.Map;

/**
 * What an operation sends. The ordinary kinds are {@link StandardRequest}; a kind that one provider
 * needs is a class of that provider, which says how it is made from a message.
 */
public interface RequestKind {

    /** In one or two words, for the table of operations; empty when nothing is sent. */
    String shown();

    /** Whether it carries a document, and so takes its time. */
    default boolean isUpload() {
        return false;
    }

    /** Parameter name to the request header that it is sent in, as {@link Operation}'s own. */
    default Map<String, String> headerParameters() {
        return Map.of();
    }
}
