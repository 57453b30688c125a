// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.spi.EventSource.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** A position is found again as it was kept, or not at all. */
class CursorStoreTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final Map<String, String> kept = new HashMap<>();
    private final List<String> writes = new ArrayList<>();

    private CursorStore store(String account) {
        return store("tiny.name", account);
    }

    private CursorStore store(String key, String account) {
        MemoryStateRepository repository =
                new MemoryStateRepository() {
                    @Override
                    public void setState(String key, String value) {
                        writes.add(key);
                        kept.put(key, value);
                    }

                    @Override
                    public String getState(String key) {
                        return kept.get(key);
                    }
                };
        return new CursorStore(repository, key, account);
    }

    private static SetAside aside(String id, Map<String, Object> data) {
        Entry entry = new Entry(id, "7", NOON, data);
        return new SetAside(
                entry, NOON.minusSeconds(9), Set.of("e1", "e2"), 3, Map.of("e3", 2), NOON);
    }

    @Property
    void whatIsKeptIsFound(
            @ForAll @Size(max = 20) Map<@NotEmpty String, String> states,
            @ForAll @NotEmpty String id,
            @ForAll String value) {
        kept.clear();
        Cursor cursor = new Cursor(NOON);
        cursor.setBaseline(NOON.plusMillis(5));
        states.forEach(
                (envelope, state) -> cursor.put(envelope, new KnownEnvelope(state, null, 3)));
        cursor.put(id, new KnownEnvelope(null, aside(id, Map.of("value", value)), 3));
        store(null).save(cursor);

        Cursor found = store(null).load();

        assertThat(found.position()).isEqualTo(NOON);
        assertThat(found.baseline()).contains(NOON.plusMillis(5));
        assertThat(found.get(id).aside()).isEqualTo(aside(id, Map.of("value", value)));
        states.forEach(
                (envelope, state) -> {
                    if (!envelope.equals(id)) {
                        assertThat(found.get(envelope).state()).isEqualTo(state);
                    }
                });
        assertThat(kept.values()).allMatch(part -> !part.matches("(?s).*[\\r\\n].*"));
    }

    @Test
    void nothingIsThereAtFirst() {
        assertThat(store(null).load()).isNull();
    }

    @Test
    void theHeadIsWrittenLastAndOnlyWhatHasChanged() {
        Cursor cursor = new Cursor(NOON);
        CursorStore store = store(null);
        cursor.put("a", new KnownEnvelope("1", null, 1));
        store.save(cursor);
        assertThat(writes).hasSize(2).last().isEqualTo("tiny.name");

        writes.clear();
        cursor.put("a", new KnownEnvelope("1", null, 2));
        store.save(cursor);
        assertThat(writes).isEmpty();

        cursor.put("b", new KnownEnvelope("1", null, 2));
        store.save(cursor);
        String part = "tiny.name..%02x".formatted(Cursor.bucket("b"));
        assertThat(writes).containsExactly(part, "tiny.name");

        writes.clear();
        cursor.put("b", new KnownEnvelope("2", null, 2));
        store.save(cursor);
        assertThat(writes).containsExactly(part);
    }

    /** A process that ends while it saves leaves some of the parts as they were. */
    @Test
    void aSaveThatEndsAnywhereLosesNothing() {
        Cursor cursor = new Cursor(NOON);
        for (int i = 0; i < 20; i++) {
            cursor.put("before" + i, new KnownEnvelope("1", null, 1));
        }
        store(null).save(cursor);
        Map<String, String> before = Map.copyOf(kept);
        CursorStore store = store(null);
        Cursor moved = store.load();
        for (int i = 0; i < 20; i++) {
            moved.put("after" + i, new KnownEnvelope("1", aside("after" + i, Map.of()), 1));
        }
        moved.advance(NOON.plusSeconds(60));
        writes.clear();
        store.save(moved);
        Map<String, String> after = Map.copyOf(kept);

        for (int written = 0; written < writes.size(); written++) {
            kept.clear();
            kept.putAll(before);
            writes.subList(0, written).stream()
                    .distinct()
                    .toList()
                    .forEach(key -> kept.put(key, after.get(key)));
            Cursor found = store(null).load();

            assertThat(found.position()).isEqualTo(NOON);
            for (int i = 0; i < 20; i++) {
                assertThat(found.get("before" + i).state()).isEqualTo("1");
            }
        }
    }

    @Test
    void aPartThatIsCutShortIsRefused() {
        Cursor cursor = new Cursor(NOON);
        cursor.put("a", new KnownEnvelope("1", null, 1));
        store(null).save(cursor);
        Map<String, String> whole = Map.copyOf(kept);

        whole.forEach(
                (key, part) -> {
                    for (int length = 0; length < part.length(); length++) {
                        kept.putAll(whole);
                        kept.put(key, part.substring(0, length));
                        assertThatThrownBy(() -> store(null).load())
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("'" + key + "'")
                                .hasMessageContaining("cannot be read");
                    }
                });
    }

    /** As "contracts" and "contracts.de". */
    @Test
    void aNameThatIsThatOfAnotherAndTwoLettersIsKeptApart() {
        String longer = "tiny.name.%02x".formatted(Cursor.bucket("a"));
        Cursor cursor = new Cursor(NOON);
        cursor.put("a", new KnownEnvelope("1", null, 1));
        store("tiny.name", null).save(cursor);
        store(longer, null).save(new Cursor(NOON.plusSeconds(60)));

        assertThat(store("tiny.name", null).load().get("a").state()).isEqualTo("1");
        assertThat(store(longer, null).load().position()).isEqualTo(NOON.plusSeconds(60));
    }

    /** As by a cache that evicts, or by somebody who removes entries. */
    @Test
    void aPositionThatHasLostAPartIsRefused() {
        CursorStore store = store(null);
        Cursor cursor = new Cursor(NOON);
        store.save(cursor);
        cursor.put("a", new KnownEnvelope("1", null, 1));
        cursor.put("b", new KnownEnvelope("1", null, 1));
        store.save(cursor);
        Map<String, String> whole = Map.copyOf(kept);
        assertThat(whole).hasSize(3);

        whole.forEach(
                (key, part) -> {
                    kept.putAll(whole);
                    kept.remove(key);
                    assertThatThrownBy(() -> store(null).load())
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("'" + key + "'")
                            .hasMessageContaining("lost");
                });
        kept.clear();
        assertThat(store(null).load()).isNull();
    }

    @Test
    void whatAnotherVersionHasWrittenIsRefused() {
        store(null).save(new Cursor(NOON));
        kept.computeIfPresent("tiny.name", (key, part) -> part.replaceFirst("2", "3"));

        assertThatThrownBy(() -> store(null).load()).hasMessageContaining("another version");
    }

    @Test
    void aPositionOfAnotherAccountIsRefused() {
        store("mine").save(new Cursor(NOON));

        assertThatThrownBy(() -> store("yours").load())
                .hasMessageContaining("another key of the provider")
                .hasMessageContaining("cursorName=name");
        assertThatCode(() -> store("mine").load()).doesNotThrowAnyException();
        assertThatCode(() -> store(null).load()).doesNotThrowAnyException();
    }
}
