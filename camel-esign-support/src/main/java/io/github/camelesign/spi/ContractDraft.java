// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The provider's ids of what was made for a sending so far. Each is kept before the next call, so
 * that a sending that was broken off can be resolved.
 */
public final class ContractDraft {

    private final Map<String, String> ids;
    private final Consumer<Map<String, String>> journal;

    /**
     * @param ids that are known already
     * @param journal keeps all of them
     */
    public ContractDraft(Map<String, String> ids, Consumer<Map<String, String>> journal) {
        this.ids = new LinkedHashMap<>(ids);
        this.journal = journal;
    }

    /** Keeps an id under a name of the provider's code. */
    public String put(String name, Object id) {
        ids.put(name, String.valueOf(id));
        journal.accept(Map.copyOf(ids));
        return ids.get(name);
    }

    /** Null if it was not made. */
    public String get(String name) {
        return ids.get(name);
    }

    /** The ids whose names begin so, in the order in which they were made. */
    public List<String> all(String prefix) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }
}
