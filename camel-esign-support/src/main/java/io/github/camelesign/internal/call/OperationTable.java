// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.spi.EsignOperation;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations of one provider by their names.
 *
 * @param <O> the provider's operation enum
 */
public final class OperationTable<O extends EsignOperation> {

    private final String scheme;
    private final Map<String, O> byName;

    public OperationTable(String scheme, O[] operations) {
        this.scheme = scheme;
        this.byName =
                Stream.of(operations)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        o -> o.row().name(), Function.identity()));
    }

    /**
     * Finds an operation.
     *
     * @throws IllegalArgumentException when there is none of that name; the message names the
     *     nearest
     */
    public O get(String name) {
        O operation = byName.get(name);
        if (operation == null) {
            throw new IllegalArgumentException(
                    "Unknown operation '%s'%s The operations of %s are listed in docs/%s.md; %s:raw/call reaches everything else"
                            .formatted(
                                    name,
                                    NearestName.sentenceEnd(name, byName.keySet()),
                                    scheme,
                                    scheme,
                                    scheme));
        }
        return operation;
    }

    public Set<String> names() {
        return byName.keySet();
    }
}
