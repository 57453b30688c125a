// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What an account has sent within a month; some of it ends while time passes. */
final class Envelopes {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration CYCLE = Duration.ofMinutes(15);

    private final List<Envelope> byNumber = new ArrayList<>();
    private List<Envelope> byChange;
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** One of them, to be signed by one person. */
    static final class Envelope {

        private final int number;
        private final Instant created;
        private Instant ended;

        private Envelope(int number, Instant created) {
            this.number = number;
            this.created = created;
        }

        int number() {
            return number;
        }

        String uuid() {
            return "5e7a1b2c-0000-4000-8000-%012x".formatted(number);
        }

        Instant created() {
            return created;
        }

        boolean isCompleted() {
            return ended != null;
        }

        Instant changed() {
            return ended == null ? created : ended;
        }
    }

    Envelopes(int open) {
        Instant first = now.minus(MONTH);
        for (int i = 0; i < open; i++) {
            byNumber.add(
                    new Envelope(i + 1, first.plusSeconds((MONTH.toSeconds() - 3_600) * i / open)));
        }
        byChange = byNumber;
    }

    Instant now() {
        return now;
    }

    /** Has so many end, of any age, while time passes. */
    void pass(int ending) {
        List<Envelope> open = byNumber.stream().filter(one -> !one.isCompleted()).toList();
        for (int i = 0; i < ending; i++) {
            Envelope envelope = open.get((int) ((long) i * open.size() / ending));
            envelope.ended = now.plusSeconds(60 + (CYCLE.toSeconds() - 120) * i / ending);
        }
        now = now.plus(CYCLE);
        byChange =
                byNumber.stream()
                        .sorted(
                                Comparator.comparing(Envelope::changed)
                                        .thenComparing(Envelope::number))
                        .toList();
    }

    Envelope of(int number) {
        return byNumber.get(number - 1);
    }

    Envelope of(String uuid) {
        return of(Integer.parseInt(uuid.substring(uuid.length() - 12), 16));
    }

    /** Those that are wanted, in the order in which they were made. */
    List<Envelope> byNumber(Predicate<Envelope> wanted) {
        return byNumber.stream().filter(wanted).toList();
    }

    /** Those that changed since, the latest change last. */
    List<Envelope> changedSince(Instant since) {
        return byChange.stream().filter(one -> !one.changed().isBefore(since)).toList();
    }
}
