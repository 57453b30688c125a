// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.PollingStatus;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class EsignMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final EsignMeters meters = new EsignMeters(registry);

    /** Whose figures a test sets. */
    private static final class Account implements AccountStatus {
        private final String name;
        private double budget = 1;
        private OptionalLong left = OptionalLong.empty();

        private Account(String name) {
            this.name = name;
        }

        @Override
        public String provider() {
            return "x";
        }

        @Override
        public String account() {
            return name;
        }

        @Override
        public double retryBudget() {
            return budget;
        }

        @Override
        public List<Limit> limits() {
            return List.of(
                    new Limit("Burst", OptionalLong.empty(), OptionalLong.empty()),
                    new Limit("Left", left, OptionalLong.of(1000)));
        }

        @Override
        public int keysInFlight() {
            return 3;
        }

        @Override
        public Optional<Login> login() {
            return Optional.empty();
        }
    }

    private static final class Polling implements PollingStatus {
        private final String route;
        private Duration lag = Duration.ZERO;

        private Polling(String route) {
            this.route = route;
        }

        @Override
        public String provider() {
            return "x";
        }

        @Override
        public String operation() {
            return "document/events";
        }

        @Override
        public String routeId() {
            return route;
        }

        @Override
        public String position() {
            return "x." + route;
        }

        @Override
        public Duration lag() {
            return lag;
        }

        @Override
        public int openEnvelopes() {
            return 7;
        }

        @Override
        public int setAside() {
            return 2;
        }

        @Override
        public Optional<Instant> lastSuccess() {
            return Optional.empty();
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private void whatHappens() {
        meters.onRequest("x", "a/b", 200, Duration.ofMillis(40));
        meters.onRequest("x", "a/b", 200, Duration.ofMillis(20));
        meters.onRequest("x", "a/b", 503, Duration.ofMillis(20));
        meters.onRequest("x", "a/b", 0, Duration.ofMillis(20));
        meters.onRetry("x", "a/b", Duration.ofSeconds(1), 0.5);
        meters.onLogin("x", null);
        meters.onLogin("x", new IllegalStateException());
        meters.onEvent("x", "poll", EventType.COMPLETED, true);
        meters.onEvent("x", "webhook", EventType.COMPLETED, false);
        meters.onWebhookCall("x", 401);
        meters.onPoll("x", "a/events", 1, Duration.ZERO);
        meters.onPollFailed("x", "a/events", new IllegalStateException());
    }

    @Test
    void whatHappensIsCounted() {
        whatHappens();

        assertThat(
                        registry.get("camel.esign.requests")
                                .tags("operation", "a/b", "status", "200", "outcome", "SUCCESS")
                                .timer()
                                .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(60);
        assertThat(registry.get("camel.esign.requests").tag("outcome", "SERVER_ERROR").timer())
                .isNotNull();
        assertThat(registry.get("camel.esign.requests").tag("status", "IO_ERROR").timer())
                .isNotNull();
        assertThat(count("camel.esign.retries", "provider", "x", "operation", "a/b")).isOne();
        assertThat(count("camel.esign.logins", "outcome", "SUCCESS")).isOne();
        assertThat(count("camel.esign.logins", "outcome", "FAILURE")).isOne();
        assertThat(count("camel.esign.events", "type", "completed", "outcome", "SUCCESS")).isOne();
        assertThat(count("camel.esign.events", "delivery", "webhook", "outcome", "FAILURE"))
                .isOne();
        assertThat(count("camel.esign.webhook.calls", "status", "401")).isOne();
        assertThat(count("camel.esign.polls", "outcome", "SUCCESS")).isOne();
        assertThat(count("camel.esign.polls", "outcome", "FAILURE")).isOne();
    }

    @Test
    void howItStandsIsReadWhenItIsWanted() {
        Account account = new Account("ada");
        Polling polling = new Polling("r1");
        meters.onAccountOpened(account);
        meters.onPollingStarted(polling);

        assertThat(gauge("camel.esign.quota.remaining", "limit", "Left")).isNaN();
        account.budget = 0.25;
        account.left = OptionalLong.of(12);
        polling.lag = Duration.ofMillis(90_500);

        assertThat(gauge("camel.esign.retry.budget", "account", "ada")).isEqualTo(0.25);
        assertThat(gauge("camel.esign.quota.remaining", "limit", "Left")).isEqualTo(12);
        assertThat(gauge("camel.esign.quota.remaining", "limit", "Burst")).isNaN();
        assertThat(gauge("camel.esign.quota.limit", "limit", "Left")).isEqualTo(1000);
        assertThat(gauge("camel.esign.keys.in.flight", "account", "ada")).isEqualTo(3);
        assertThat(gauge("camel.esign.poll.lag", "routeId", "r1")).isEqualTo(90.5);
        assertThat(gauge("camel.esign.poll.envelopes", "routeId", "r1")).isEqualTo(7);
        assertThat(gauge("camel.esign.poll.set.aside", "routeId", "r1")).isEqualTo(2);
    }

    @Test
    void whatIsGoneHasNoGauge() {
        for (int i = 0; i < 100; i++) {
            Account account = new Account("account-" + i);
            Polling polling = new Polling("route-" + i);
            meters.onAccountOpened(account);
            meters.onPollingStarted(polling);
            meters.onPollingStopped(polling);
            meters.onAccountClosed(account);
        }

        assertThat(registry.getMeters()).isEmpty();
    }

    /** A route may start in a new context before it has stopped in the old one. */
    @Test
    void aSuccessorOfTheSameNameTakesTheGaugeOver() {
        Polling first = new Polling("r1");
        Polling second = new Polling("r1");
        second.lag = Duration.ofSeconds(5);
        meters.onPollingStarted(first);
        meters.onPollingStarted(second);
        meters.onPollingStopped(first);

        assertThat(gauge("camel.esign.poll.lag", "routeId", "r1")).isEqualTo(5);
    }

    @Test
    void metersThatCamelTookAwayComeBackWithTheNextPoll() {
        meters.onPollingStarted(new Polling("r1"));
        List.copyOf(registry.getMeters()).forEach(registry::remove);

        meters.onPoll("x", "a/events", 1, Duration.ZERO);

        assertThat(gauge("camel.esign.poll.envelopes", "routeId", "r1")).isEqualTo(7);
    }

    @Test
    void aContextMeasuresByItselfInTheRegistryOfCamelsMeters() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("other", new SimpleMeterRegistry());
        context.getRegistry().bind("metricsRegistry", registry);
        context.start();

        context.getRegistry().findSingleByType(EsignMeters.class).onWebhookCall("x", 200);

        assertThat(count("camel.esign.webhook.calls", "provider", "x")).isOne();
        context.stop();
    }

    @Test
    void aContextThatHasMetersOfItsOwnGetsNoOthers() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("mine", meters);
        context.start();

        assertThat(context.getRegistry().findByType(EsignMeters.class)).containsExactly(meters);
        context.stop();
    }

    @Test
    void thePageListsAllMetersWithTheirTags() throws IOException {
        meters.onAccountOpened(new Account("ada"));
        meters.onPollingStarted(new Polling("r1"));
        whatHappens();

        String page = Files.readString(Path.of("..", "docs", "guide", "operating.md"));
        Map<String, Set<String>> listed = new TreeMap<>();
        Pattern.compile("(?m)^\\| `(camel\\.esign[a-z.]+)` \\|.*\\| ([^|]+) \\|$")
                .matcher(page)
                .results()
                .forEach(row -> listed.put(row.group(1), words(row.group(2))));
        Map<String, Set<String>> made = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            made.put(
                    meter.getId().getName(),
                    meter.getId().getTags().stream()
                            .map(Tag::getKey)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertThat(listed).isEqualTo(made);
        assertThat(made.keySet()).allMatch(name -> name.matches("camel\\.esign(\\.[a-z]+)+"));
    }

    private static Set<String> words(String cell) {
        return Stream.of(cell.replace("`", "").split(", "))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
