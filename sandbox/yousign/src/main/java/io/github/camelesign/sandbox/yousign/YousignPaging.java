// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Cuts lists into pages. A cursor names the last one of its page, wherever that is by then. */
final class YousignPaging {
    static final int DEFAULT = 100;

    private YousignPaging() {}

    static ObjectNode page(Query query, List<ObjectNode> items) {
        return page(query, items, DEFAULT, DEFAULT);
    }

    static ObjectNode page(Query query, List<ObjectNode> items, int limit, int maximum) {
        int size = query.number("limit", limit, 1, maximum);
        int first = first(query.text("after"), items);
        int end = Math.min(items.size(), first + size);
        ObjectNode page = JsonReader.object();
        page.putObject("meta")
                .put("next_cursor", end < items.size() ? cursor(items.get(end - 1)) : null);
        ArrayNode data = page.putArray("data");
        new Paging(first, size).of(items).forEach(data::add);
        return page;
    }

    /** For lists of this kind that have no pages. */
    static ObjectNode all(Iterable<ObjectNode> items) {
        ObjectNode page = JsonReader.object();
        ArrayNode data = page.putArray("data");
        items.forEach(data::add);
        return page;
    }

    private static int first(String cursor, List<ObjectNode> items) {
        if (cursor == null) {
            return 0;
        }
        for (int i = 0; i < items.size(); i++) {
            if (cursor(items.get(i)).equals(cursor)) {
                return i + 1;
            }
        }
        throw YousignError.violated("after", "This cursor is not valid");
    }

    private static String cursor(ObjectNode item) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(item.path("id").asText().getBytes(StandardCharsets.UTF_8));
    }
}
