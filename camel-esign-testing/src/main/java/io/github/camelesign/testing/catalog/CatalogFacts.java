// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.catalog;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.operation.CallFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Camel's catalog has to know of a component.
 *
 * @param validUris of the documentation
 * @param invalidUris each with one mistake
 * @param operations all that there are
 * @param secrets the options of the endpoint that are secret; they are such on the component too
 */
public record CatalogFacts(
        ComponentName component,
        List<String> validUris,
        List<String> invalidUris,
        List<String> operations,
        Set<String> secrets) {

    public static CatalogFacts of(ComponentName component) {
        return new CatalogFacts(component, List.of(), List.of(), List.of(), Set.of());
    }

    public CatalogFacts withValidUris(String... uris) {
        return new CatalogFacts(component, List.of(uris), invalidUris, operations, secrets);
    }

    public CatalogFacts withInvalidUris(String... uris) {
        return new CatalogFacts(component, validUris, List.of(uris), operations, secrets);
    }

    /**
     * @param more operations that are no call of the provider's documents
     */
    public CatalogFacts withOperations(List<? extends CallFacts> calls, String... more) {
        List<String> all =
                Stream.concat(calls.stream().map(CallFacts::operation), Stream.of(more)).toList();
        return new CatalogFacts(component, validUris, invalidUris, all, secrets);
    }

    public CatalogFacts withSecrets(String... options) {
        return new CatalogFacts(component, validUris, invalidUris, operations, Set.of(options));
    }
}
