// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Envelopes are sent, polled, reminded of, signed and downloaded; others end otherwise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LifecycleTests extends CallingTests {

    /** The envelopes that there are at the provider, named by the endpoint to poll. */
    protected abstract Stream<EnvelopeSteps> envelopes();

    protected final Stream<Named<EnvelopeSteps>> namedEnvelopes() {
        return envelopes().map(steps -> Named.of(steps.events(), steps));
    }

    @ParameterizedTest
    @MethodSource("namedEnvelopes")
    protected void anEnvelopeIsSentPolledSignedAndDownloaded(EnvelopeSteps steps) throws Exception {
        PolledRoute route = new PolledRoute(context, steps.events() + "?startFrom=beginning");
        SentEnvelope envelope = steps.send();
        assertThat(route.pollAsText()).isEqualTo(steps.eventsOfSending(envelope.id()));

        steps.remind(envelope);
        steps.sign(envelope);
        List<DeliveredEvent> events = route.poll();

        assertThat(events)
                .extracting(DeliveredEvent::toString)
                .isEqualTo(steps.eventsOfSigning(envelope.id()));
        for (String download : steps.downloads()) {
            Exchange done =
                    template.request(
                            download,
                            exchange -> {
                                exchange.getMessage().getHeaders().putAll(envelope.headers());
                                exchange.getMessage()
                                        .getHeaders()
                                        .putAll(events.get(events.size() - 1).headers());
                            });
            assertThat(done.getException()).as(download).isNull();
            assertThat(done.getMessage().getBody(byte[].class))
                    .as(download)
                    .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
            assertThat(done.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                    .endsWith(".pdf");
        }
        assertThat(route.poll()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("namedEnvelopes")
    protected void othersAreCancelledAndDeclined(EnvelopeSteps steps) throws Exception {
        SentEnvelope cancelled = steps.send();
        SentEnvelope declined = steps.sendDeclinable();
        PolledRoute route = new PolledRoute(context, steps.events());
        assertThat(route.poll()).isEmpty();

        steps.cancel(cancelled);
        steps.decline(declined);

        List<String> expected = new ArrayList<>(steps.eventsOfCancelling(cancelled.id()));
        expected.addAll(steps.eventsOfDeclining(declined.id()));
        assertThat(route.pollAsText()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(route.poll()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("namedEnvelopes")
    protected void onlyTheChosenTypesAreDelivered(EnvelopeSteps steps) throws Exception {
        PolledRoute route =
                new PolledRoute(context, steps.events() + "?eventTypes=voided,declined");
        assertThat(route.poll()).isEmpty();
        SentEnvelope cancelled = steps.send();
        SentEnvelope declined = steps.sendDeclinable();
        assertThat(route.poll()).isEmpty();

        steps.cancel(cancelled);
        steps.decline(declined);

        assertThat(route.poll())
                .extracting(event -> event.type() + " " + event.envelope())
                .containsExactlyInAnyOrder("voided " + cancelled.id(), "declined " + declined.id());
        assertThat(route.poll()).isEmpty();
    }
}
