// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/**
 * What a scan shows of a JSON object of any size, of which no more is held in memory.
 *
 * @param scalars its fields that are texts, numbers, booleans or null
 * @param names of all its fields
 * @param firstMember the bytes before its first field, the brace included
 */
public record JsonObject(Map<String, Object> scalars, Set<String> names, int firstMember) {

    /**
     * Reads an object.
     *
     * @throws UnreadableJsonException when it is no object of JSON; the message says where
     */
    public static JsonObject scan(InputStream in) throws IOException {
        return JsonReading.object(in);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }
}
