// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowEndpoint;
import io.github.camelesign.signnow.StubbedSignNow;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Camel's own options of polling work as with any component that polls. */
class SchedulerOptionsTest extends StubbedSignNow {

    /** Stands for Quartz and its like, which take their options by this prefix. */
    public static class Cron extends DefaultScheduledPollConsumerScheduler {

        static final AtomicReference<String> CRON = new AtomicReference<>();

        public void setCron(String cron) {
            CRON.set(cron);
        }
    }

    @Test
    void optionsOfAnotherSchedulerReachIt() throws Exception {
        answer(json("{\"folders\":[]}"));
        context.getRegistry().bind("cron", new Cron());

        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("signnow:document/events?scheduler=#cron&scheduler.cron=0+5+*+*+*+?"
                                        + "&folderId=f1")
                                .to("log:events");
                    }
                });

        assertThat(Cron.CRON.get()).isEqualTo("0 5 * * * ?");
    }

    @ParameterizedTest
    @CsvSource({"'', 60000", "?delay=5000, 5000", "?delay=2s, 2000", "?delay=0, 0"})
    void theDelayIsAMinuteOrWhatIsGiven(String options, long millis) throws Exception {
        ScheduledPollEndpoint endpoint =
                context.getEndpoint(
                        "signnow:document/events" + options, ScheduledPollEndpoint.class);

        endpoint.createConsumer(exchange -> {});

        assertThat(endpoint.getDelay()).isEqualTo(millis);
    }

    @Test
    void theComponentsOptionsAreTheEndpointsStart() {
        options().setMaxRetries(7);

        SignNowEndpoint endpoint =
                context.getEndpoint(
                        "signnow:user/get?maxConnections=3&responseTimeout=5s&output=stream",
                        SignNowEndpoint.class);

        assertThat(endpoint.getConfiguration())
                .returns(7, SignNowConfiguration::getMaxRetries)
                .returns(3, SignNowConfiguration::getMaxConnections)
                .returns(5000L, SignNowConfiguration::getResponseTimeout);
        assertThat(options().getMaxConnections()).isEqualTo(64);
    }
}
