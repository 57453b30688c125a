// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.lease;

import io.github.camelesign.internal.log.FailureLog;
import io.github.camelesign.spi.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leases that the nodes of an application share, if it has a bean for them. They are renewed
 * until they are released, so that their time can be short: it is how long a node that has died
 * holds up the others, and not how long the work may take.
 */
public final class SharedLeases extends ServiceSupport implements Leases {

    private static final Logger LOG = LoggerFactory.getLogger(SharedLeases.class);

    /** How often a lease is renewed in its time, so that a renewal may fail. */
    private static final int RENEWALS = 4;

    private final CamelContext context;
    private final Leases kept;
    private ScheduledExecutorService renewals;

    /**
     * @param kept the application's own
     */
    public SharedLeases(CamelContext context, Leases kept) {
        this.context = context;
        this.kept = kept;
    }

    /**
     * Those of a context: this is the one place where they are looked up.
     *
     * @return empty when the registry has no bean of the type {@link Leases}
     * @throws IllegalArgumentException when it has several, as nodes that use different ones share
     *     none
     */
    public static Optional<Leases> of(CamelContext context) {
        synchronized (SharedLeases.class) {
            SharedLeases known = context.hasService(SharedLeases.class);
            return known != null ? Optional.of(known) : find(context);
        }
    }

    private static Optional<Leases> find(CamelContext context) {
        Set<Leases> beans = context.getRegistry().findByType(Leases.class);
        if (beans.size() > 1) {
            throw new IllegalArgumentException(
                    "The registry has %d beans of the type %s, of which all nodes use one: remove the others"
                            .formatted(beans.size(), Leases.class.getName()));
        }
        if (beans.isEmpty()) {
            return Optional.empty();
        }
        SharedLeases shared = new SharedLeases(context, beans.iterator().next());
        // before it is known to others: those that cannot be reached yet are tried again
        ServiceHelper.startService(shared);
        try {
            context.addService(shared);
        } catch (Exception e) {
            throw new IllegalStateException("The leases could not be added to the context", e);
        }
        return Optional.of(shared);
    }

    @Override
    protected void doStart() throws Exception {
        // nobody else starts a bean
        ServiceHelper.startService(kept);
        renewals =
                context.getExecutorServiceManager()
                        .newSingleThreadScheduledExecutor(this, "EsignLeases");
    }

    @Override
    protected void doStop() throws Exception {
        context.getExecutorServiceManager().shutdownNow(renewals);
    }

    /**
     * @param time that a node which has died holds it
     */
    @Override
    public Optional<Lease> acquire(String key, Duration time) {
        return kept.acquire(key, time).map(lease -> new Renewed(key, lease, time));
    }

    private final class Renewed implements Lease {

        private final String key;
        private final Lease lease;
        private final Lock lock = new ReentrantLock();
        private final ScheduledFuture<?> renewal;
        private boolean over;

        Renewed(String key, Lease lease, Duration time) {
            this.key = key;
            this.lease = lease;
            long pause = time.dividedBy(RENEWALS).toMillis();
            this.renewal =
                    renewals.scheduleWithFixedDelay(
                            this::keep, pause, pause, TimeUnit.MILLISECONDS);
        }

        private void keep() {
            try {
                renew();
            } catch (RuntimeException e) {
                LOG.warn(
                        "The lease of {} could not be renewed, which is tried again: {}",
                        key,
                        FailureLog.line(e));
                LOG.debug("Why it could not be renewed", e);
            }
        }

        @Override
        public boolean renew() {
            lock.lock();
            try {
                if (!over && !lease.renew()) {
                    LOG.warn(
                            "The lease of {} has ended before the work that it is for: another node may do it as well",
                            key);
                    end();
                }
                return !over;
            } finally {
                lock.unlock();
            }
        }

        private void end() {
            over = true;
            renewal.cancel(false);
        }

        /** What is done is done: a lease that cannot be given back ends by itself. */
        @Override
        public void release() {
            lock.lock();
            try {
                end();
                lease.release();
            } catch (RuntimeException e) {
                LOG.warn(
                        "The lease of {} could not be given back and will end by itself: {}",
                        key,
                        FailureLog.line(e));
                LOG.debug("Why it could not be given back", e);
            } finally {
                lock.unlock();
            }
        }
    }
}
