// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.internal.token.LoginHealthCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What all endpoints with the same credentials share: the token, as a provider may end one token by
 * issuing another, the retry budget, and the connections where their options are the same.
 */
public final class Account {

    private final RetryBudget budget = new RetryBudget();
    private final Quota quota;
    private final KeysInFlight keys = new KeysInFlight();
    private final Map<List<Object>, ProviderClient> clients = new HashMap<>();
    private final LoginHealthCheck health;
    private ProviderClient owner;
    private int endpoints;

    Account(LoginHealthCheck health, Quota quota) {
        this.health = health;
        this.quota = quota;
    }

    /** The retries of all calls of the account. */
    public RetryBudget budget() {
        return budget;
    }

    /** The calls that the provider allows the account. */
    public Quota quota() {
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
