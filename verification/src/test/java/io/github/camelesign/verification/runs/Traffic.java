// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Contracts that are sent and end while nodes come and go, one after the other. */
final class Traffic implements AutoCloseable {

    private final Installation installation;
    private final List<Source> sources;
    private final Random random;
    private final Duration gap;
    private final CompletableFuture<Void> over;
    private volatile boolean ending;

    /**
     * Starts it.
     *
     * @param gap between two contracts
     */
    Traffic(Installation installation, Collection<Source> sources, long seed, Duration gap) {
        this.installation = installation;
        this.sources = List.copyOf(sources);
        this.random = new Random(seed);
        this.gap = gap;
        this.over = CompletableFuture.runAsync(this::run, task -> new Thread(task).start());
    }

    private void run() {
        try {
            for (int i = 0; !ending; i++) {
                Source source = sources.get(i % sources.size());
                String ending = random.nextInt(5) == 0 ? Contract.DECLINED : Contract.COMPLETED;
                installation.end(installation.send(source, ending));
                Pause.of(gap);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the last contract has ended. */
    @Override
    public void close() throws ExecutionException, InterruptedException {
        ending = true;
        over.get();
    }
}
