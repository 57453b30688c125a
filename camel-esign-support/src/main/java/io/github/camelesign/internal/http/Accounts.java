// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.internal.event.Listeners;
import io.github.camelesign.internal.token.LoginHealthCheck;
import io.github.camelesign.internal.token.LoginHealthCheck.LogIn;
import io.github.camelesign.spi.Provider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * The accounts of a component. One lives as long as an endpoint uses it, and has a readiness check
 * of its login for that time.
 */
public final class Accounts {

    private final CamelContext context;
    private final String name;
    private final Provider<?> provider;
    private final Listeners listeners;
    private final Map<List<Object>, Account> accounts = new HashMap<>();
    private int number;

    /**
     * @param name of the component, in the names of the accounts and the ids of their checks
     */
    public Accounts(CamelContext context, Provider<?> provider, String name) {
        this.context = context;
        this.provider = provider;
        this.name = name;
        this.listeners = new Listeners(context);
    }

    /**
     * The account of some credentials, for one endpoint more.
     *
     * @param login logs in unless that is done
     * @param checked whether the readiness check is enabled
     */
    public synchronized Account join(List<Object> credentials, LogIn login, boolean checked) {
        Account account = accounts.computeIfAbsent(credentials, key -> open(login, checked));
        account.join();
        return account;
    }

    private Account open(LogIn login, boolean checked) {
        String suffix = accounts.isEmpty() ? "" : "-" + (++number + 1);
        LoginHealthCheck check = new LoginHealthCheck(name + "-login" + suffix, login, checked);
        checks().ifPresent(checks -> checks.addHealthCheck(check));
        Account account =
                new Account(
                        provider.scheme(),
                        name + suffix,
                        check,
                        new Quota(provider.throttling()),
                        listeners);
        listeners.onAccountOpened(account);
        return account;
    }

    /** An endpoint does not use the account any more. */
    public synchronized void leave(Account account) {
        if (account.leave()) {
            accounts.values().remove(account);
            checks().ifPresent(checks -> checks.removeHealthCheck(account.health()));
            listeners.onAccountClosed(account);
        }
    }

    /** Closes what an endpoint has joined that was called once more after its end. */
    public synchronized void close() {
        accounts.values().forEach(Account::close);
        accounts.values().forEach(listeners::onAccountClosed);
        accounts.clear();
    }

    /** The checks of producers; empty unless Camel's health checks are there. */
    private Optional<WritableHealthCheckRepository> checks() {
        return Optional.ofNullable(
                HealthCheckHelper.getHealthCheckRepository(
                        context, "producers", WritableHealthCheckRepository.class));
    }
}
