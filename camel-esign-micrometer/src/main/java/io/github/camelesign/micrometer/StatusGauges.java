// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.micrometer;

import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.AccountStatus.Limit;
import io.github.camelesign.spi.PollingStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The gauges of the accounts and consumers that are in use, and of no others. */
final class StatusGauges {

    static final String POLL_LAG = "camel.esign.poll.lag";
    static final String POLL_ENVELOPES = "camel.esign.poll.envelopes";
    static final String POLL_SET_ASIDE = "camel.esign.poll.set.aside";
    static final String RETRY_BUDGET = "camel.esign.retry.budget";
    static final String KEYS_IN_FLIGHT = "camel.esign.keys.in.flight";
    static final String QUOTA_REMAINING = "camel.esign.quota.remaining";
    static final String QUOTA_LIMIT = "camel.esign.quota.limit";

    private final MeterRegistry registry;
    private final Set<PollingStatus> pollings = new LinkedHashSet<>();
    private final Set<AccountStatus> accounts = new LinkedHashSet<>();
    private final MultiGauge lag;
    private final MultiGauge envelopes;
    private final MultiGauge setAside;
    private final MultiGauge budget;
    private final MultiGauge keys;
    private final MultiGauge remaining;
    private final MultiGauge limit;

    StatusGauges(MeterRegistry registry) {
        this.registry = registry;
        lag = gauge(POLL_LAG, "seconds", "Time since the lists were read to their end");
        envelopes = gauge(POLL_ENVELOPES, null, "Envelopes that may be listed again");
        setAside = gauge(POLL_SET_ASIDE, null, "Envelopes that failed and are tried again");
        budget = gauge(RETRY_BUDGET, null, "What is left of the retry budget, from 0 to 1");
        keys = gauge(KEYS_IN_FLIGHT, null, "Idempotency keys of creations that are under way");
        remaining = gauge(QUOTA_REMAINING, null, "Calls that the provider still allows");
        limit = gauge(QUOTA_LIMIT, null, "Calls that the provider allows in a window");
    }

    private MultiGauge gauge(String name, String unit, String description) {
        return MultiGauge.builder(name).baseUnit(unit).description(description).register(registry);
    }

    synchronized void add(PollingStatus polling) {
        pollings.add(polling);
        showPollings();
    }

    synchronized void remove(PollingStatus polling) {
        pollings.remove(polling);
        showPollings();
    }

    synchronized void add(AccountStatus account) {
        accounts.add(account);
        showAccounts();
    }

    synchronized void remove(AccountStatus account) {
        accounts.remove(account);
        showAccounts();
    }

    /** Camel takes all meters of routes away when routes are reloaded, also of those that run. */
    synchronized void restore() {
        if (registry.find(POLL_LAG).meters().isEmpty()) {
            showPollings();
        }
    }

    private void showPollings() {
        lag.register(pollingRows(polling -> polling.lag().toMillis() / 1000.0), true);
        envelopes.register(pollingRows(PollingStatus::openEnvelopes), true);
        setAside.register(pollingRows(PollingStatus::setAside), true);
    }

    private List<Row<?>> pollingRows(ToDoubleFunction<PollingStatus> figure) {
        return rows(
                pollings.stream()
                        .map(
                                polling ->
                                        Row.of(
                                                Tags.of(
                                                        "provider", polling.provider(),
                                                        "operation", polling.operation(),
                                                        "routeId", polling.routeId()),
                                                polling,
                                                figure)));
    }

    private void showAccounts() {
        budget.register(accountRows(AccountStatus::retryBudget), true);
        keys.register(accountRows(AccountStatus::keysInFlight), true);
        remaining.register(limitRows(Limit::left), true);
        limit.register(limitRows(Limit::allowed), true);
    }

    private List<Row<?>> accountRows(ToDoubleFunction<AccountStatus> figure) {
        return rows(accounts.stream().map(account -> Row.of(tags(account), account, figure)));
    }

    private static Tags tags(AccountStatus account) {
        return Tags.of("provider", account.provider(), "account", account.account());
    }

    private List<Row<?>> limitRows(Function<Limit, OptionalLong> figure) {
        return rows(accounts.stream().flatMap(account -> limitRows(account, figure)));
    }

    private static Stream<Row<AccountStatus>> limitRows(
            AccountStatus account, Function<Limit, OptionalLong> figure) {
        List<Limit> limits = account.limits();
        return IntStream.range(0, limits.size())
                .mapToObj(
                        index ->
                                Row.of(
                                        tags(account).and("limit", limits.get(index).name()),
                                        account,
                                        now -> value(figure.apply(now.limits().get(index)))));
    }

    /** Not a number as long as the provider has not said. */
    private static double value(OptionalLong figure) {
        return figure.isPresent() ? figure.getAsLong() : Double.NaN;
    }

    private static List<Row<?>> rows(Stream<? extends Row<?>> rows) {
        return rows.<Row<?>>map(row -> row).toList();
    }
}
