// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CursorPagingTest {

    private final Paging.ByCursor paging =
            new Paging.ByCursor("after", "limit", 100, "data", List.of("meta", "next_cursor"));

    private static Map<String, Object> page(Object cursor) {
        Map<String, Object> meta = new HashMap<>();
        meta.put("next_cursor", cursor);
        return Map.of("data", List.of("a", "b"), "meta", meta);
    }

    @Test
    void aSizeIsAskedForUnlessTheCallerGivesOne() {
        assertThat(paging.first(Map.of("q", "x"))).isEqualTo(Map.of("q", "x", "limit", "100"));
        assertThat(paging.first(Map.of("limit", "7"))).isEqualTo(Map.of("limit", "7"));
    }

    @Test
    void eachAnswerNamesTheNextPage() {
        assertThat(paging.items(page("c2"))).isEqualTo(List.of("a", "b"));
        assertThat(paging.next(Map.of("limit", "2"), page("c2")))
                .isEqualTo(Map.of("limit", "2", "after", "c2"));
        assertThat(paging.next(Map.of("after", "c2"), page("c3"))).containsEntry("after", "c3");
    }

    @Test
    void theLastPageNamesNone() {
        assertThat(paging.next(Map.of(), page(null))).isNull();
        assertThat(paging.next(Map.of(), page(""))).isNull();
        assertThat(paging.next(Map.of(), Map.of("data", List.of()))).isNull();
        assertThat(paging.next(Map.of(), List.of())).isNull();
        assertThat(paging.items(List.of())).isEmpty();
    }

    @Test
    void aPlaceThatDoesNotMoveIsTheLast() {
        assertThat(paging.next(Map.of("after", "c2"), page("c2"))).isNull();
    }
}
