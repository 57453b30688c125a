// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same call at the same moment from many threads. */
public final class ParallelCalls {

    private ParallelCalls() {}

    public static <T> List<T> of(int threads, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier together = new CyclicBarrier(threads);
            Callable<T> one =
                    () -> {
                        together.await();
                        return call.call();
                    };
            List<T> done = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(Collections.nCopies(threads, one))) {
                done.add(future.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }
}
