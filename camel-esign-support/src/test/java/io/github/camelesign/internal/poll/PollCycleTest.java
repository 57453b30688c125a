// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import static io.github.camelesign.internal.poll.Events.change;
import static io.github.camelesign.internal.poll.Events.event;
import static io.github.camelesign.internal.poll.Events.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollCycleTest {

    private final PollCycle cycle = new PollCycle(second(100));

    @Test
    void onlyEventsOfTheTimeInQuestionCount() {
        assertThat(
                        cycle.events(
                                List.of(
                                        change(
                                                120,
                                                event("before", "a", second(99.9)),
                                                event("then", "a", second(100)),
                                                event("after", "a", second(120))))))
                .extracting("id")
                .containsExactly("then", "after");
    }

    @Test
    void whatWasFoundByComparingCountsWheneverItHappened() {
        EventSource.Change compared =
                new EventSource.Change(
                        second(120),
                        List.of(event("before", "a", second(1))),
                        new EventSource.Seen("a", "signed"));

        assertThat(cycle.events(List.of(compared))).extracting("id").containsExactly("before");
    }

    @Test
    void aListWithoutEntriesReachesNothing() {
        cycle.read(second(500));
        assertThat(cycle.reached()).isEqualTo(Instant.MIN);
    }

    @Test
    void aListThatStandsStillIsNotLeftBehind() {
        cycle.read(second(5_000));
        cycle.events(List.of(change(110)));
        assertThat(cycle.reached()).isEqualTo(second(110));
    }

    @Test
    void whatMayStillShowUpIsNotPassedHoweverLongThePollTook() {
        cycle.read(second(105));
        cycle.events(List.of(change(110)));
        cycle.read(second(5_000));
        cycle.events(List.of(change(5_100)));
        assertThat(cycle.reached()).isEqualTo(second(105));
    }

    @Test
    void aHeldEventIsNotPassedAndHoldsItsEnvelopeOnly() {
        cycle.read(second(500));
        cycle.events(List.of(change(130)));
        cycle.hold(event("late", "a", second(120)));
        cycle.hold(event("early", "a", second(110)));
        assertThat(cycle.reached()).isEqualTo(second(110));
        assertThat(cycle.isHeld(event("other", "a", second(130)))).isTrue();
        assertThat(cycle.isHeld(event("other", "b", second(130)))).isFalse();
    }
}
