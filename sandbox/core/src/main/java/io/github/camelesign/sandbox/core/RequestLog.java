// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests that reached the providers, oldest first. The last 100,000 are kept. */
public final class RequestLog {
    private static final int KEPT = 100_000;

    private final Clock clock;
    private final Map<Long, RecordedRequest> requests = new LinkedHashMap<>();
    private long next;

    RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** Everything recorded so far, oldest first. */
    public synchronized List<RecordedRequest> all() {
        return List.copyOf(requests.values());
    }

    /**
     * How many recorded requests match.
     *
     * @param provider the provider's prefix, for example {@code signnow}
     * @param method HTTP method
     * @param path path below the provider's prefix; {@code *} stands for one segment, {@code **}
     *     for any rest
     */
    public long count(String provider, String method, String path) {
        PathPattern pattern = new PathPattern(path);
        return all().stream()
                .filter(request -> request.provider().equals(provider))
                .filter(request -> request.method().equals(method))
                .filter(request -> pattern.matches(request.path()))
                .count();
    }

    /** Recorded on arrival, so that a client which has its answer always finds its request here. */
    synchronized long arrived(String provider, String method, String path) {
        long number = next++;
        requests.put(number, new RecordedRequest(clock.instant(), provider, method, path, 0));
        if (requests.size() > KEPT) {
            Collection<RecordedRequest> oldestFirst = requests.values();
            oldestFirst.remove(oldestFirst.iterator().next());
        }
        return number;
    }

    synchronized void answered(long number, int status) {
        requests.computeIfPresent(number, (key, request) -> request.answered(status));
    }

    synchronized void clear() {
        requests.clear();
    }
}
