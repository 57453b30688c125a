// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.spi.EventSource.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryReaderTest {

    private final EntryReader reader =
            new EntryReader(
                    listed -> listed.get("id"),
                    listed -> (String) listed.get("status"),
                    listed -> Instant.parse(listed.get("at").toString()));

    private static Map<String, Object> listed(Object id, Object status, String at) {
        return Map.of("id", id, "status", status, "at", at);
    }

    @Test
    void anEntryHasWhatIsListedOfIt() {
        Map<String, Object> listed = listed(7, "sent", "2026-01-31T10:00:00Z");

        assertThat(reader.entries(List.of(listed)))
                .containsExactly(
                        new Entry("7", "sent", Instant.parse("2026-01-31T10:00:00Z"), listed));
    }

    @Test
    void oneWithoutAnIdIsLeftOut() {
        assertThat(reader.entries(List.of(Map.of("status", "sent"), listed(7, "sent", "no time"))))
                .extracting(Entry::envelopeId)
                .containsExactly("7");
    }

    @Test
    void oneThatIsOddIsListedAndDiffersWhenItChanges() {
        Entry odd = reader.entries(List.of(listed(7, 1, "no time"))).get(0);
        Entry same = reader.entries(List.of(listed(7, 1, "no time"))).get(0);
        Entry other = reader.entries(List.of(listed(7, 2, "no time"))).get(0);

        assertThat(odd.isListed()).isTrue();
        assertThat(odd.updated()).isEqualTo(Instant.EPOCH);
        assertThat(odd.state()).isEqualTo(same.state()).isNotEqualTo(other.state());
    }
}
