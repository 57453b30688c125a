// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageNumberPagingTest {

    private final Paging.ByPage paging = new Paging.ByPage("page", "size", 100, "data");
    private final Paging.ByPage bare = new Paging.ByPage("page", "size", 100, null);

    @Test
    void theFirstPageAndItsSizeAreAskedFor() {
        assertThat(paging.first(Map.of("size", "7"))).isEqualTo(Map.of("size", "7", "page", "1"));
        assertThat(paging.first(Map.of("page", "3"))).isEqualTo(Map.of("size", "100", "page", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1, 5, 2", "1, 4, 2", "1, 6, 2", "3, 1, 4", "1, 0, -", "4, 0, -"})
    void onlyAnEmptyPageHasNoneBehindIt(String page, int rows, String next) {
        Map<String, String> query = Map.of("page", page, "size", "5");
        List<String> entries = Collections.nCopies(rows, "row");

        Map<String, String> following =
                paging.next(query, Map.of("data", entries, "total_pages", 1));

        assertThat(following == null ? null : following.get("page")).isEqualTo(next);
        assertThat(bare.next(query, entries)).isEqualTo(following);
    }

    @Test
    void anAnswerOfAnotherShapeHasNoEntries() {
        Map<String, Object> noFigures = Map.of("data", Map.of(), "meta", List.of());

        assertThat(paging.items(noFigures)).isEmpty();
        assertThat(paging.next(Map.of("page", "1", "size", "5"), noFigures)).isNull();
        assertThat(paging.items("text")).isEmpty();
    }
}
