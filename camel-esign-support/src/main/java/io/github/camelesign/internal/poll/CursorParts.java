// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.spi.EventSource.Entry;
import io.github.camelesign.spi.JsonView;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * How the parts of a cursor are written: one line each, of a format version, a checksum and JSON.
 */
final class CursorParts {

    private static final String VERSION = "2";

    /** Not the user's, which may indent: a file repository keeps one line. */
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Recognises the text of a part; null for null. */
    static String sum(String part) {
        return part == null ? null : checksum(part);
    }

    /**
     * @param buckets numbers of those that are kept, by which it is noticed if one is lost
     */
    String writeHead(Cursor cursor, String account, BitSet buckets) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("position", cursor.position().toString());
        cursor.baseline().ifPresent(began -> head.put("baseline", began.toString()));
        if (account != null) {
            head.put("account", account);
        }
        head.put("buckets", HexFormat.of().formatHex(buckets.toByteArray()));
        return line(head);
    }

    Map<String, Object> head(String part, String name) {
        Map<String, Object> head = parse(part, name);
        try {
            Instant.parse(String.valueOf(head.get("position")));
            return head;
        } catch (DateTimeException e) {
            throw unreadable(name, e);
        }
    }

    /** The buckets that are kept beside a head. */
    static BitSet listed(Map<String, Object> head) {
        return BitSet.valueOf(HexFormat.of().parseHex(head.get("buckets").toString()));
    }

    /** An envelope without anything special is its state alone. */
    String write(Map<String, KnownEnvelope> bucket) {
        Map<String, Object> envelopes = new LinkedHashMap<>();
        bucket.forEach(
                (id, known) ->
                        envelopes.put(id, known.aside() == null ? known.state() : fields(known)));
        return line(envelopes);
    }

    private static Map<String, Object> fields(KnownEnvelope known) {
        SetAside aside = known.aside();
        Entry entry = aside.entry();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", known.state());
        fields.put("listed", entry.state());
        fields.put("updated", entry.updated().toString());
        fields.put("data", entry.data());
        fields.put("since", aside.since().toString());
        fields.put("delivered", aside.delivered());
        fields.put("failures", aside.failures());
        fields.put("attempts", aside.attempts());
        fields.put("next", aside.next().toString());
        return fields;
    }

    Map<String, KnownEnvelope> bucket(String part, String name) {
        Map<String, KnownEnvelope> bucket = new LinkedHashMap<>();
        try {
            parse(part, name).forEach((id, value) -> bucket.put(id, known(id, value)));
        } catch (DateTimeException | ClassCastException | NullPointerException e) {
            throw unreadable(name, e);
        }
        return bucket;
    }

    private static KnownEnvelope known(String id, Object value) {
        if (!(value instanceof Map)) {
            return new KnownEnvelope((String) value, null, 0);
        }
        Map<String, Object> fields = JsonView.object(value);
        Set<String> delivered = new HashSet<>();
        ((List<?>) fields.get("delivered")).forEach(event -> delivered.add(event.toString()));
        Entry entry =
                new Entry(
                        id,
                        (String) fields.get("listed"),
                        Instant.parse((String) fields.get("updated")),
                        JsonView.object(fields.get("data")));
        SetAside aside =
                new SetAside(
                        entry,
                        Instant.parse((String) fields.get("since")),
                        Set.copyOf(delivered),
                        ((Number) fields.get("failures")).intValue(),
                        attempts(fields.get("attempts")),
                        Instant.parse((String) fields.get("next")));
        return new KnownEnvelope((String) fields.get("state"), aside, 0);
    }

    private static Map<String, Integer> attempts(Object value) {
        Map<String, Integer> attempts = new HashMap<>();
        ((Map<?, ?>) value)
                .forEach((what, count) -> attempts.put((String) what, ((Number) count).intValue()));
        return Map.copyOf(attempts);
    }

    private static String line(Map<String, Object> content) {
        try {
            String json = JSON.writeValueAsString(content);
            return "%s %s %s".formatted(VERSION, checksum(json), json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> parse(String part, String name) {
        String[] words = part.split(" ", 3);
        if (words.length < 3 || !VERSION.equals(words[0]) || !checksum(words[2]).equals(words[1])) {
            throw unreadable(name, null);
        }
        try {
            return JsonView.object(JSON.readValue(words[2], Map.class));
        } catch (JsonProcessingException e) {
            throw unreadable(name, e);
        }
    }

    static IllegalStateException unreadable(String name, Exception cause) {
        String position = name.replaceFirst("\\.\\...$", "");
        return new IllegalStateException(
                "The cursorRepository holds under '%s' a part of a position that cannot be read: it was damaged, lost, or written by another version. Restore it, or remove all entries whose key is '%s' or begins with '%s..', to start over as startFrom says"
                        .formatted(name, position, position),
                cause);
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
