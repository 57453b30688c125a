// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The position of polling: every change before an instant was delivered or set aside, and of
 * envelopes that may be listed again, the state up to which they were. It is kept in a head and in
 * buckets of envelopes, and knows which of them have changed.
 */
final class Cursor {

    /** Of a fixed number, so that saving one envelope costs a small part of all. */
    static final int BUCKETS = 256;

    private final List<Map<String, KnownEnvelope>> buckets;
    private final BitSet changed = new BitSet(BUCKETS);
    private Instant position;
    private Instant baseline;
    private boolean headChanged;
    private int setAside;

    /** Of a first poll: what changed before the instant is not delivered. */
    Cursor(Instant position) {
        this(position, null, emptyBuckets());
        headChanged = true;
    }

    /**
     * @param position taken as a whole second, the coarsest that providers count in, so that no
     *     event falls between it and its own time
     * @param baseline see {@link #baseline()}
     * @param buckets envelopes by their ids; one map for each bucket
     */
    Cursor(Instant position, Instant baseline, List<Map<String, KnownEnvelope>> buckets) {
        this.position = position.truncatedTo(ChronoUnit.SECONDS);
        this.baseline = baseline;
        this.buckets = buckets;
        this.setAside = asides().size();
    }

    static List<Map<String, KnownEnvelope>> emptyBuckets() {
        return Stream.<Map<String, KnownEnvelope>>generate(HashMap::new).limit(BUCKETS).toList();
    }

    /** The bucket of an envelope, the same in every version of this class. */
    static int bucket(String envelopeId) {
        int hash = envelopeId.hashCode();
        return (hash ^ hash >>> 8 ^ hash >>> 16 ^ hash >>> 24) & BUCKETS - 1;
    }

    Instant position() {
        return position;
    }

    /**
     * As long as the first walk is not complete: when polling began. What has not changed since is
     * remembered, and not delivered.
     */
    Optional<Instant> baseline() {
        return Optional.ofNullable(baseline);
    }

    void setBaseline(Instant began) {
        headChanged |= !Objects.equals(baseline, began);
        baseline = began;
    }

    /** Moves on after a complete walk. */
    void advance(Instant reached) {
        Instant second = reached.truncatedTo(ChronoUnit.SECONDS);
        if (second.isAfter(position)) {
            position = second;
            headChanged = true;
        }
    }

    /** Null if nothing is known of it. */
    KnownEnvelope get(String envelopeId) {
        return buckets.get(bucket(envelopeId)).get(envelopeId);
    }

    /** Remembers an envelope; null forgets it. */
    void put(String envelopeId, KnownEnvelope envelope) {
        Map<String, KnownEnvelope> bucket = buckets.get(bucket(envelopeId));
        KnownEnvelope before =
                envelope == null ? bucket.remove(envelopeId) : bucket.put(envelopeId, envelope);
        setAside += (isAside(envelope) ? 1 : 0) - (isAside(before) ? 1 : 0);
        boolean same =
                before != null && envelope != null
                        ? Objects.equals(before.state(), envelope.state())
                                && Objects.equals(before.aside(), envelope.aside())
                        : before == envelope;
        if (!same) {
            changed.set(bucket(envelopeId));
        }
    }

    private static boolean isAside(KnownEnvelope envelope) {
        return envelope != null && envelope.aside() != null;
    }

    /** Number of envelopes whose state is kept. */
    int size() {
        return buckets.stream().mapToInt(Map::size).sum();
    }

    /** Number of envelopes that are set aside. */
    int setAside() {
        return setAside;
    }

    /** The envelopes that are set aside, by their ids. */
    Map<String, SetAside> asides() {
        Map<String, SetAside> asides = new LinkedHashMap<>();
        for (Map<String, KnownEnvelope> bucket : buckets) {
            bucket.forEach(
                    (id, known) -> {
                        if (known.aside() != null) {
                            asides.put(id, known.aside());
                        }
                    });
        }
        return asides;
    }

    /** The envelopes of a bucket, by their ids. */
    Map<String, KnownEnvelope> bucket(int number) {
        return Collections.unmodifiableMap(buckets.get(number));
    }

    /** Numbers of the buckets that have changed since they were saved. */
    BitSet changedBuckets() {
        return (BitSet) changed.clone();
    }

    boolean isHeadChanged() {
        return headChanged;
    }

    void bucketSaved(int number) {
        changed.clear(number);
    }

    void headSaved() {
        headChanged = false;
    }
}
