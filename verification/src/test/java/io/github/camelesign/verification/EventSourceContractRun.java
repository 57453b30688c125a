// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.testing.TestCamelContext;
import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** An application that polls one source of a server, and starts again where it was. */
final class EventSourceContractRun implements AutoCloseable {

    private final EventSourceContractApi api;
    private final EventSourceContractServer server;
    private final MemoryStateRepository cursors = new MemoryStateRepository();
    private final List<String> delivered = new ArrayList<>();
    private CamelContext context;
    private PolledRoute route;
    private String refused;

    EventSourceContractRun(EventSourceContractApi api) throws IOException {
        this.api = api;
        this.server = new EventSourceContractServer(api);
    }

    EventSourceContractServer server() {
        return server;
    }

    /** The envelopes whose completion was delivered so far, in this order. */
    List<String> delivered() {
        return delivered;
    }

    /** Starts the application, again if it has been, which goes on from the kept position. */
    void open(String options) throws Exception {
        if (context != null) {
            context.stop();
        }
        context = new TestCamelContext();
        context.getRegistry().bind("cursors", cursors);
        context.start();
        route =
                new PolledRoute(
                        context,
                        "%s&baseUri=%s&cursorRepository=#cursors&eventTypes=completed&pollQuotaShare=100&delay=1&%s"
                                .formatted(api.uri(), server.url(), options),
                        this::take);
    }

    private void take(Exchange exchange) {
        Object envelope = exchange.getMessage().getHeader(EsignConstants.ENVELOPE_ID);
        if (envelope.equals(refused)) {
            throw new IllegalStateException("not now");
        }
    }

    /**
     * Has the route fail on an envelope.
     *
     * @param envelope null for none
     */
    void refuse(String envelope) {
        refused = envelope;
    }

    List<String> poll() {
        List<String> polled = route.poll().stream().map(DeliveredEvent::envelope).toList();
        delivered.addAll(polled);
        return polled;
    }

    /** Those in a range of which something is true were delivered, each once. */
    void assertDelivered(int from, int to, IntPredicate which) {
        assertThat(delivered)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(from, to).filter(which).mapToObj(api::id).toList());
    }

    @Override
    public void close() {
        if (context != null) {
            context.stop();
        }
        server.close();
    }
}
