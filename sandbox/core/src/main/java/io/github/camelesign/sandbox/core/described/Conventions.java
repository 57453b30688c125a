// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.described.RequestCheck.RequestConventions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What all operations of a provider have in common and its description does not say.
 *
 * @param <C> a request to it
 */
public interface Conventions<C extends Call<?>> extends RequestConventions<C> {
    /**
     * A part of a list.
     *
     * @param rows what stands in that part
     * @param facts properties beside the rows, as far as the answer's schema has them
     */
    record Page(List<ObjectNode> rows, ObjectNode facts) {}

    /**
     * Whether a variable of the path names something that is kept by hand-written code; empty when
     * it is kept as a described resource. May throw the provider's own refusal.
     */
    Optional<Boolean> holds(C call, String variable, String value);

    /**
     * The one name of what a part of a path means, where that has several.
     *
     * @param segment as the description has it, for example {@code {accountId}}
     */
    default String canonical(C call, String segment, String value) {
        return value;
    }

    /** The file that the body is or holds. */
    default byte[] bytes(C call) {
        return call.ctx().body().buffer().getBytes();
    }

    /** The file that a resource holds in a property of its own. */
    default Optional<byte[]> file(ObjectNode resource) {
        return Optional.empty();
    }

    /**
     * The refusal of a request for what does not exist.
     *
     * @param variable of the path, for example {@code brandId}
     */
    RuntimeException notFound(String variable, String value);

    /** The part of a list that the query asks for. */
    Page page(C call, List<ObjectNode> all);

    /** Answers with JSON. */
    default void answer(C call, int status, JsonNode value) {
        call.answer(status, value);
    }

    /**
     * The id of a new resource, as it is shown; its last part after a slash stands in paths.
     *
     * @param collection path below which it is made
     */
    default String newId(String collection) {
        return UUID.randomUUID().toString();
    }

    /** Where the resources of the description are kept, when a provider has several of them. */
    default String root() {
        return "";
    }

    /**
     * Called before resources are made, changed or removed, to refuse it or to add to what is given
     * what the resource has besides, as far as its schema has it.
     */
    default ObjectNode before(C call, DescribedOperation operation, ObjectNode given) {
        return given;
    }

    /**
     * Called when a resource is made, changed or removed, just before that is kept: it may add to
     * the resource, or refuse.
     */
    default void changing(C call, DescribedOperation operation, ObjectNode resource) {}

    /** Called after a resource was made, changed or removed. */
    default void changed(C call, DescribedOperation operation, ObjectNode resource) {}
}
