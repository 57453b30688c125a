package io.github.camelesign.support.operation;

import java.util.Map;

/**
 * What an operation answers when it succeeds. The ordinary kinds are {@link StandardResult}; a kind
 * that one provider needs is a class of that provider, which says how it is given to the route.
 */
public interface ResultKind {

    /** In one or two words, for the table of operations. */
    String shown();

    /** What the provider is asked for, unless the message chooses. */
    default String accept() {
        return "application/json";
    }

    /** Parameter name to the request header that it is sent in, as {@link Operation}'s own. */
    default Map<String, String> headerParameters() {
        return Map.of();
    }
}
