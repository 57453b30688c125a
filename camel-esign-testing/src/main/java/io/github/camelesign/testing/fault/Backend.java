// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What stands behind the server and creates things, perhaps long after the server has given up
 * waiting for it.
 */
public final class Backend {

    /**
     * Something that was created.
     *
     * @param id the backend's own; a number of twelve digits, as a UUID ends with
     * @param key what the request named for finding it again, or null
     */
    public record Created(String id, String key) {}

    private final AtomicLong ids = new AtomicLong(100_000_000_000L);
    private final List<Created> created = new ArrayList<>();
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();
    private final List<Created> last = new ArrayList<>();

    private Created next(String key) {
        return new Created(String.valueOf(ids.incrementAndGet()), key);
    }

    /** Creates something at once. */
    public synchronized Created create(String key) {
        Created one = next(key);
        created.add(one);
        return one;
    }

    /** Creates something when that much time has passed. */
    public synchronized Created createAfter(Duration time, String key) {
        Created one = next(key);
        underWay.add(
                CompletableFuture.runAsync(
                        () -> add(one),
                        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)));
        return one;
    }

    /** Creates something when nobody looks for it any more: when {@link #finish} is called. */
    public synchronized Created createLast(String key) {
        Created one = next(key);
        last.add(one);
        return one;
    }

    private synchronized void add(Created one) {
        created.add(one);
    }

    /** All that is there by now. */
    public synchronized List<Created> created() {
        return List.copyOf(created);
    }

    /** All that is there by now with this key. */
    public List<Created> created(String key) {
        return created().stream().filter(one -> key.equals(one.key())).toList();
    }

    /** Waits until nothing is under way, and returns all that is there. */
    public List<Created> finish() {
        List<CompletableFuture<Void>> waiting;
        synchronized (this) {
            created.addAll(last);
            last.clear();
            waiting = List.copyOf(underWay);
        }
        waiting.forEach(CompletableFuture::join);
        return created();
    }
}
