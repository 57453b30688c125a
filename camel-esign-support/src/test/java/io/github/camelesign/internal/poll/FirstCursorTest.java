// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import static io.github.camelesign.internal.poll.Events.event;
import static io.github.camelesign.internal.poll.Events.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstCursorTest {

    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final Source source = new Source();

    @Test
    void anInstantIsTakenAsItIs() throws Exception {
        assertThat(take("2026-01-31T10:00:00Z").position()).isEqualTo(second(0));
        assertThat(take("beginning").position()).isEqualTo(Instant.EPOCH);
        assertThat(source.asked).as("lists").isEmpty();
    }

    @Test
    void anythingElseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FirstCursor.parse("2026-01-31"))
                .withMessageContaining("but is '2026-01-31'");
    }

    @Test
    void nowKnowsWhatIsThereAndLooksBackForWhatComesLate() throws Exception {
        source.now = second(1_000);

        Cursor cursor = take("now");

        assertThat(cursor.position()).isEqualTo(second(1_000).minus(OVERLAP));
        assertThat(cursor.delivered()).containsOnlyKeys("there");
        assertThat(source.asked).containsExactly(cursor.position());
    }

    @Test
    void nowRemembersWhatASourceThatComparesHasSeen() throws Exception {
        source.seen = new EventSource.Seen("a", "open");

        assertThat(take("now").seen()).containsExactly(Map.entry("a", "open"));
    }

    @Test
    void nowIsAskedAgainWhenTheFirstAnswerShowsAnotherClock() throws Exception {
        source.now = second(1_000);
        source.nowAfterAnswer = second(5_000);

        Cursor cursor = take("now");

        assertThat(cursor.position()).isEqualTo(second(5_000).minus(OVERLAP));
        assertThat(source.asked).hasSize(2);
    }

    private Cursor take(String startFrom) throws EsignOperationException {
        return FirstCursor.parse(startFrom).take(source);
    }

    private static final class Source implements EventSource {
        private final List<Instant> asked = new ArrayList<>();
        private Instant now = second(0);
        private Instant nowAfterAnswer;
        private EventSource.Seen seen;

        @Override
        public void changedSince(Instant since, PageHandler pages) {
            asked.add(since);
            now = nowAfterAnswer == null ? now : nowAfterAnswer;
            List<EsignEvent> events = List.of(event("there", "a", second(2_000)));
            pages.page(List.of(new EventSource.Change(second(2_000), events, seen)));
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public String key() {
            return "source";
        }
    }
}
