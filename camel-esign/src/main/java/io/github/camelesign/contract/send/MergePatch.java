// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import java.util.LinkedHashMap;
import java.util.Map;

/** Merges one JSON object into another by RFC 7396. */
final class MergePatch {

    private MergePatch() {}

    static Map<String, Object> merged(Map<String, ?> target, Map<String, ?> patch) {
        Map<String, Object> merged = new LinkedHashMap<>(target);
        patch.forEach(
                (name, value) -> {
                    if (value == null) {
                        merged.remove(name);
                    } else if (value instanceof Map<?, ?> inner) {
                        merged.put(name, merged(object(merged.get(name)), object(inner)));
                    } else {
                        merged.put(name, value);
                    }
                });
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }
}
