// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.micrometer;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.PollingStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.Registry;

/**
 * Makes meters of what the components do. One bean of it in the registry is enough; on Camel 4.15
 * and later one is made by itself, and so it is in Spring Boot and Quarkus. It uses the meter
 * registry that Camel's own meters use: the bean {@code metricsRegistry}, else the only one in the
 * registry, else Micrometer's global one.
 *
 * <p>No tag holds an id of an envelope, an address, or anything else without a bound.
 */
public final class EsignMeters implements EsignListener, CamelContextAware {

    /** Time of requests; with provider, operation, status and outcome. */
    public static final String REQUESTS = "camel.esign.requests";

    /** Requests that were sent again; with provider and operation. */
    public static final String RETRIES = "camel.esign.retries";

    /** Tokens that were fetched or refused; with provider and outcome. */
    public static final String LOGINS = "camel.esign.logins";

    /** Events that a route got; with provider, delivery, type and outcome. */
    public static final String EVENTS = "camel.esign.events";

    /** Polls that ended; with provider, operation and outcome. */
    public static final String POLLS = "camel.esign.polls";

    /** Calls of webhooks; with provider and status. */
    public static final String WEBHOOK_CALLS = "camel.esign.webhook.calls";

    /** The name under which Camel's meters look for their registry. */
    private static final String METRICS_REGISTRY = "metricsRegistry";

    private CamelContext context;
    private volatile MeterRegistry registry;
    private volatile StatusGauges gauges;

    /** Looks for the meter registry when there is something to measure. */
    public EsignMeters() {}

    /** Uses this meter registry. */
    public EsignMeters(MeterRegistry registry) {
        this.registry = registry;
        this.gauges = new StatusGauges(registry);
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    private MeterRegistry registry() {
        if (registry == null) {
            find();
        }
        return registry;
    }

    private StatusGauges gauges() {
        registry();
        return gauges;
    }

    private synchronized void find() {
        if (registry == null) {
            MeterRegistry found = context == null ? null : find(context.getRegistry());
            found = found == null ? Metrics.globalRegistry : found;
            gauges = new StatusGauges(found);
            registry = found;
        }
    }

    private static MeterRegistry find(Registry beans) {
        MeterRegistry found = beans.lookupByNameAndType(METRICS_REGISTRY, MeterRegistry.class);
        found = found == null ? beans.findSingleByType(CompositeMeterRegistry.class) : found;
        return found == null ? beans.findSingleByType(MeterRegistry.class) : found;
    }

    @Override
    public void onRequest(String provider, String operation, int status, Duration duration) {
        Timer.builder(REQUESTS)
                .description("Requests to the provider, each attempt by itself")
                .tag("provider", provider)
                .tag("operation", operation)
                .tag("status", status == 0 ? "IO_ERROR" : String.valueOf(status))
                .tag("outcome", outcome(status))
                .register(registry())
                .record(duration);
    }

    /** As Micrometer has it for HTTP clients. */
    private static String outcome(int status) {
        return switch (status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }

    private void count(String name, Tags tags) {
        registry().counter(name, tags).increment();
    }

    private static String outcome(boolean succeeded) {
        return succeeded ? "SUCCESS" : "FAILURE";
    }

    @Override
    public void onRetry(String provider, String operation, Duration pause, double budget) {
        count(RETRIES, Tags.of("provider", provider, "operation", operation));
    }

    @Override
    public void onLogin(String provider, Throwable failure) {
        count(LOGINS, Tags.of("provider", provider, "outcome", outcome(failure == null)));
    }

    @Override
    public void onEvent(String provider, String delivery, EventType type, boolean taken) {
        String event = type.name().toLowerCase(Locale.ROOT);
        count(
                EVENTS,
                Tags.of("provider", provider, "delivery", delivery)
                        .and("type", event, "outcome", outcome(taken)));
    }

    @Override
    public void onWebhookCall(String provider, int status) {
        count(WEBHOOK_CALLS, Tags.of("provider", provider, "status", String.valueOf(status)));
    }

    @Override
    public void onPoll(String provider, String operation, int delivered, Duration lag) {
        countPoll(provider, operation, true);
        gauges().restore();
    }

    @Override
    public void onPollFailed(String provider, String operation, Throwable failure) {
        countPoll(provider, operation, false);
    }

    private void countPoll(String provider, String operation, boolean succeeded) {
        Tags tags = Tags.of("provider", provider, "operation", operation);
        count(POLLS, tags.and("outcome", outcome(succeeded)));
    }

    @Override
    public void onPollingStarted(PollingStatus polling) {
        gauges().add(polling);
    }

    @Override
    public void onPollingStopped(PollingStatus polling) {
        gauges().remove(polling);
    }

    @Override
    public void onAccountOpened(AccountStatus account) {
        gauges().add(account);
    }

    @Override
    public void onAccountClosed(AccountStatus account) {
        gauges().remove(account);
    }
}
