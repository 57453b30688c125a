// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.poll;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.event.EventHeaders;
import io.github.camelesign.internal.event.Listeners;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a provider for what changed, and gives each event to the route: at least once, the events
 * of one envelope in the order of time, and none twice unless the process dies between a delivery
 * and its being noted.
 */
public final class PollingConsumer extends ScheduledBatchPollingConsumer {

    /**
     * The cursor is saved no more often than this, so that a flood of events is not one of writes.
     */
    private static final long SAVE_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(PollingConsumer.class);

    private final PollSettings settings;
    private final Listeners listeners;
    private final EventSource source;
    private final EventHeaders headers;
    private final FirstCursor firstCursor;
    private final IdempotentRepository known;
    private CursorStore store;
    private Cursor cursor;
    private PollCycle cycle;
    private long savedAt;

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
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(known, settings.cursors());
        store = new CursorStore(settings.cursors(), settings.key(getRouteId(), source.key()));
        super.doStart();
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        if (cursor == null) {
            cursor = firstCursor();
        }
        cycle = new PollCycle(cursor.position());
        try {
            source.changedSince(cursor.position(), new ChangePages());
            if (!cycle.isInterrupted()) {
                cursor.advance(cycle.reached());
            }
        } finally {
            // also when a later page could not be read: what was delivered stays delivered
            save();
        }
        forceConsumerAsReady();
        listeners.onPoll(
                settings.provider().scheme(),
                settings.operation(),
                cycle.delivered(),
                Duration.between(cursor.position(), source.now()));
        return cycle.delivered();
    }

    private Cursor firstCursor() throws EsignOperationException {
        Cursor kept = store.load();
        return kept != null ? kept : firstCursor.take(source);
    }

    private final class ChangePages implements EventSource.PageHandler {

        @Override
        public boolean page(List<EventSource.Change> changes) {
            cycle.read(source.now().minus(source.overlap()));
            Queue<Object> fresh = new ArrayDeque<>();
            cycle.events(changes).stream()
                    .filter(PollingConsumer.this::isFresh)
                    .forEach(fresh::add);
            processBatch(fresh);
            changes.stream()
                    .filter(this::isTaken)
                    .map(EventSource.Change::seen)
                    .forEach(cursor::note);
            return !cycle.isInterrupted();
        }

        private boolean isTaken(EventSource.Change change) {
            return change.seen() != null
                    && change.events().stream().noneMatch(PollingConsumer.this::isFresh);
        }

        @Override
        public Map<String, String> seen() {
            return cursor.seen();
        }
    }

    private boolean isFresh(EsignEvent event) {
        return settings.types().contains(event.type())
                && !cursor.isDelivered(event)
                && (known == null || !known.contains(event.id()));
    }

    @Override
    public int processBatch(Queue<Object> events) {
        int total = events.size();
        for (int index = 0; index < total; index++) {
            if (!isBatchAllowed() || isMaxMessagesReached()) {
                cycle.interrupt();
                break;
            }
            EsignEvent event = (EsignEvent) events.poll();
            pendingExchanges = events.size();
            if (cursor.isDelivered(event)) {
                continue; // a list that changes while it is read can bring an entry twice
            }
            if (cycle.isHeld(event) || !process(event, index, total)) {
                cycle.hold(event);
            } else {
                noteDelivered(event);
            }
        }
        return total;
    }

    private boolean isMaxMessagesReached() {
        return maxMessagesPerPoll > 0 && cycle.delivered() >= maxMessagesPerPoll;
    }

    private boolean process(EsignEvent event, int index, int total) {
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
        boolean delivered = failure == null && !exchange.isRollbackOnly();
        if (failure != null) {
            // not the exception handler: the route's own has seen it, and a bridge would run it
            // again
            LOG.warn(
                    "The route failed on event {} of {}, which the next poll brings again: {}",
                    event.type(),
                    event.envelopeId(),
                    failure.toString());
        }
        releaseExchange(exchange, false);
        listeners.onEvent(settings.provider().scheme(), "poll", event.type(), delivered);
        return delivered;
    }

    private void noteDelivered(EsignEvent event) {
        cycle.countDelivered();
        cursor.deliver(event);
        if (known != null) {
            known.add(event.id());
            known.confirm(event.id());
        }
        if (System.nanoTime() - savedAt > SAVE_INTERVAL_NANOS) {
            save();
        }
    }

    private void save() {
        store.save(cursor);
        savedAt = System.nanoTime();
    }

    private Exchange exchange(EsignEvent event) {
        Exchange exchange = createExchange(false);
        headers.write(event, exchange.getMessage());
        return exchange;
    }
}
