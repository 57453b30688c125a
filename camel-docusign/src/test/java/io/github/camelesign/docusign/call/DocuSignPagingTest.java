// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.Paging;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocuSignPagingTest {

    private final Paging paging = DocuSignPaging.of("envelopes");

    @Test
    void theSizeOfAPageIsAskedForWhereTheServerTakesIt() {
        assertThat(paging.first(Map.of("a", "b"))).isEqualTo(Map.of("a", "b", "count", "100"));
        assertThat(paging.first(Map.of("count", "7", "start_position", "20")))
                .isEqualTo(Map.of("count", "7", "start_position", "20"));
        assertThat(DocuSignPaging.unsized("envelopes").first(Map.of("a", "b")))
                .isEqualTo(Map.of("a", "b"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // start, entries, endPosition, totalSetSize, nextUri, previousUri, next start
                "0,   100, 99,  250, -,  -,  100",
                "100, 100, 199, 250, -,  -,  200",
                // a total that is reached may count the answer only
                "0,   100, 99,  100, -,  -,  100",
                "0,   100, 99,  100, '', -,  -",
                "100, 100, 199, 200, -,  /x, -",
                // and one that is not reached shows more than a missing link
                "100, 100, 199, 250, '', /x, 200",
                // entries that the user may not see are counted, but left out
                "0,   30,  99,  250, -,  -,  100",
                "0,   0,   99,  250, -,  -,  100",
                // without the position of the last entry
                "0,   30,  -,   250, -,  -,  30",
                "30,  0,   -,   250, -,  -,  -",
                // nothing found
                "0,   0,   0,   0,   -,  -,  -",
                "0,   0,   -,   0,   -,  -,  -",
                // a position that does not move on is that of another list
                "100, 100, 99,  250, -,  -,  200",
                "0,   100, 99,  -,   /x, -,  100",
                "0,   100, 99,  -,   '', -,  -",
                "0,   100, 99,  -,   -,  -,  100",
                "100, 100, 199, -,   -,  /x, -",
                "0,   100, some,-,   /x, -,  100"
            })
    void theNextPageStartsWhereThisOneEnded(
            int start,
            int entries,
            String end,
            String total,
            String nextUri,
            String previousUri,
            String next) {
        Map<String, Object> page = new HashMap<>();
        page.put("envelopes", Collections.nCopies(entries, Map.of()));
        page.put("endPosition", end);
        page.put("totalSetSize", total);
        if (nextUri != null) {
            page.put("nextUri", nextUri);
        }
        page.put("previousUri", previousUri);
        Map<String, String> query = Map.of("start_position", String.valueOf(start), "a", "b");

        Map<String, String> following = paging.next(query, page);

        assertThat(following)
                .isEqualTo(next == null ? null : Map.of("start_position", next, "a", "b"));
    }

    @Test
    void thePositionIsThatOfTheFirstEntryIfNoneIsGiven() {
        Map<String, Object> page = Map.of("envelopes", List.of(1, 2), "totalRows", "5");

        assertThat(paging.next(Map.of(), page)).isEqualTo(Map.of("start_position", "2"));
    }

    @Test
    void aListThatFoundNothingMayHaveNoEntries() {
        assertThat(paging.items(Map.of("totalSetSize", "0"))).isEmpty();
        assertThat(paging.items("text")).isEmpty();
        assertThat(paging.next(Map.of(), "text")).isNull();
    }

    @Test
    void theEntriesMayHaveAnotherNameInTheOtherVersion() {
        Paging either = DocuSignPaging.unsized("envelopes", "folderItems");

        assertThat(either.items(Map.of("envelopes", List.of("a")))).isEqualTo(List.of("a"));
        assertThat(either.items(Map.of("folderItems", List.of("b")))).isEqualTo(List.of("b"));
    }
}
