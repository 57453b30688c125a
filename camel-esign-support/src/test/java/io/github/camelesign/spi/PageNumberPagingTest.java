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

    private final Paging.ByPage paging =
            new Paging.ByPage(
                    "page", "size", 100, "data", List.of("meta", "pagination", "total_pages"));
    private final Paging.ByPage bare = new Paging.ByPage("page", "size", 100, null);

    private static Map<String, Object> page(int rows, Object totalPages) {
        return Map.of(
                "data",
                Collections.nCopies(rows, "row"),
                "meta",
                Map.of("pagination", Map.of("total_pages", totalPages)));
    }

    @Test
    void theFirstPageAndItsSizeAreAskedFor() {
        assertThat(paging.first(Map.of("size", "7"))).isEqualTo(Map.of("size", "7", "page", "1"));
        assertThat(paging.first(Map.of("page", "3"))).isEqualTo(Map.of("size", "100", "page", "3"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1, 5, 3, 2", "3, 5, 3, -", "1, 0, 3, -", "1, 2, 1, -"})
    void theNumberOfPagesIsBelieved(String page, int rows, int total, String next) {
        Map<String, String> query = Map.of("page", page, "size", "5");

        Map<String, String> asNumber = paging.next(query, page(rows, total));
        Map<String, String> asText = paging.next(query, page(rows, String.valueOf(total)));

        assertThat(asNumber).isEqualTo(asText);
        assertThat(asNumber == null ? null : asNumber.get("page")).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"5, 2", "4, -", "0, -", "6, -"})
    void withoutThatNumberOnlyAFullPageHasAnotherBehindIt(int rows, String next) {
        Map<String, String> query = Map.of("page", "1", "size", "5");

        Map<String, String> following = bare.next(query, Collections.nCopies(rows, "row"));

        assertThat(following == null ? null : following.get("page")).isEqualTo(next);
    }

    @Test
    void anAnswerOfAnotherShapeHasNoEntries() {
        Map<String, Object> noFigures = Map.of("data", Map.of(), "meta", List.of());

        assertThat(paging.items(noFigures)).isEmpty();
        assertThat(paging.next(Map.of("page", "1", "size", "5"), noFigures)).isNull();
        assertThat(paging.items("text")).isEmpty();
    }
}
