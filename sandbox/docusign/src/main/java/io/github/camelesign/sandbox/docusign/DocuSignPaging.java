// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.netty.handler.codec.http.QueryStringEncoder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers a part of a list, and where the parts before and after it are. */
final class DocuSignPaging {
    private DocuSignPaging() {}

    /**
     * The part that {@code start_position} and {@code count} ask for.
     *
     * @param uri of the list, relative to the account
     * @param name of the array, which is left out when the list is empty
     * @param most as much as an answer may hold, also when nobody asks for less
     */
    static <T> ObjectNode page(
            DocuSignCall call,
            String uri,
            String name,
            List<T> all,
            int most,
            Function<T, ObjectNode> row) {
        int start = number(call, "start_position", 0, 0);
        int count = number(call, "count", most, 1);
        if (count > most) {
            throw DocuSignError.invalidParameter("count must be 1 to " + most + ".");
        }
        List<T> rows = new Paging(start, count).of(all);
        ObjectNode json =
                JsonReader.object()
                        .put("resultSetSize", String.valueOf(rows.size()))
                        .put("totalSetSize", String.valueOf(all.size()))
                        .put("startPosition", String.valueOf(start));
        if (!rows.isEmpty()) {
            json.put("endPosition", String.valueOf(start + rows.size() - 1));
            ArrayNode array = json.putArray(name);
            rows.forEach(one -> array.add(row.apply(one)));
        }
        json.put("nextUri", "").put("previousUri", "");
        if (start + rows.size() < all.size() && !rows.isEmpty()) {
            json.put("nextUri", uri(call, uri, start + rows.size()));
        }
        if (start > 0) {
            json.put("previousUri", uri(call, uri, Math.max(0, start - count)));
        }
        return json;
    }

    /** The same question about another part. */
    private static String uri(DocuSignCall call, String uri, int start) {
        QueryStringEncoder encoder = new QueryStringEncoder(uri);
        encoder.addParam("start_position", String.valueOf(start));
        for (Map.Entry<String, String> query : call.ctx().queryParams()) {
            if (!query.getKey().equals("start_position")) {
                encoder.addParam(query.getKey(), query.getValue());
            }
        }
        return encoder.toString();
    }

    private static int number(DocuSignCall call, String name, int fallback, int atLeast) {
        String text = call.query(name);
        return text == null || text.isEmpty() ? fallback : Scalars.number(text, name, atLeast);
    }
}
