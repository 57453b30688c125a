// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/** Looks at the requests under way, several times a second, and ends those that take too long. */
public final class TransferWatch extends ServiceSupport {

    private static final long INTERVAL_MILLIS = 200;

    private final CamelContext context;
    private final Set<Transfer> transfers = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService executor;

    public TransferWatch(CamelContext context) {
        this.context = context;
    }

    void add(Transfer transfer) {
        transfers.add(transfer);
    }

    void remove(Transfer transfer) {
        transfers.remove(transfer);
    }

    @Override
    protected void doStart() {
        executor =
                context.getExecutorServiceManager()
                        .newSingleThreadScheduledExecutor(this, "EsignTransferWatch");
        executor.scheduleWithFixedDelay(
                () -> transfers.forEach(Transfer::check),
                INTERVAL_MILLIS,
                INTERVAL_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownNow(executor);
        executor = null;
    }
}
