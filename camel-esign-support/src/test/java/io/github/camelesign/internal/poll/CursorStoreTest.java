// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import static io.github.camelesign.internal.poll.Events.event;
import static io.github.camelesign.internal.poll.Events.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.camelesign.spi.EventSource;
import java.util.Map;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorStoreTest {

    private final MemoryStateRepository repository = new MemoryStateRepository();
    private final CursorStore store = new CursorStore(repository, "key");

    @Test
    void whatWasSavedIsLoaded() {
        Cursor cursor = new Cursor(second(10), Map.of());
        cursor.deliver(event("ä id with \"quotes\" and =", "a", second(11.5)));
        store.save(cursor);

        Cursor loaded = new CursorStore(repository, "key").load();

        assertThat(loaded.position()).isEqualTo(second(10));
        assertThat(loaded.delivered())
                .containsOnly(Map.entry("ä id with \"quotes\" and =", second(11)));
        assertThat(repository.getState("key")).doesNotContain("\n");
        assertThat(new CursorStore(repository, "other").load()).isNull();
    }

    @Test
    void whatASourceRemembersIsLoaded() {
        Cursor cursor = new Cursor(second(10), Map.of());
        cursor.note(new EventSource.Seen("a", "open"));
        cursor.note(new EventSource.Seen("b", "open"));
        cursor.note(new EventSource.Seen("a", "signed by 1"));
        cursor.note(new EventSource.Seen("b", null));
        store.save(cursor);

        assertThat(store.load().seen()).containsExactly(Map.entry("a", "signed by 1"));
    }

    /** Its time is kept by the second, and must not make it look older than the position. */
    @Test
    void anEventOfTheSecondOfThePositionStaysKnownAcrossARestart() {
        Cursor cursor = new Cursor(second(10.4), Map.of());
        cursor.deliver(event("id", "a", second(10.6)));
        store.save(cursor);

        Cursor loaded = store.load();

        assertThat(loaded.delivered().get("id")).isAfterOrEqualTo(loaded.position());
    }

    @Test
    void theSameCursorIsWrittenOnce() {
        Cursor cursor = new Cursor(second(10), Map.of());
        store.save(cursor);
        repository.setState("key", "untouched");
        store.save(cursor);
        assertThat(repository.getState("key")).isEqualTo("untouched");
        cursor.advance(second(11));
        store.save(cursor);
        assertThat(repository.getState("key")).isNotEqualTo("untouched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"position\":\"2026-01-3",
                "{\"position\":\"yesterday\",\"delivered\":{}}",
                "{\"position\":\"2026-01-31T10:00:00Z\",\"delivered\":[]}",
                "{\"position\":\"2026-01-31T10:00:00Z\",\"delivered\":{\"id\":\"text\"}}"
            })
    void whatIsNoCursorIsNotTakenForTheBeginning(String state) {
        repository.setState("key", state);
        assertThatIllegalStateException()
                .isThrownBy(store::load)
                .withMessageContaining("under 'key' that cannot be read");
    }
}
