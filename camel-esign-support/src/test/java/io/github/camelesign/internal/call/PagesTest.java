// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Paging;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a list ends, at servers that answer with it in their own ways. */
class PagesTest {

    private static final Paging OFFSET = new Paging.ByOffset("offset", "limit", 100, "files");
    private static final Paging PAGE = new Paging.ByPage("page", "size", 100, "files");
    private static final Paging CURSOR =
            new Paging.ByCursor("after", "limit", 100, "files", List.of("next"));

    private int calls;

    private static List<Map<String, Object>> files(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> file("id", i)).toList();
    }

    private static Map<String, Object> file(String field, Object id) {
        Map<String, Object> file = new HashMap<>();
        file.put(field, id);
        return file;
    }

    private static Map<String, Object> answer(List<?> files) {
        // counts itself only
        return Map.of("count", files.size(), "num_pages", 1, "files", files);
    }

    private static EsignOperationException limited() {
        return new EsignOperationException(
                new EsignFailure("p", "o", 429, null, null, null, null, true, false, null));
    }

    private static EsignOperationException refused(int status) {
        return new EsignOperationException(
                new EsignFailure("p", "o", status, null, null, null, null, false, false, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 416})
    void aRefusedPageAfterOneThatIsNotFullIsTheEnd(int status) throws Exception {
        assertThat(
                        read(
                                PAGE,
                                query -> {
                                    if (query.get("page").equals("3")) {
                                        throw refused(status);
                                    }
                                    return answer(
                                            query.get("page").equals("1")
                                                    ? files(0, 100)
                                                    : files(100, 130));
                                }))
                .hasSize(130);
    }

    @Test
    void aRefusedPageAfterAFullOneIsAnError() {
        assertThatThrownBy(
                        () ->
                                read(
                                        OFFSET,
                                        query -> {
                                            if (query.get("offset").equals("100")) {
                                                throw refused(400);
                                            }
                                            return answer(files(0, 100));
                                        }))
                .isInstanceOf(EsignOperationException.class);
    }

    private List<?> read(Paging paging, Pages.Reader reader) throws EsignOperationException {
        Pages pages =
                new Pages(
                        paging,
                        Map.of(),
                        query -> {
                            calls++;
                            assertThat(calls).as("it ends").isLessThan(200);
                            return reader.read(query);
                        });
        List<Object> all = new ArrayList<>();
        while (pages.hasNext()) {
            all.addAll(pages.next());
        }
        return all;
    }

    private List<?> readByOffset(IntFunction<List<?>> at) throws EsignOperationException {
        return read(OFFSET, query -> answer(at.apply(Integer.parseInt(query.get("offset")))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 130, 1_001})
    void aListIsReadToItsEndThoughTheAnswerCountsItselfOnly(int size) throws Exception {
        assertThat(readByOffset(from -> files(Math.min(from, size), Math.min(from + 100, size))))
                .isEqualTo(files(0, size));
        assertThat(calls).isEqualTo((size + 99) / 100 + 1);

        List<?> byPage =
                read(
                        PAGE,
                        query -> {
                            int from = Integer.parseInt(query.get("page")) * 100 - 100;
                            return answer(files(Math.min(from, size), Math.min(from + 100, size)));
                        });
        assertThat(byPage).isEqualTo(files(0, size));
    }

    @Test
    void aServerMayGiveFewerAtOnceThanWereRequested() throws Exception {
        assertThat(readByOffset(from -> files(Math.min(from, 130), Math.min(from + 7, 130))))
                .isEqualTo(files(0, 130));
    }

    @Test
    void aServerWithoutPagesIsAskedTwice() throws Exception {
        assertThat(readByOffset(from -> files(0, 130))).isEqualTo(files(0, 130));
        assertThat(calls).isEqualTo(2);

        assertThat(read(PAGE, query -> answer(files(0, 130)))).isEqualTo(files(0, 130));
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void theLastPageAgainIsTheEnd() throws Exception {
        List<?> all =
                read(
                        PAGE,
                        query -> {
                            int page = Math.min(2, Integer.parseInt(query.get("page")));
                            return answer(files(page * 100 - 100, Math.min(page * 100, 130)));
                        });

        assertThat(all).isEqualTo(files(0, 130));
        assertThat(calls).isEqualTo(3);
    }

    /** The last hundred, however far behind them the offset is. */
    @Test
    void entriesThatComeAgainOnAnotherPageAreGivenOnce() throws Exception {
        assertThat(readByOffset(from -> files(Math.min(from, 30), Math.min(from, 30) + 100)))
                .isEqualTo(files(0, 130));
    }

    @Test
    void aTimeThatIsNewInEachAnswerMakesNoNewEntries() throws Exception {
        List<?> all =
                readByOffset(
                        from -> {
                            List<Map<String, Object>> files = new ArrayList<>();
                            for (int i = 0; i < 100; i++) {
                                Map<String, Object> file = file("envelopeId", "e" + i);
                                file.put("brandId", "b1");
                                file.put("isValid", calls % 2 == 0);
                                file.put("readAt", calls);
                                files.add(file);
                            }
                            return files;
                        });

        assertThat(all).hasSize(100);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void anIdThatManyEntriesShareMakesThemNotTheSame() throws Exception {
        List<?> all =
                readByOffset(
                        from -> {
                            List<Map<String, Object>> files = new ArrayList<>();
                            for (int i = from; i < Math.min(from + 100, 250); i++) {
                                Map<String, Object> file = file("accountId", "a");
                                file.put("amount", i);
                                files.add(file);
                            }
                            return files;
                        });

        assertThat(all).hasSize(250);
    }

    @Test
    void equalEntriesWithoutAnIdStayTwo() throws Exception {
        List<?> all =
                readByOffset(
                        from ->
                                from == 0
                                        ? List.of("a", "b")
                                        : from == 2 ? List.of("b", "c") : List.of());

        assertThat(all).isEqualTo(List.of("a", "b", "b", "c"));
        assertThat(read(PAGE, query -> answer(Collections.nCopies(7, "a")))).hasSize(7);
    }

    @Test
    void aCursorLeadsOverAnEmptyPage() throws Exception {
        List<?> all =
                read(
                        CURSOR,
                        query ->
                                switch (query.getOrDefault("after", "")) {
                                    case "" -> Map.of("files", files(0, 2), "next", "b");
                                    case "b" -> Map.of("files", List.of(), "next", "c");
                                    default -> Map.of("files", files(2, 3));
                                });

        assertThat(all).isEqualTo(files(0, 3));
    }

    @Test
    void aCursorThatNeverEndsIsLeftWhereNothingNewComes() throws Exception {
        assertThat(read(CURSOR, query -> Map.of("files", files(0, 9), "next", "c" + calls)))
                .isEqualTo(files(0, 9));
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void aPageThatFailedIsReadOnceMore() throws Exception {
        List<String> asked = new ArrayList<>();
        Pages pages =
                new Pages(
                        OFFSET,
                        Map.of(),
                        query -> {
                            asked.add(query.get("offset"));
                            if (asked.size() == 2) {
                                throw limited();
                            }
                            int from = Integer.parseInt(query.get("offset"));
                            return answer(files(from, Math.min(from + 100, 130)));
                        });
        pages.next();

        assertThatThrownBy(pages::next).isInstanceOf(EsignOperationException.class);
        assertThat(pages.next()).isEqualTo(files(100, 130));

        assertThat(asked).isEqualTo(List.of("0", "100", "100"));
    }

    @Test
    void aLongListIsCheap() {
        ListedEntries listed = new ListedEntries();
        HashSet<Object> given = new HashSet<>();
        for (int page = 0; page < 1_000; page++) {
            given.addAll(listed.add(files(page * 100, page * 100 + 100)));
        }

        assertThat(given).hasSize(100_000);
        assertThat(listed.add(files(50_000, 50_100))).isEmpty();
    }
}
