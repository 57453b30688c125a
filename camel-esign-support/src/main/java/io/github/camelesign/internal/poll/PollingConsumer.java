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
        health.show(cursor);
        healthChecks().ifPresent(checks -> checks.register(health));
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        if (health != null) {
            healthChecks().ifPresent(checks -> checks.unregister(health));
        }
        CursorsInUse.of(getEndpoint().getCamelContext()).release(settings.cursors(), key, this);
    }

    /** Empty unless Camel's health checks are there. */
    private Optional<HealthCheckRegistry> healthChecks() {
        return Optional.ofNullable(HealthCheckRegistry.get(getEndpoint().getCamelContext()));
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        delivered = 0;
        if (System.nanoTime() < pausedUntil) {
            return 0;
        }
        begin();
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
                health.show(cursor);
            }
        }
        listeners.onPoll(
                settings.provider().scheme(),
                settings.operation(),
                delivered,
                Duration.between(complete == null ? source.now() : complete, source.now()));
        return delivered;
    }

    private void begin() throws EsignOperationException {
        if (cursor == null) {
            cursor = store.load();
            walk = null;
        }
        if (cursor == null) {
            beginFirst();
        }
        if (complete == null) {
            complete = source.now();
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
            try {
                begun.peek();
            } catch (EsignOperationException e) {
                pause(e);
                throw e;
            }
            Instant expected = began.plusNanos(System.nanoTime() - started);
            if (FirstCursor.differ(expected, source.now())) {
                first = firstCursor.take(source);
                begun = new ListWalk(source, first.position(), ++walks);
            }
        }
        cursor = first;
        walk = begun;
        // so that a process that ends in its first poll has begun now, and not when it starts again
        save();
    }

    private void walkOn(PollCycle cycle) throws EsignOperationException {
        if (walk == null) {
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

    /** The provider has said when it will answer again. */
    private void pause(EsignOperationException failure) {
        failure.getRetryAfter()
                .ifPresent(pause -> pausedUntil = System.nanoTime() + pause.toNanos());
    }

    private void save() {
        try {
            long began = System.nanoTime();
            store.save(cursor);
            savedAt = System.nanoTime();
            savedIn = savedAt - began;
        } catch (IllegalStateException e) {
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
            known.add(event.id());
            known.confirm(event.id());
        }
    }

    private Exchange exchange(EsignEvent event) {
        Exchange exchange = createExchange(false);
        headers.write(event, exchange.getMessage());
        return exchange;
    }
}
