package io.github.camelesign.support.poll;

import io.github.camelesign.support.EsignConfiguration;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.event.Change;
import io.github.camelesign.support.event.EsignEvent;
import io.github.camelesign.support.event.EventHeaders;
import io.github.camelesign.support.event.EventSource;
import io.github.camelesign.support.event.EventType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a provider again and again what changed, and gives each event to the route: at least once,
 * the events of one envelope in the order of time, and none twice unless the process dies between a
 * delivery and its being noted.
 */
public final class EsignPollingConsumer extends ScheduledBatchPollingConsumer {

    /**
     * The cursor is saved no more often than this, so that a flood of events is not one of writes.
     */
    private static final long SAVE_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(EsignPollingConsumer.class);

    private final EsignEndpoint<?> endpoint;
    private final EventSource source;
    private final EventHeaders headers;
    private Set<EventType> types;
    private FirstCursor firstCursor;
    private CursorStore store;
    private IdempotentRepository known;
    private Cursor cursor;
    private PollCycle cycle;
    private long savedAt;

    public EsignPollingConsumer(
            EsignEndpoint<?> endpoint, Processor processor, EventSource source) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.source = source;
        this.headers =
                new EventHeaders(
                        endpoint.getComponent().getDefaultName(), "poll", endpoint::header);
    }

    @Override
    protected void doStart() throws Exception {
        EsignConfiguration configuration = endpoint.getConfiguration();
        types = EventType.parse(configuration.getEventTypes());
        firstCursor = FirstCursor.parse(configuration.getStartFrom());
        known = configuration.getIdempotentRepository();
        setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
        ServiceHelper.startService(known, endpoint.cursors());
        String key =
                "%s@%s/%s/%s"
                        .formatted(
                                endpoint.getEndpointBaseUri(),
                                configuration.resolveBaseUri(),
                                getRouteId(),
                                source.key());
        store = new CursorStore(endpoint.cursors(), key);
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
            source.changedSince(cursor.position(), new Pages());
            if (!cycle.isInterrupted()) {
                cursor.advance(cycle.reached());
            }
        } finally {
            // also when a later page could not be read: what was delivered stays delivered
            save();
        }
        forceConsumerAsReady();
        return cycle.delivered();
    }

    private Cursor firstCursor() throws EsignOperationException {
        Cursor kept = store.load();
        return kept != null ? kept : firstCursor.take(source);
    }

    private final class Pages implements EventSource.PageHandler {

        @Override
        public boolean page(List<Change> changes) {
            cycle.read(source.now().minus(source.overlap()));
            Queue<Object> fresh = new ArrayDeque<>();
            cycle.events(changes).stream()
                    .filter(EsignPollingConsumer.this::isFresh)
                    .forEach(fresh::add);
            processBatch(fresh);
            changes.stream().filter(this::isTaken).map(Change::seen).forEach(cursor::note);
            return !cycle.isInterrupted();
        }

        private boolean isTaken(Change change) {
            return change.seen() != null
                    && change.events().stream().noneMatch(EsignPollingConsumer.this::isFresh);
        }

        @Override
        public Map<String, String> seen() {
            return cursor.seen();
        }
    }

    private boolean isFresh(EsignEvent event) {
        return types.contains(event.type())
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
