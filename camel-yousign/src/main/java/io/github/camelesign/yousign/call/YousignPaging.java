// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.call;

import io.github.camelesign.spi.Paging;
import java.util.List;

/** The pages of Yousign's lists. */
public final class YousignPaging {

    /** Of v3, a hundred entries at a time: the most that its OpenAPI description allows. */
    public static final Paging CURSOR = cursor(100, "meta", "next_cursor");

    /** Of the lists of v3 that name the next page beside their entries. */
    public static final Paging TOP_CURSOR = cursor(100, "next_cursor");

    /** Of the templates of v3: Yousign gives no more than ten at a time. */
    public static final Paging TEMPLATES = cursor(10, "meta", "next_cursor");

    /** Of the procedures of v2. */
    public static final Paging PROCEDURES = new ProcedurePaging();

    private YousignPaging() {}

    private static Paging cursor(int pageSize, String... place) {
        return new Paging.ByCursor("after", "limit", pageSize, "data", List.of(place));
    }
}
