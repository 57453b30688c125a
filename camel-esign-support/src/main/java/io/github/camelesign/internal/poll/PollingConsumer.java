// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.event.EventHeaders;
import io.github.camelesign.internal.event.Listeners;
import io.github.camelesign.internal.log.FailureLog;
import io.github.camelesign.internal.log.QuietExceptionHandler;
import io.github.camelesign.internal.text.OneLine;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.spi.EventSource.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a provider for what changed, and gives each event to the route: at least once, the events
 * of one envelope in the order of time, and none twice unless the process dies between a delivery
 * and its being noted. An envelope that cannot be read, or on whose event the route fails, is set
 * aside, and tried again after growing pauses.
 */
public final class PollingConsumer extends ScheduledBatchPollingConsumer {

    /**
     * The cursor is saved no more often than this, so that a flood of events is not one of writes.
     */
    private static final long SAVE_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    /** Part of the time that saving may take where it is slow, such as a first one of all parts. */
    private static final int SAVE_SHARE = 20;

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** In a line of the log. */
    private static final int LONGEST_ID = 100;

    private static final Logger LOG = LoggerFactory.getLogger(PollingConsumer.class);

    private final PollSettings settings;
    private final Listeners listeners;
    private final EventSource source;
    private final EventHeaders headers;
    private final FirstCursor firstCursor;
    private final IdempotentRepository known;
    private final EventRoute route = new EventRoute();
    private final FailureLog failures = new FailureLog(LOG);
    private String key;
    private CursorStore store;
    private Cursor cursor;
    private ListWalk walk;
    private SetAsideHealthCheck health;
    private PollHealthCheck pollHealth;
    private PollStatus status;
    private long walks;
    private int delivered;
    private long savedAt;
    private long savedIn;
    private Instant complete;
    private long pausedUntil = System.nanoTime();
    private PollCycle.Failure failure;

    public PollingConsumer(
            ScheduledPollEndpoint endpoint,
            Processor processor,
            EventSource source,
            PollSettings settings) {
        super(endpoint, processor);
        this.settings = settings;
        this.source = source;
        this.headers = new EventHeaders(settings.provider(), "poll");
        this.firstCursor = FirstCursor.parse(settings.startFrom());
        this.known = settings.known();
        this.listeners = new Listeners(endpoint.getCamelContext());
        setMaxMessagesPerPoll(settings.maxMessages());
        setExceptionHandler(
                new QuietExceptionHandler(endpoint.getCamelContext(), getClass(), failures));
    }

    @Override
    protected void doStart() throws Exception {
        CursorName name = settings.cursorName();
        key = name.key(source.key());
        CursorsInUse.of(getEndpoint().getCamelContext()).take(settings.cursors(), key, this);
        ServiceHelper.startService(known, settings.cursors());
        store = new CursorStore(settings.cursors(), key, name.fingerprint());
        // read now, so that a route whose position cannot be read does not start
        cursor = store.load();
        walk = null;
        health = new SetAsideHealthCheck(key + "-set-aside", settings.healthChecked());
        status =
                new PollStatus(
                        settings.provider().scheme(), settings.operation(), getRouteId(), key);
        pollHealth = new PollHealthCheck(status, settings.healthChecked());
        show();
        healthChecks().ifPresent(checks -> List.of(health, pollHealth).forEach(checks::register));
        listeners.onPollingStarted(status);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (health != null) {
            healthChecks()
                    .ifPresent(checks -> List.of(health, pollHealth).forEach(checks::unregister));
            listeners.onPollingStopped(status);
        }
        CursorsInUse.of(getEndpoint().getCamelContext()).release(settings.cursors(), key, this);
    }

    /** Empty unless Camel's health checks are there. */
    private Optional<HealthCheckRegistry> healthChecks() {
        return Optional.ofNullable(HealthCheckRegistry.get(getEndpoint().getCamelContext()));
    }

    private void show() {
        health.show(cursor);
        status.show(cursor);
    }

    @Override
    protected int poll() throws Exception {
        try {
            return cycle();
        } catch (Exception e) {
            status.failed(e);
            listeners.onPollFailed(settings.provider().scheme(), settings.operation(), e);
            throw e;
        }
    }

    private int cycle() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        delivered = 0;
        if (System.nanoTime() - pausedUntil < 0 || !begin()) {
            return 0;
        }
        PollCycle cycle = new PollCycle(cursor, source, delay(), settings.maxAttempts(), route);
        try {
            cycle.retry();
            walkOn(cycle);
            forceConsumerAsReady();
            failures.succeeded("Polling %s succeeds".formatted(getEndpoint()));
        } catch (EsignOperationException e) {
            pause(e);
            if (delivered == 0 && !cycle.hasRead()) {
                throw e;
            }
            failures.failed(
                    "Polling %s goes on at the next poll, from where it has come to"
                            .formatted(getEndpoint()),
                    e);
        } finally {
            // also when a later page could not be read: what was delivered stays delivered
            if (cursor != null) {
                cycle.countAttempts();
                save();
                show();
            }
        }
        Instant now = source.now();
        Duration lag = Duration.between(complete == null ? now : complete, now);
        status.succeeded(lag);
        listeners.onPoll(settings.provider().scheme(), settings.operation(), delivered, lag);
        return delivered;
    }

    /** Returns whether polling has started. */
    private boolean begin() throws EsignOperationException {
        if (cursor == null) {
            cursor = store.load();
            walk = null;
        }
        if (cursor == null) {
            if (isTooEarly()) {
                LOG.debug("Polling {} starts at {}", getEndpoint(), settings.startFrom());
                return false;
            }
            beginFirst();
        }
        if (!store.isKept()) {
            // before all else: a process that ends in its first poll has begun now, all the same
            save();
        }
        if (complete == null) {
            complete = source.now();
        }
        return true;
    }

    /** Whether polling starts later, by the provider's clock, which an answer shows. */
    private boolean isTooEarly() throws EsignOperationException {
        if (!firstCursor.isAfter(source.now())) {
            return false;
        }
        peek(new ListWalk(source, source.now(), ++walks));
        return firstCursor.isAfter(source.now());
    }

    private void peek(ListWalk begun) throws EsignOperationException {
        try {
            begun.peek();
        } catch (EsignOperationException e) {
            pause(e);
            throw e;
        }
    }

    /**
     * Begins the first walk. Its first answer may show that the provider's clock differs; then what
     * "now" is has to be read again.
     */
    private void beginFirst() throws EsignOperationException {
        Cursor first = firstCursor.take(source);
        ListWalk begun = new ListWalk(source, first.position(), ++walks);
        Instant began = first.baseline().orElse(null);
        if (began != null) {
            long started = System.nanoTime();
            peek(begun);
            Instant expected = began.plusNanos(System.nanoTime() - started);
            if (FirstCursor.differ(expected, source.now())) {
                first = firstCursor.take(source);
                begun = new ListWalk(source, first.position(), ++walks);
            }
        }
        cursor = first;
        walk = begun;
    }

    private void walkOn(PollCycle cycle) throws EsignOperationException {
        if (walk == null || walk.isBroken()) {
            walk = new ListWalk(source, cursor.position(), ++walks);
        }
        Instant began = source.now();
        if (cycle.walk(walk)) {
            walk = null;
            complete = began;
        }
    }

    private Duration delay() {
        return Duration.ofMillis(getTimeUnit().toMillis(getDelay()));
    }

    /** The provider has said when it will answer again; one call in an hour does no harm. */
    private void pause(EsignOperationException failure) {
        failure.getRetryAfter()
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                .ifPresent(pause -> pausedUntil = System.nanoTime() + pause.toNanos());
    }

    private void save() {
        try {
            long began = System.nanoTime();
            store.save(cursor);
            savedAt = System.nanoTime();
            savedIn = savedAt - began;
        } catch (CursorStore.MovedException e) {
            // it is read again by the next poll
            cursor = null;
            throw e;
        }
    }

    /** Delivers events until one fails, or no more may be delivered; these stay in the queue. */
    @Override
    public int processBatch(Queue<Object> events) {
        int total = events.size();
        int index = 0;
        failure = null;
        while (!events.isEmpty() && route.mayDeliver()) {
            pendingExchanges = events.size() - 1;
            EsignEvent event = (EsignEvent) events.peek();
            Exception reason = process(event, index++, total);
            if (reason != null) {
                failure = new PollCycle.Failure(event, reason);
                break;
            }
            events.remove();
            noteDelivered(event);
        }
        return index;
    }

    private final class EventRoute implements PollCycle.Route {

        @Override
        public boolean mayDeliver() {
            return isBatchAllowed() && (maxMessagesPerPoll <= 0 || delivered < maxMessagesPerPoll);
        }

        @Override
        public boolean isFresh(EsignEvent event) {
            return settings.types().contains(event.type())
                    && (known == null || !known.contains(event.id()));
        }

        @Override
        public PollCycle.Failure deliver(List<EsignEvent> events, Set<String> taken) {
            Queue<Object> left = new ArrayDeque<>(events);
            processBatch(left);
            events.subList(0, events.size() - left.size()).forEach(event -> taken.add(event.id()));
            return failure;
        }

        @Override
        public void moved() {
            long interval = Math.max(SAVE_INTERVAL_NANOS, SAVE_SHARE * savedIn);
            if (System.nanoTime() - savedAt > interval) {
                save();
            }
        }

        @Override
        public void setAside(SetAside aside, Exception reason) {
            LOG.warn(
                    "Envelope {} of {} is set aside after failure {}, and tried again {}: {}",
                    OneLine.of(aside.entry().envelopeId(), LONGEST_ID),
                    getEndpoint(),
                    aside.failures(),
                    aside.failures() == 1 ? "at the next poll" : "after " + aside.next(),
                    FailureLog.line(reason));
            LOG.debug("Why it is set aside", reason);
        }

        @Override
        public void giveUp(Entry entry, Exception reason) {
            Exchange exchange = createExchange(false);
            exchange.getMessage().setBody(entry.data());
            headers.write(entry.envelopeId(), exchange.getMessage());
            giveUp(
                    "Envelope %s could not be read"
                            .formatted(OneLine.of(entry.envelopeId(), LONGEST_ID)),
                    exchange,
                    reason);
        }

        @Override
        public void giveUp(EsignEvent event, Exception reason) {
            giveUp(
                    "Event %s of envelope %s could not be delivered"
                            .formatted(event.type(), OneLine.of(event.envelopeId(), LONGEST_ID)),
                    exchange(event),
                    reason);
        }

        private void giveUp(String what, Exchange exchange, Exception reason) {
            getExceptionHandler()
                    .handleException(
                            "%s, and is given up after %d attempts"
                                    .formatted(what, settings.maxAttempts()),
                            exchange,
                            reason);
        }
    }

    /** Returns why the route has not taken the event, or null. */
    private Exception process(EsignEvent event, int index, int total) {
        Exchange exchange = exchange(event);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, total);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == total - 1);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure == null && exchange.isRollbackOnly()) {
            failure = new IllegalStateException("The route has rolled the exchange back");
        }
        releaseExchange(exchange, false);
        listeners.onEvent(settings.provider().scheme(), "poll", event.type(), failure == null);
        return failure;
    }

    private void noteDelivered(EsignEvent event) {
        delivered++;
        if (known != null) {
            try {
                known.add(event.id());
                known.confirm(event.id());
            } catch (RuntimeException e) {
                // the position notes it too, so that this consumer does not deliver it again
                LOG.warn(
                        "Event {} of envelope {} was delivered, but the idempotentRepository cannot note it: {}",
                        event.id(),
                        event.envelopeId(),
                        e.toString());
            }
        }
    }

    private Exchange exchange(EsignEvent event) {
        Exchange exchange = createExchange(false);
        headers.write(event, exchange.getMessage());
        return exchange;
    }
}
