// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recognises the entries of a list that were on an earlier page. An entry is recognised by its
 * {@code id}, or else by all of its fields whose names end so: the first of these may be one that
 * many entries share, such as that of a brand. Other fields, such as a time of the answer, may
 * differ. Without any id, or where ids turn out to be shared, single entries may be equal and still
 * be two, so only a page of which each entry is known counts as a repeated one.
 *
 * <p>All pages are remembered, not the last ones only, so that reading ends whatever a server
 * repeats.
 */
final class ListedEntries {

    private final KeySet seen = new KeySet();
    private boolean byId = true;

    /** The entries of a page that were on no earlier one; none if it only repeats. */
    List<?> add(List<?> page) {
        if (byId && isIdShared(page)) {
            byId = false;
            seen.clear();
        }
        List<Object> fresh = new ArrayList<>(page.size());
        List<String> keys = new ArrayList<>(page.size());
        boolean repeats = true;
        for (Object entry : page) {
            String id = id(entry);
            String key = id == null ? String.valueOf(entry) : id;
            boolean known = seen.contains(key);
            repeats &= known;
            if (!known || id == null) {
                fresh.add(entry);
            }
            keys.add(key);
        }
        keys.forEach(seen::add);
        return repeats ? List.of() : fresh;
    }

    private boolean isIdShared(List<?> page) {
        Map<String, Object> byId = new HashMap<>();
        for (Object entry : page) {
            String id = id(entry);
            Object other = id == null ? null : byId.put(id, entry);
            if (other != null && !other.equals(entry)) {
                return true;
            }
        }
        return false;
    }

    /** Null if it has none. */
    private String id(Object entry) {
        if (!byId || !(entry instanceof Map<?, ?> fields)) {
            return null;
        }
        if (isScalar(fields.get("id"))) {
            return fields.get("id").toString();
        }
        Map<String, Object> ids = new TreeMap<>();
        fields.forEach(
                (name, value) -> {
                    if (name.toString().toLowerCase(Locale.ROOT).endsWith("id")
                            && isScalar(value)) {
                        ids.put(name.toString(), value);
                    }
                });
        return ids.isEmpty() ? null : ids.toString();
    }

    private static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Number;
    }
}
