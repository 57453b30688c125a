// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that stand still, and lists that move while they are read. */
class ListPositionTest {

    private static final int PAGE = 10;

    private final ListPosition position = new ListPosition("the things", PAGE);
    private final Set<Object> listed = new HashSet<>();
    private List<Object> things = new ArrayList<>();
    private int most = PAGE;
    private int calls;

    private void fill(int number) {
        IntStream.range(0, number).forEach(i -> things.add("thing " + i));
    }

    private void readPage() {
        calls++;
        int start = Math.min(position.next(), things.size());
        int end = Math.min(start + most, things.size());
        List<Object> page = List.copyOf(things.subList(start, end));
        listed.addAll(page);
        position.read(page);
    }

    private void readAll() {
        while (!position.isEnded()) {
            readPage();
        }
    }

    @ParameterizedTest(name = "{0} things, {1} at once")
    @CsvSource({"0,10", "1,10", "2,10", "10,10", "11,10", "130,10", "130,7", "130,2", "30,1"})
    void everyPageIsReadHoweverFewAreGivenAtOnce(int number, int atOnce) {
        most = atOnce;
        fill(number);

        readAll();

        assertThat(listed).hasSize(number);
        assertThat(calls).isLessThanOrEqualTo(2 + number / Math.max(1, atOnce - 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatMovesToTheEndHidesNoOther(long seed) {
        Random random = new Random(seed);
        fill(200);
        Set<Object> unchanged = new HashSet<>(things);

        for (int page = 0; page < 30 && !position.isEnded(); page++) {
            readPage();
            for (int moves = random.nextInt(15); moves > 0; moves--) {
                Object changed = things.remove(random.nextInt(Math.min(things.size(), 40)));
                unchanged.remove(changed);
                things.add(changed + " again");
            }
        }
        readAll();

        assertThat(listed).containsAll(unchanged);
    }

    @Test
    void whatIsRemovedOrAddedInFrontHidesNoOther() {
        fill(35);
        readPage();
        things.subList(3, 6).clear();
        readPage();
        readPage();
        things.add(0, "late");
        readAll();

        assertThat(listed).contains("thing 10", "thing 11", "thing 12").hasSize(35);
    }

    /** As far as the next page would begin, so that it looks like the one before. */
    @Test
    void aListThatMovesByAPageIsNotAtItsEnd() {
        fill(40);
        readPage();
        for (int i = 0; i < PAGE - 1; i++) {
            things.add(0, "new " + i);
        }

        readAll();

        assertThat(listed).contains("thing 39").hasSize(40);
    }

    @Test
    void aProviderThatIgnoresThePositionIsNotReadForEver() {
        List<Object> always = List.of("a", "b", "c");
        while (!position.isEnded()) {
            assertThat(++calls).isLessThan(5);
            position.read(always);
        }
    }

    @Test
    void aListWithoutAnOrderIsAClearErrorAndBeginsAnew() {
        fill(100);
        Random random = new Random(1);

        assertThatThrownBy(
                        () -> {
                            while (!position.isEnded()) {
                                Collections.shuffle(things, random);
                                readPage();
                            }
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The order of the things keeps changing while they are listed");
        assertThat(position.next()).isZero();
        listed.clear();
        readAll();
        assertThat(listed).hasSize(100);
    }
}
