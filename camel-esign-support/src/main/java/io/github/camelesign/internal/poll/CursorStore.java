// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.StateRepository;

/** Keeps a cursor in a state repository, as one line of JSON. */
final class CursorStore {

    /** Not the user's, which may indent: a file repository keeps one line. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateRepository<String, String> repository;
    private final String key;
    private String saved;

    /**
     * @param repository where to keep it
     * @param key of the consumer; the same after a restart, another for every other consumer
     */
    CursorStore(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
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
        try {
            Map<?, ?> map = JSON.readValue(state, Map.class);
            Map<String, Instant> delivered = new LinkedHashMap<>();
            ((Map<?, ?>) map.get("delivered"))
                    .forEach(
                            (id, at) ->
                                    delivered.put(
                                            id.toString(),
                                            Instant.ofEpochSecond(((Number) at).longValue())));
            Map<String, String> seen = new LinkedHashMap<>();
            if (map.get("seen") instanceof Map<?, ?> envelopes) {
                envelopes.forEach((id, found) -> seen.put(id.toString(), found.toString()));
            }
            return new Cursor(Instant.parse(String.valueOf(map.get("position"))), delivered, seen);
        } catch (JsonProcessingException
                | DateTimeException
                | ClassCastException
                | NullPointerException e) {
            throw new IllegalStateException(
                    "The cursorRepository holds a cursor under '%s' that cannot be read. Remove the entry to start over as startFrom says"
                            .formatted(key),
                    e);
        }
    }

    /** Keeps the cursor, unless it is the one that was kept last. */
    void save(Cursor cursor) {
        Map<String, Long> delivered = new LinkedHashMap<>();
        cursor.delivered().forEach((id, at) -> delivered.put(id, at.getEpochSecond()));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("position", cursor.position().toString());
        state.put("delivered", delivered);
        if (!cursor.seen().isEmpty()) {
            state.put("seen", cursor.seen());
        }
        try {
            String text = JSON.writeValueAsString(state);
            if (!text.equals(saved)) {
                repository.setState(key, text);
                saved = text;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
