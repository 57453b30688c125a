// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Paging;
import io.github.camelesign.sandbox.core.described.Conventions;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Lists of the second version, and the page numbers that some of the first take. */
final class SignNowPaging {
    private static final int DEFAULT_PER_PAGE = 15;
    private static final int HIGHEST_PER_PAGE = 100;
    private static final int BAD_PER_PAGE = 13003002;

    private SignNowPaging() {}

    /** One page of what passes the filters, in the order asked for, and how much there is. */
    static void answer(SignNowCall call, List<ObjectNode> rows) {
        answer(call, rows, row -> row);
    }

    /**
     * @param show writes a row; filters and orders may be by what it leaves out
     */
    static void answer(SignNowCall call, List<ObjectNode> rows, UnaryOperator<ObjectNode> show) {
        Conventions.Page page = page(call, rows, show);
        page.facts().putArray("data").addAll(page.rows());
        call.answer(page.facts());
    }

    static Conventions.Page page(
            SignNowCall call, List<ObjectNode> rows, UnaryOperator<ObjectNode> show) {
        ListFilter filter = ListFilter.of(call.query("filters"));
        List<ObjectNode> all = sorted(call, rows.stream().filter(filter::passes).toList());
        int perPage = perPage(call, DEFAULT_PER_PAGE);
        int page = page(call);
        Paging part = Paging.page(page, perPage);
        List<ObjectNode> shown = part.of(all).stream().map(show).toList();
        ObjectNode facts = JsonReader.object();
        facts.withObject("/meta/pagination")
                .put("total", all.size())
                .put("count", shown.size())
                .put("per_page", perPage)
                .put("current_page", page)
                .put("total_pages", Math.max(1, part.pages(all.size())))
                .putArray("links");
        return new Conventions.Page(shown, facts);
    }

    /** The page that the query names, or everything when it names none. */
    static <T> List<T> page(SignNowCall call, List<T> all) {
        return call.query("per_page") == null && call.query("page") == null
                ? all
                : Paging.page(page(call), perPage(call, HIGHEST_PER_PAGE)).of(all);
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
        return positive(call, "page", 1, () -> SignNowError.invalid("page must be 1 or more"));
    }

    private static int perPage(SignNowCall call, int fallback) {
        int perPage = positive(call, "per_page", fallback, SignNowPaging::badPerPage);
        if (perPage > HIGHEST_PER_PAGE) {
            throw badPerPage();
        }
        return perPage;
    }

    static SignNowError badPerPage() {
        return SignNowError.api(400, BAD_PER_PAGE, "per_page must be 1 to " + HIGHEST_PER_PAGE);
    }

    private static int positive(
            SignNowCall call, String name, int fallback, Supplier<SignNowError> refusal) {
        int number = Paging.number(call.query(name), fallback, refusal);
        if (number < 1) {
            throw refusal.get();
        }
        return number;
    }
}
