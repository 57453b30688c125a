// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.Call;
import java.util.List;

/**
 * What a provider adds to its description so that requests can be held against it.
 *
 * @param <C> a request to it
 */
public interface RequestConventions<C extends Call<?>> {
    /** The body as JSON, forms included; a missing node when there is none. */
    JsonNode body(C call);

    /** Whether parameters of the query that are not described are refused. */
    default boolean refusesUnknownParameters() {
        return false;
    }

    /** Whether properties of the body that are not described are refused. */
    default boolean refusesUnknownProperties() {
        return false;
    }

    /** Adds what the service refuses besides, and takes away what it lets pass. */
    default void judge(C call, DescribedOperation operation, List<SchemaViolation> found) {}

    /** The refusal of a request that does not fit its schema. */
    RuntimeException invalid(List<SchemaViolation> violations);
}
