package io.github.camelesign.support.poll;

import io.github.camelesign.support.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.StateRepository;

/** Keeps a cursor in a state repository, as one line of JSON. */
final class CursorStore {

    private final StateRepository<String, String> repository;
    private final String key;
    private final Json json;

    /**
     * @param repository where to keep it
     * @param key of the consumer; the same after a restart, another for every other consumer
     */
    CursorStore(StateRepository<String, String> repository, String key, Json json) {
        this.repository = repository;
        this.key = key;
        this.json = json;
    }

    /**
     * Reads the cursor.
     *
     * @return null when none was kept
     * @throws IllegalStateException when what was kept cannot be read; starting over would lose or
     *     repeat events, so that is for a person to decide
     */
    Cursor load() {
        String state = repository.getState(key);
        if (state == null) {
            return null;
        }
        Map<String, Object> map = json.readMap(state.getBytes(StandardCharsets.UTF_8));
        try {
            Map<String, Instant> delivered = new LinkedHashMap<>();
            ((Map<?, ?>) map.get("delivered"))
                    .forEach(
                            (id, at) ->
                                    delivered.put(
                                            id.toString(),
                                            Instant.ofEpochSecond(((Number) at).longValue())));
            return new Cursor(Instant.parse(String.valueOf(map.get("position"))), delivered);
        } catch (DateTimeException | ClassCastException | NullPointerException e) {
            throw new IllegalStateException(
                    "The cursorRepository holds a cursor under '%s' that cannot be read. Remove the entry to start over as startFrom says"
                            .formatted(key),
                    e);
        }
    }

    void save(Cursor cursor) {
        Map<String, Long> delivered = new LinkedHashMap<>();
        cursor.delivered().forEach((id, at) -> delivered.put(id, at.getEpochSecond()));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("position", cursor.position().toString());
        state.put("delivered", delivered);
        repository.setState(key, new String(json.write(state), StandardCharsets.UTF_8));
    }
}
