// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.internal.token.LoginHealthCheck;
import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.EsignListener;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What all endpoints with the same credentials share: the token, as a provider may end one token by
 * issuing another, the retry budget, and the connections where their options are the same.
 */
public final class Account implements AccountStatus {

    private final RetryBudget budget = new RetryBudget();
    private final Quota quota;
    private final KeysInFlight keys = new KeysInFlight();
    private final Map<List<Object>, ProviderClient> clients = new HashMap<>();
    private final String provider;
    private final String name;
    private final LoginHealthCheck health;
    private final EsignListener listener;
    private volatile Login login;
    private ProviderClient owner;
    private int endpoints;

    /**
     * @param provider the component's scheme
     * @param name see {@link AccountStatus#account()}
     */
    Account(
            String provider,
            String name,
            LoginHealthCheck health,
            Quota quota,
            EsignListener listener) {
        this.provider = provider;
        this.name = name;
        this.health = health;
        this.quota = quota;
        this.listener = listener;
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String account() {
        return name;
    }

    @Override
    public double retryBudget() {
        return budget.share();
    }

    @Override
    public List<Limit> limits() {
        return quota.limits();
    }

    @Override
    public int keysInFlight() {
        return keys.size();
    }

    @Override
    public Optional<Login> login() {
        return Optional.ofNullable(login);
    }

    /** Hears of its calls. */
    EsignListener listener() {
        return listener;
    }

    /** Hears of its logins, and keeps the last. */
    EsignListener logins() {
        return new EsignListener() {
            @Override
            public void onLogin(String scheme, Throwable failure) {
                login = new Login(Instant.now(), failure);
                listener.onLogin(scheme, failure);
            }
        };
    }

    /** The retries of all calls of the account. */
    public RetryBudget budget() {
        return budget;
    }

    /** The calls that the provider allows the account. */
    Quota quota() {
        return quota;
    }

    /** The idempotency keys of creations that are under way. */
    public KeysInFlight keys() {
        return keys;
    }

    LoginHealthCheck health() {
        return health;
    }

    /**
     * The client for some options of the connection, made when it is first wanted.
     *
     * @param connection the options
     */
    public synchronized ProviderClient client(
            List<Object> connection, Supplier<ProviderClient> maker) {
        ProviderClient client = clients.get(connection);
        if (client == null) {
            client = maker.get();
            if (owner == null) {
                owner = client;
            }
            client.shareToken(owner);
            ServiceHelper.startService(client);
            clients.put(connection, client);
        }
        return client;
    }

    synchronized void join() {
        endpoints++;
    }

    /** Returns true when no endpoint is left; then its connections are closed. */
    synchronized boolean leave() {
        if (--endpoints > 0) {
            return false;
        }
        close();
        return true;
    }

    synchronized void close() {
        ServiceHelper.stopAndShutdownServices(clients.values());
        clients.clear();
        owner = null;
    }
}
