// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.console;

import io.github.camelesign.internal.event.InUse;
import io.github.camelesign.internal.event.WebhookStatus;
import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.AccountStatus.Limit;
import io.github.camelesign.spi.AccountStatus.Login;
import io.github.camelesign.spi.PollingStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/**
 * How accounts, polls and webhooks stand, as text or JSON. What may be secret or personal, such as
 * URLs of webhooks, user names and messages of failures, is not shown.
 */
@DevConsole(
        name = "esign",
        displayName = "eSign",
        description = "Accounts, polls and webhooks of the e-signature components")
public final class EsignDevConsole extends AbstractDevConsole {

    public EsignDevConsole() {
        super("camel", "esign", "eSign", "Accounts, polls and webhooks of e-signature components");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        InUse inUse = InUse.of(getCamelContext());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("accounts", inUse.accounts().stream().map(EsignDevConsole::json).toList());
        root.put("polls", inUse.pollings().stream().map(EsignDevConsole::json).toList());
        root.put("webhooks", inUse.webhooks().stream().map(EsignDevConsole::json).toList());
        return root;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        return doCallJson(options).entrySet().stream()
                .map(
                        section ->
                                "%s:%n%s"
                                        .formatted(
                                                section.getKey(),
                                                text((List<?>) section.getValue())))
                .collect(Collectors.joining());
    }

    private static String text(List<?> rows) {
        return rows.stream()
                .map(row -> line((Map<?, ?>) row) + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static String line(Map<?, ?> row) {
        return row.entrySet().stream()
                .map(value -> value.getKey() + ": " + value.getValue())
                .collect(Collectors.joining("  ", "    ", ""));
    }

    private static Map<String, Object> json(AccountStatus account) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("account", account.account());
        row.put("provider", account.provider());
        row.put("login", account.login().map(EsignDevConsole::state).orElse("none"));
        account.login().ifPresent(login -> row.put("loginAt", login.at().toString()));
        row.put("retryBudget", account.retryBudget());
        row.put("keysInFlight", account.keysInFlight());
        row.put("callsLeft", figures(account.limits(), Limit::left));
        row.put("callsAllowed", figures(account.limits(), Limit::allowed));
        return row;
    }

    private static String state(Login login) {
        return login.failure() == null ? "succeeded" : "failed";
    }

    /** Those that are known, by the names of the limits. */
    private static Map<String, Object> figures(
            List<Limit> limits, Function<Limit, OptionalLong> figure) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Limit limit : limits) {
            figure.apply(limit).ifPresent(value -> figures.put(limit.name(), value));
        }
        return figures;
    }

    private static Map<String, Object> json(PollingStatus polling) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("routeId", polling.routeId());
        row.put("provider", polling.provider());
        row.put("operation", polling.operation());
        row.put("position", polling.position());
        row.put("lagSeconds", polling.lag().toSeconds());
        row.put("openEnvelopes", polling.openEnvelopes());
        row.put("setAside", polling.setAside());
        polling.lastSuccess().ifPresent(at -> row.put("lastSuccess", at.toString()));
        polling.failure().ifPresent(failure -> row.put("failure", failure.getClass().getName()));
        return row;
    }

    private static Map<String, Object> json(WebhookStatus webhook) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("routeId", webhook.routeId());
        row.put("provider", webhook.provider());
        row.put("state", webhook.outcome().state().name());
        if (webhook.outcome().at() != null) {
            row.put("since", webhook.outcome().at().toString());
        }
        return row;
    }
}
