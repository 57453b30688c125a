// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import java.util.List;

/**
 * A page of a list.
 *
 * @param number counted from 1
 */
record JSignPaging(int number, int size) {
    private static final int USUAL_SIZE = 10;
    private static final int LARGEST_SIZE = 100;

    /** As the client says it; null is the usual. */
    static JSignPaging of(String page, String pageSize) {
        int number = number(page, 1);
        int size = number(pageSize, USUAL_SIZE);
        if (number < 1) {
            throw JSignError.invalid("page must be 1 at least");
        }
        if (size < 1 || size > LARGEST_SIZE) {
            throw JSignError.pageSize();
        }
        return new JSignPaging(number, size);
    }

    private static int number(String text, int usual) {
        return Paging.number(
                "".equals(text) ? null : text,
                usual,
                () -> JSignError.invalid("Pages are numbers"));
    }

    /** A page of a list, and where it stands. */
    ObjectNode json(String name, List<ObjectNode> all) {
        Paging part = Paging.page(number, size);
        ObjectNode json = JsonReader.object();
        json.putObject("list_info")
                .put("page", number)
                .put("num_pages", part.pages(all.size()))
                .put("num_results", all.size())
                .put("page_size", size);
        json.putArray(name).addAll(part.of(all));
        return json;
    }
}
