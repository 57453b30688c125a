// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.spi.EventSource.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of those that are set aside are tried, where all fail. */
class PollCycleTest {

    private static final Instant NOW = Instant.now();
    private static final Duration DELAY = Duration.ofHours(2);

    private final List<String> read = new ArrayList<>();

    /** Of which nothing can be read. */
    private final class Failing implements EventSource {

        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public String key() {
            return "all";
        }

        @Override
        public Walk walk(Instant since) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Details read(Entry entry, String known, Instant since)
                throws EsignOperationException {
            read.add(entry.envelopeId());
            throw new EsignOperationException(
                    new EsignFailure(
                            "tiny", "read", 500, null, null, null, null, false, false, null));
        }

        @Override
        public Unlisted unlisted(String envelopeId, String known, Instant since) {
            return Unlisted.KEEP;
        }
    }

    private static final class NoRoute implements PollCycle.Route {

        @Override
        public boolean mayDeliver() {
            return true;
        }

        @Override
        public PollCycle.Failure deliver(List<EsignEvent> events, Set<String> delivered) {
            return null;
        }

        @Override
        public boolean isFresh(EsignEvent event) {
            return true;
        }

        @Override
        public void moved() {
            // is not kept
        }

        @Override
        public void setAside(SetAside aside, Exception reason) {
            // is expected
        }

        @Override
        public void giveUp(Entry entry, Exception reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void giveUp(EsignEvent event, Exception reason) {
            throw new AssertionError(reason);
        }
    }

    private void retry(Cursor cursor) throws EsignOperationException {
        new PollCycle(cursor, new Failing(), DELAY, 0, new NoRoute()).retry();
    }

    /** With a delay that is as long as the longest pause, all are due at each poll. */
    @Test
    void whoeverIsDueLongestIsTriedFirstSoThatAllAreTried() throws Exception {
        Cursor cursor = new Cursor(NOW);
        for (int i = 0; i < 35; i++) {
            Entry entry = new Entry("n" + i, "1", NOW, Map.of());
            Instant next = NOW.minusSeconds(i);
            SetAside aside = new SetAside(entry, NOW, Set.of(), 0, Map.of(), next);
            cursor.put("n" + i, new KnownEnvelope(null, aside, 1));
        }

        retry(cursor);
        assertThat(read).hasSize(10).startsWith("n34", "n33");
        retry(cursor);
        retry(cursor);
        retry(cursor);

        assertThat(new HashSet<>(read)).hasSize(35);
    }
}
