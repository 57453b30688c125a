// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.yousign.YousignComponent;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus scrapes of a component that has two accounts. */
class TwoAccountsTest {

    /** Nobody listens there. */
    private static final String NOWHERE = "http://127.0.0.1:9";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void configure() {
        context.getRegistry().bind("metricsRegistry", registry);
        YousignComponent yousign = new YousignComponent();
        yousign.getConfiguration().setBaseUri(NOWHERE);
        yousign.getConfiguration().setApiKey("the-component's");
        context.addComponent("yousign", yousign);
    }

    @AfterEach
    void stop() {
        context.stop();
        assertThat(scraped("retry_budget")).isEmpty();
    }

    /** Stands in for an HTTP server that nobody calls. */
    private final class Server implements RestConsumerFactory {
        @Override
        public Consumer createConsumer(
                CamelContext camelContext,
                Processor called,
                String verb,
                String basePath,
                String uriTemplate,
                String consumes,
                String produces,
                RestConfiguration configuration,
                Map<String, Object> parameters) {
            return new DefaultConsumer(context.getEndpoint("direct:server"), called);
        }
    }

    /** The tags {@code account} of a gauge, in the order of the alphabet. */
    private List<String> scraped(String gauge) {
        return Pattern.compile(
                        "(?m)^camel_esign_%s\\{account=\"(.*?)\",(?:limit=\".*?\",)?provider=\"yousign\"} "
                                .formatted(gauge))
                .matcher(registry.scrape())
                .results()
                .map((MatchResult line) -> line.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private void assertThatScrapedAre(int accounts) {
        for (String gauge :
                List.of("retry_budget", "keys_in_flight", "quota_limit", "quota_remaining")) {
            assertThat(scraped(gauge)).as(gauge).hasSize(accounts);
        }
    }

    private Endpoint stopped(String options) {
        Endpoint endpoint = endpoint(options);
        endpoint.stop();
        return endpoint;
    }

    private Endpoint endpoint(String options) {
        return context.getEndpoint("yousign:signature-request/list?" + options);
    }

    /** The same server with another key, and another server. */
    @ParameterizedTest
    @ValueSource(strings = {"apiKey=another", "baseUri=http://127.0.0.1:10"})
    void eachIsShownWhileItIsOpen(String other) {
        context.start();
        Endpoint one = stopped("output=MAP");
        Endpoint two = stopped(other);
        for (Endpoint early : List.of(one, two)) {
            Endpoint late = early == one ? two : one;
            for (boolean laterClosesFirst : List.of(false, true)) {
                early.start();
                assertThatScrapedAre(1);
                late.start();
                assertThatScrapedAre(2);
                (laterClosesFirst ? late : early).stop();
                assertThatScrapedAre(1);
                (laterClosesFirst ? early : late).stop();
                assertThatScrapedAre(0);
            }
        }
    }

    @Test
    void theOneThatIsLeftIsShownBesideASuccessorOfTheOther() {
        context.start();
        Endpoint first = endpoint("output=MAP");
        Endpoint second = endpoint("apiKey=another");
        first.stop();
        endpoint("apiKey=third");
        first.start();

        assertThatScrapedAre(3);
        second.stop();
        assertThatScrapedAre(2);
    }

    @Test
    void anAccountIsShownThatWasOpenedBeforeTheContextHadItsBeans() {
        endpoint("output=MAP").start();
        context.start();
        endpoint("apiKey=another");

        assertThatScrapedAre(2);
    }

    /** A route is asked for its consumer before the context has its beans. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "esign:contract/events?provider=yousign&account.baseUri=http://127.0.0.1:10",
                "webhook:esign:contract/events?provider=yousign&account.baseUri=http://127.0.0.1:10&account.webhookVerification=none&webhookAutoRegister=false",
                "webhook:yousign:signature-request/events?baseUri=http://127.0.0.1:10&webhookVerification=none&webhookAutoRegister=false"
            })
    void anAccountOfARouteIsShownBesideThatOfTheComponent(String events) throws Exception {
        context.getRegistry().bind("server", new Server());
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(events).to("log:events");
                        from("yousign:signature-request/events").to("log:events");
                    }
                });
        context.start();

        assertThatScrapedAre(2);
    }
}
