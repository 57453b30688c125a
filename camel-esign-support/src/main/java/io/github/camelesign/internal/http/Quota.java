// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.Throttling;
import io.github.camelesign.spi.Throttling.Figures;
import io.github.camelesign.spi.Throttling.Limit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is left of the calls that a provider allows an account, so that polling can leave a share to
 * the rest. The figures of its answers count; where it gives none, its published limits do for an
 * hour after it has refused a call, with the calls that were counted here.
 */
public final class Quota {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private static final long STRICT_NANOS = Duration.ofHours(1).toNanos();

    private final Throttling throttling;
    private final RetryAfter times;
    private final Map<Figures, Left> figures = new HashMap<>();
    private final Deque<Long> calls = new ArrayDeque<>();
    private final int mostCalls;
    private boolean refused;
    private long refusedAt;

    /** What an answer said was left, until its window ends. */
    private record Left(long calls, long allowed, long until) {

        double share() {
            return (double) calls / allowed;
        }
    }

    public Quota(Throttling throttling) {
        this(throttling, InstantSource.system());
    }

    Quota(Throttling throttling, InstantSource clock) {
        this.throttling = throttling;
        this.times = new RetryAfter(clock);
        this.mostCalls = throttling.limits().stream().mapToInt(Limit::calls).max().orElse(0);
    }

    /** Counts a call that was answered, or not. */
    synchronized void called() {
        if (mostCalls > 0) {
            calls.addLast(System.nanoTime());
            if (calls.size() > mostCalls) {
                calls.removeFirst();
            }
        }
    }

    /** The provider has refused a call for the rate. */
    synchronized void refused() {
        refused = true;
        refusedAt = System.nanoTime();
    }

    /** Takes the figures of an answer. */
    synchronized void adjust(ProviderResponse response) {
        long now = System.nanoTime();
        for (Figures names : throttling.figures()) {
            Optional<Long> limit = number(response, names.limit());
            Optional<Long> left = number(response, names.left());
            if (limit.isPresent() && left.isPresent() && limit.get() > 0) {
                Duration window =
                        Optional.ofNullable(names.reset())
                                .flatMap(reset -> times.untilReset(response, List.of(reset)))
                                .filter(reset -> reset.compareTo(names.window()) < 0)
                                .orElse(names.window());
                figures.put(names, new Left(left.get(), limit.get(), now + window.toNanos()));
            }
        }
    }

    private static Optional<Long> number(ProviderResponse response, String header) {
        return response.header(header)
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }

    /**
     * How long somebody has to wait who may use a share of the quota only.
     *
     * @param share from 0 to 1
     */
    synchronized Duration pause(double share) {
        long now = System.nanoTime();
        figures.values().removeIf(left -> left.until() <= now);
        long wait =
                figures.values().stream()
                        .filter(left -> left.share() <= 1 - share)
                        .mapToLong(left -> left.until() - now)
                        .max()
                        .orElse(0);
        if (refused && now - refusedAt < STRICT_NANOS) {
            for (Limit limit : throttling.limits()) {
                wait = Math.max(wait, pause(limit, share, now));
            }
        }
        return Duration.ofNanos(wait);
    }

    /** Until so many of the calls have left the window that another is within the share. */
    private long pause(Limit limit, double share, long now) {
        int allowed = Math.max(1, (int) (limit.calls() * share));
        long window = limit.window().toNanos();
        List<Long> within = within(limit, now);
        return within.size() < allowed
                ? 0
                : Collections.max(List.of(0L, within.get(within.size() - allowed) + window - now));
    }

    private List<Long> within(Limit limit, long now) {
        long window = limit.window().toNanos();
        return calls.stream().filter(call -> now - call < window).toList();
    }

    /** What is left of each limit. */
    synchronized List<AccountStatus.Limit> limits() {
        long now = System.nanoTime();
        return Stream.concat(
                        throttling.figures().stream().map(names -> stated(names, now)),
                        throttling.limits().stream().map(limit -> counted(limit, now)))
                .toList();
    }

    private AccountStatus.Limit stated(Figures names, long now) {
        Left left = figures.get(names);
        boolean known = left != null && left.until() - now > 0;
        return new AccountStatus.Limit(
                names.left(),
                known ? OptionalLong.of(left.calls()) : OptionalLong.empty(),
                known ? OptionalLong.of(left.allowed()) : OptionalLong.empty());
    }

    private AccountStatus.Limit counted(Limit limit, long now) {
        return new AccountStatus.Limit(
                "%d/%s".formatted(limit.calls(), limit.window()),
                OptionalLong.of(Math.max(0, limit.calls() - within(limit, now).size())),
                OptionalLong.of(limit.calls()));
    }
}
