// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.spi.AtomicStateRepository;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.spi.StateRepository;

/**
 * Keeps a cursor in a state repository, in parts: buckets of envelopes first, then a head with the
 * position, so that a position is kept only when all that lies before it is. A process that ends in
 * between leaves buckets that are newer than the head, which loses nothing. Only parts that have
 * changed are written.
 */
final class CursorStore {

    /** Somebody else has changed what is kept since it was read. */
    static final class MovedException extends IllegalStateException {
        MovedException(String message) {
            super(message);
        }
    }

    private final StateRepository<String, String> repository;
    private final String key;
    private final String account;
    private final CursorParts parts = new CursorParts();
    private final String[] sums = new String[Cursor.BUCKETS + 1];
    private BitSet listed = new BitSet(Cursor.BUCKETS);

    /**
     * @param repository where to keep it
     * @param key of the cursor: the same after a restart, another for every other cursor
     * @param account distinguishes accounts that have the same key; null if that is not wanted
     */
    CursorStore(StateRepository<String, String> repository, String key, String account) {
        this.repository = repository;
        this.key = key;
        this.account = account;
    }

    /**
     * Reads the cursor.
     *
     * @return null when none was kept
     * @throws IllegalStateException when what was kept cannot be read, or belongs to another
     *     account; starting over would lose or repeat events, so that is for a person to decide
     */
    Cursor load() {
        String head = read(Cursor.BUCKETS);
        String[] kept = new String[Cursor.BUCKETS];
        Arrays.setAll(kept, this::read);
        if (head == null) {
            requireNone(kept);
            return null;
        }
        Map<String, Object> position = parts.head(head, partKey(Cursor.BUCKETS));
        Object owner = position.get("account");
        if (account != null && owner != null && !account.equals(owner)) {
            throw new IllegalStateException(
                    "The cursorRepository holds a position under '%s' that was kept with another key of the provider. If it is the same account with a new key, set cursorName=%s to go on from there; if it is another account, set cursorName to a name of its own"
                            .formatted(
                                    partKey(Cursor.BUCKETS), key.substring(key.indexOf('.') + 1)));
        }
        List<Map<String, KnownEnvelope>> buckets = Cursor.emptyBuckets();
        listed = CursorParts.listed(position);
        for (int number = 0; number < Cursor.BUCKETS; number++) {
            if (kept[number] != null) {
                buckets.get(number).putAll(parts.bucket(kept[number], partKey(number)));
            } else if (listed.get(number)) {
                throw CursorParts.unreadable(partKey(number), null);
            }
        }
        Object baseline = position.get("baseline");
        return new Cursor(
                Instant.parse(position.get("position").toString()),
                baseline == null ? null : Instant.parse(baseline.toString()),
                buckets);
    }

    /** Whether there is a position to go on from after a restart. */
    boolean isKept() {
        return sums[Cursor.BUCKETS] != null;
    }

    /** A position is first kept when there are none. */
    private void requireNone(String[] buckets) {
        if (!Arrays.stream(buckets).allMatch(Objects::isNull)) {
            throw CursorParts.unreadable(partKey(Cursor.BUCKETS), null);
        }
    }

    /**
     * Keeps what has changed of the cursor.
     *
     * @throws MovedException when somebody else has changed it meanwhile
     */
    void save(Cursor cursor) {
        BitSet written = (BitSet) listed.clone();
        BitSet changed = cursor.changedBuckets();
        written.or(changed);
        for (int number = changed.nextSetBit(0);
                number >= 0;
                number = changed.nextSetBit(number + 1)) {
            write(number, parts.write(cursor.bucket(number)));
            cursor.bucketSaved(number);
        }
        if (cursor.isHeadChanged() || !written.equals(listed)) {
            write(Cursor.BUCKETS, parts.writeHead(cursor, account, written));
            cursor.headSaved();
            listed = written;
        }
    }

    private String read(int number) {
        String part = repository.getState(partKey(number));
        sums[number] = CursorParts.sum(part);
        return part;
    }

    private void write(int number, String part) {
        String name = partKey(number);
        if (repository instanceof AtomicStateRepository atomic) {
            String kept = atomic.getState(name);
            if (!Objects.equals(CursorParts.sum(kept), sums[number])
                    || !atomic.replace(name, kept, part)) {
                throw new MovedException(
                        "Another consumer has moved the position under '%s' meanwhile. Let one node poll at a time, for example with master:, and give consumers that are not the same different cursorNames"
                                .formatted(name));
            }
        } else {
            repository.setState(name, part);
        }
        sums[number] = CursorParts.sum(part);
    }

    /** No cursorName has two dots side by side: "contracts.de" is another than "contracts". */
    private String partKey(int number) {
        return number == Cursor.BUCKETS ? key : "%s..%02x".formatted(key, number);
    }
}
