// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.PollingStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listeners hear, health checks report and the console shows of polls and webhooks. */
class StatusTest {

    private static final String EVENTS =
            "tiny:document/events?delay=10&initialDelay=0&startFrom=beginning";
    private static final String WEBHOOK =
            "webhook:tiny:document/events?webhookSecret=s3cret&webhookExternalUrl=https://x.test/p4th";

    private final TinyEvents provider = new TinyEvents();
    private final Listener listener = new Listener();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private volatile boolean refused;

    private static final class Listener implements EsignListener {

        final List<PollingStatus> pollings = new CopyOnWriteArrayList<>();
        final List<AccountStatus> accounts = new CopyOnWriteArrayList<>();
        final List<Throwable> failures = new CopyOnWriteArrayList<>();
        final List<Integer> calls = new CopyOnWriteArrayList<>();

        @Override
        public void onPollingStarted(PollingStatus polling) {
            pollings.add(polling);
        }

        @Override
        public void onPollingStopped(PollingStatus polling) {
            pollings.remove(polling);
        }

        @Override
        public void onAccountOpened(AccountStatus account) {
            accounts.add(account);
        }

        @Override
        public void onAccountClosed(AccountStatus account) {
            accounts.remove(account);
        }

        @Override
        public void onPollFailed(String scheme, String operation, Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void onWebhookCall(String scheme, int status) {
            calls.add(status);
        }
    }

    /** Stands in for an HTTP server, and keeps what it would call. */
    private final class Server implements RestConsumerFactory {

        private Processor called;

        @Override
        public Consumer createConsumer(
                CamelContext camelContext,
                Processor processor,
                String verb,
                String basePath,
                String uriTemplate,
                String consumes,
                String produces,
                RestConfiguration configuration,
                Map<String, Object> parameters) {
            called = processor;
            return new DefaultConsumer(context.getEndpoint("direct:server"), processor);
        }
    }

    private final Server server = new Server();

    @BeforeEach
    void start() throws Exception {
        context.getRegistry().bind("provider", provider);
        context.getRegistry().bind("listener", listener);
        context.getRegistry().bind("server", server);
        context.getRegistry().bind("registration", (Runnable) this::register);
        TinyComponent component = new TinyComponent();
        component.getConfiguration().setBaseUri("http://127.0.0.1:9");
        context.addComponent("tiny", component);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(EVENTS).id("poll").autoStartup(false).process(exchange -> {});
                        from(WEBHOOK).id("hook").autoStartup(false).process(exchange -> {});
                    }
                });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void register() {
        if (refused) {
            throw new IllegalStateException("the provider is down");
        }
    }

    private HealthCheck.Result health(String end) {
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    private void awaitHealth(String end, HealthCheck.State state) {
        await().untilAsserted(() -> assertThat(health(end).getState()).isEqualTo(state));
    }

    @Test
    void aPollIsShownAsLongAsItsConsumerRuns() throws Exception {
        provider.step("a", "b", "c");
        provider.failures.put("b", 500);
        context.getRouteController().startRoute("poll");

        await().until(() -> listener.pollings.get(0).setAside() == 1);
        PollingStatus polling = listener.pollings.get(0);
        assertThat(polling.openEnvelopes()).isEqualTo(3);
        assertThat(polling.routeId()).isEqualTo("poll");
        assertThat(polling.provider()).isEqualTo("tiny");
        assertThat(listener.accounts).extracting(AccountStatus::account).containsExactly("tiny");

        context.getRouteController().stopRoute("poll");
        assertThat(listener.pollings).isEmpty();

        context.getRouteController().startRoute("poll");
        assertThat(listener.pollings).hasSize(1);

        context.stop();
        assertThat(listener.pollings).isEmpty();
        assertThat(listener.accounts).isEmpty();
    }

    /** Nothing else would show that there are no polls any more. */
    @Test
    void theLagGrowsWhilePollsFail() throws Exception {
        context.getRouteController().startRoute("poll");
        awaitHealth("-poll", HealthCheck.State.UP);
        await().until(() -> listener.pollings.get(0).lastSuccess().isPresent());
        PollingStatus polling = listener.pollings.get(0);

        provider.outage = true;
        awaitHealth("-poll", HealthCheck.State.DOWN);
        assertThat(health("-poll").getDetails())
                .containsEntry("route.id", "poll")
                .containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 503)
                .containsKey("poll.lag");
        assertThat(polling.failure()).isPresent();
        assertThat(listener.failures).isNotEmpty();
        await().until(() -> polling.lag().compareTo(Duration.ofMillis(200)) > 0);

        provider.outage = false;
        awaitHealth("-poll", HealthCheck.State.UP);
        assertThat(polling.failure()).isEmpty();
        await().until(() -> polling.lag().compareTo(Duration.ofMillis(150)) < 0);
        assertThat(HealthCheckHelper.invokeLiveness(context, "full"))
                .noneMatch(result -> result.getCheck().getId().endsWith("-poll"));
    }

    @Test
    void aWebhookThatIsNotRegisteredIsDownUntilItIs() throws Exception {
        refused = true;
        assertThatThrownBy(() -> context.getRouteController().startRoute("hook"))
                .hasStackTraceContaining("the provider is down");
        awaitHealth("tiny-webhook-hook", HealthCheck.State.DOWN);

        refused = false;
        context.getRouteController().startRoute("hook");
        awaitHealth("tiny-webhook-hook", HealthCheck.State.UP);
        assertThat(health("tiny-webhook-hook").getDetails())
                .containsEntry("webhook.state", "REGISTERED")
                .doesNotContainValue("https://x.test/p4th");

        context.getRouteController().stopRoute("hook");
        context.removeRoute("hook");
        assertThat(HealthCheckHelper.invokeReadiness(context, "full"))
                .noneMatch(result -> result.getCheck().getId().endsWith("hook"));
    }

    @Test
    void aWebhooksAnswersAreHeardOf() throws Exception {
        context.getRouteController().startRoute("hook");

        Exchange call = context.getEndpoint("direct:server").createExchange();
        call.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        call.getMessage().setBody("{}");
        server.called.process(call);

        assertThat(listener.calls).containsExactly(400);
    }

    @Test
    void theConsoleShowsWhatIsInUse() throws Exception {
        provider.step("a");
        context.getRouteController().startRoute("poll");
        context.getRouteController().startRoute("hook");
        await().until(() -> listener.pollings.get(0).openEnvelopes() == 1);

        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("esign");
        Map<?, ?> json = (Map<?, ?>) console.call(DevConsole.MediaType.JSON);
        String text = (String) console.call(DevConsole.MediaType.TEXT);

        assertThat(only(json, "accounts"))
                .containsEntry("account", "tiny")
                .containsEntry("retryBudget", 1.0)
                .containsEntry("keysInFlight", 0);
        assertThat(only(json, "polls"))
                .containsEntry("routeId", "poll")
                .containsEntry("openEnvelopes", 1)
                .containsEntry("setAside", 0)
                .containsKey("lagSeconds");
        assertThat(only(json, "webhooks"))
                .containsEntry("routeId", "hook")
                .containsEntry("state", "REGISTERED");
        assertThat(text).contains("accounts:", "polls:", "webhooks:", "routeId: poll");
        assertThat(text + json).doesNotContain("s3cret", "p4th");
    }

    private static Map<Object, Object> only(Map<?, ?> json, String section) {
        List<Object> rows = new ArrayList<>((List<?>) json.get(section));
        assertThat(rows).hasSize(1);
        return Map.copyOf((Map<?, ?>) rows.get(0));
    }
}
