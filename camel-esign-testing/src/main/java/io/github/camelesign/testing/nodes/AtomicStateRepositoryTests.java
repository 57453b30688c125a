// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.AtomicStateRepository;
import io.github.camelesign.testing.ParallelCalls;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every repository does whose values can be replaced on a condition. */
public abstract class AtomicStateRepositoryTests {

    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    /** That of one more node, which sees the values of those before it. */
    protected abstract AtomicStateRepository node();

    protected static List<String> oddKeys() {
        return List.of(
                "docusign/1f2d/inbox?folder_ids=a,b&x=%20",
                "it's \"quoted\"; DROP TABLE camel_esign_state --",
                "Müller 契約書 \uD83D\uDD8B \\u0041",
                "\u0000\t\n",
                " leading and trailing ",
                "",
                "K".repeat(512),
                "契".repeat(512));
    }

    @ParameterizedTest
    @MethodSource("oddKeys")
    protected void aKeyIsOfAnyLetters(String key) {
        AtomicStateRepository states = node();
        states.setState(key, "mine");
        states.setState(key + "!", "another's");

        assertThat(node().getState(key)).isEqualTo("mine");
        assertThat(states.replace(key, "mine", null)).isTrue();
        assertThat(states.getState(key)).isNull();
        assertThat(states.getState(key + "!")).isEqualTo("another's");
    }

    @Test
    protected void keysThatDifferOnlyAtTheirEndOrInCaseDiffer() {
        AtomicStateRepository states = node();
        String prefix = "契".repeat(600);
        for (String key : List.of("key", "Key", "key ", prefix + "a", prefix + "b")) {
            assertThat(states.replace(key, null, key)).as(key).isTrue();
        }
        assertThat(states.getState(prefix + "a")).isEqualTo(prefix + "a");
        assertThat(states.getState("key ")).isEqualTo("key ");
    }

    @Test
    protected void aValueIsSetAndRemoved() {
        AtomicStateRepository states = node();
        assertThat(states.getState("a")).isNull();

        states.setState("a", "1");
        states.setState("a", "2");
        assertThat(node().getState("a")).isEqualTo("2");

        states.setState("a", null);
        assertThat(node().getState("a")).isNull();
        states.setState("a", null);
    }

    @Test
    protected void aValueIsReplacedOnlyIfItIsTheExpectedOne() {
        AtomicStateRepository states = node();
        AtomicStateRepository other = node();

        assertThat(states.replace("a", "0", "1")).as("nothing is there").isFalse();
        assertThat(states.replace("a", "0", null)).as("nothing is there").isFalse();
        assertThat(states.replace("a", null, null)).as("nothing is there").isTrue();
        assertThat(states.replace("a", null, "1")).isTrue();
        assertThat(other.replace("a", null, "2")).isFalse();
        assertThat(other.replace("a", null, null)).isFalse();
        assertThat(other.replace("a", "0", "2")).isFalse();
        assertThat(other.getState("a")).isEqualTo("1");
        assertThat(other.replace("a", "1", "1")).isTrue();
        assertThat(other.replace("a", "1", "2")).isTrue();
        assertThat(states.replace("a", "1", null)).isFalse();
        assertThat(states.replace("a", "2", null)).isTrue();
        assertThat(states.getState("a")).isNull();
    }

    @Test
    protected void anEmptyValueIsNoneThatIsMissing() {
        AtomicStateRepository states = node();
        states.setState("a", "");

        assertThat(states.getState("a")).isEmpty();
        assertThat(states.replace("a", null, "x")).isFalse();
        assertThat(states.replace("a", "", " ")).isTrue();
        assertThat(states.replace("a", "", "x")).as("a blank counts").isFalse();
    }

    @Test
    protected void aValueOfAMegabyteIsKeptLetterByLetter() {
        AtomicStateRepository states = node();
        StringBuilder text = new StringBuilder();
        new Random(1).ints(1 << 20, ' ', 0xd7ff).forEach(letter -> text.append((char) letter));
        String large = text.toString();
        states.setState("large", large);

        assertThat(node().getState("large").equals(large)).isTrue();
        assertThat(states.replace("large", large + "x", "small")).isFalse();
        assertThat(states.replace("large", large, large + "x")).isTrue();
        assertThat(node().getState("large").equals(large + "x")).isTrue();
    }

    @Test
    protected void aCounterThatEightThreadsCountIsExact() throws Exception {
        List<AtomicStateRepository> nodes = List.of(node(), node());
        AtomicInteger thread = new AtomicInteger();
        ParallelCalls.of(
                THREADS,
                () -> {
                    AtomicStateRepository states = nodes.get(thread.getAndIncrement() % 2);
                    for (int i = 0; i < ROUNDS; i++) {
                        increment(states);
                    }
                    return null;
                });

        assertThat(nodes.get(0).getState("counter")).isEqualTo("" + THREADS * ROUNDS);
    }

    private static void increment(AtomicStateRepository states) {
        String seen;
        String next;
        do {
            seen = states.getState("counter");
            next = seen == null ? "1" : String.valueOf(Integer.parseInt(seen) + 1);
        } while (!states.replace("counter", seen, next));
    }

    @Test
    protected void oneOfManyIsTheFirst() throws Exception {
        AtomicStateRepository states = node();
        for (int round = 0; round < ROUNDS; round++) {
            String key = "round " + round;
            List<Boolean> first =
                    ParallelCalls.of(THREADS, () -> states.replace(key, null, "mine"));

            assertThat(Collections.frequency(first, true)).as(key).isEqualTo(1);
        }
    }

    @Test
    protected void valuesThatManySetAtOnceAreSet() throws Exception {
        AtomicStateRepository states = node();
        for (int round = 0; round < ROUNDS; round++) {
            String key = "round " + round;
            ParallelCalls.of(
                    THREADS,
                    () -> {
                        states.setState(key, "set");
                        return null;
                    });

            assertThat(states.getState(key)).isEqualTo("set");
        }
    }
}
