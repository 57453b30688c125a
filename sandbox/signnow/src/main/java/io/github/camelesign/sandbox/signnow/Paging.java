package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Lists of the second version, and the page numbers that some of the first take. */
final class Paging {
    private static final int DEFAULT_PER_PAGE = 15;
    private static final int HIGHEST_PER_PAGE = 100;
    private static final int BAD_PER_PAGE = 13003002;

    private Paging() {}

    /** One page of what passes the filters, in the order asked for, and how much there is. */
    static void answer(SignNowCall call, List<ObjectNode> rows) {
        ListFilter filter = ListFilter.of(call.query("filters"));
        List<ObjectNode> all = sorted(call, rows.stream().filter(filter::passes).toList());
        int perPage = perPage(call, DEFAULT_PER_PAGE);
        int page = page(call);
        List<ObjectNode> shown = cut(all, page, perPage);
        ObjectNode json = JsonReader.object();
        json.putArray("data").addAll(shown);
        ObjectNode pagination = json.putObject("meta").putObject("pagination");
        pagination
                .put("total", all.size())
                .put("count", shown.size())
                .put("per_page", perPage)
                .put("current_page", page)
                .put("total_pages", Math.max(1, (all.size() + perPage - 1) / perPage))
                .putArray("links");
        call.answer(json);
    }

    /** The page that the query names, or everything when it names none. */
    static <T> List<T> page(SignNowCall call, List<T> all) {
        return call.query("per_page") == null && call.query("page") == null
                ? all
                : cut(all, page(call), perPage(call, HIGHEST_PER_PAGE));
    }

    private static <T> List<T> cut(List<T> all, int page, int perPage) {
        return all.stream().skip((long) (page - 1) * perPage).limit(perPage).toList();
    }

    private static List<ObjectNode> sorted(SignNowCall call, List<ObjectNode> rows) {
        for (Map.Entry<String, String> query : call.ctx().queryParams()) {
            String name = query.getKey();
            if (name.startsWith("sort[") && name.endsWith("]")) {
                String field = name.substring("sort[".length(), name.length() - 1);
                Comparator<ObjectNode> order = Comparator.comparing(r -> r.path(field).asText());
                boolean descending = query.getValue().equalsIgnoreCase("desc");
                return rows.stream()
                        .sorted(descending ? Collections.reverseOrder(order) : order)
                        .toList();
            }
        }
        return rows;
    }

    private static int page(SignNowCall call) {
        int page = number(call.query("page"), 1);
        if (page < 1) {
            throw SignNowError.invalid("page must be 1 or more");
        }
        return page;
    }

    private static int perPage(SignNowCall call, int fallback) {
        int perPage = number(call.query("per_page"), fallback);
        if (perPage < 1 || perPage > HIGHEST_PER_PAGE) {
            throw SignNowError.api(400, BAD_PER_PAGE, "per_page must be 1 to " + HIGHEST_PER_PAGE);
        }
        return perPage;
    }

    private static int number(String text, int fallback) {
        try {
            return text == null ? fallback : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
