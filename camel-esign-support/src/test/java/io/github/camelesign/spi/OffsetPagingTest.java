// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetPagingTest {

    private final Paging.ByOffset paging = new Paging.ByOffset("skip", "count", 100, "rows");

    private static Map<String, Object> page(int rows, Object all) {
        Map<String, Object> page = new HashMap<>();
        page.put("rows", Collections.nCopies(rows, "row"));
        page.put("all", all);
        return page;
    }

    @Test
    void theSizeAndTheStartOfAPageAreAskedFor() {
        assertThat(paging.first(Map.of("a", "b")))
                .isEqualTo(Map.of("a", "b", "count", "100", "skip", "0"));
        assertThat(paging.first(Map.of("count", "7", "skip", "20")))
                .isEqualTo(Map.of("count", "7", "skip", "20"));
    }

    /** Whatever number of all entries the answer has. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 100, 250, 100",
                "100, 100, 100, 200",
                "200, 50, 250, 250",
                "0, 30, 0, 30",
                "0, 30, -, 30",
                "0, 30, some, 30",
                "3000000000, 1, 250, 3000000001",
                "0, 0, 250, -",
                "250, 0, 1000000, -"
            })
    void theNextPageStartsWhereThisOneEndedUntilOneIsEmpty(
            String skip, int rows, String all, String next) {
        Map<String, String> query = Map.of("skip", skip, "count", "100");

        Map<String, String> following = paging.next(query, page(rows, all));

        assertThat(following == null ? null : following.get("skip")).isEqualTo(next);
    }

    @Test
    void withoutAStartItIsTheBeginning() {
        assertThat(paging.next(Map.of(), page(1, null))).containsEntry("skip", "1");
    }

    @Test
    void anAnswerOfAnotherShapeHasNoEntries() {
        assertThat(paging.items("text")).isEmpty();
        assertThat(paging.items(Map.of("rows", "text"))).isEmpty();
        assertThat(paging.next(Map.of(), Map.of())).isNull();
    }

    @Test
    void aListWithGapsMayBeAnObjectOfPlaces() {
        assertThat(paging.items(Map.of("rows", Map.of("0", "a", "2", "c"))).size()).isEqualTo(2);
        assertThat(paging.items(Map.of("rows", Map.of()))).isEmpty();
        assertThat(paging.items(Map.of("rows", Map.of("id", "d1")))).isEmpty();
    }
}
