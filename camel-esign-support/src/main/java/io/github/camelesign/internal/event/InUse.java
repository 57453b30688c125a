// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.event;

import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.PollingStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/** The accounts, consumers and webhooks that a context has in use, for those who show them. */
public final class InUse {

    private final Set<AccountStatus> accounts = ConcurrentHashMap.newKeySet();
    private final Set<PollingStatus> pollings = ConcurrentHashMap.newKeySet();
    private final Set<WebhookStatus> webhooks = ConcurrentHashMap.newKeySet();

    /** Those of a context. */
    public static InUse of(CamelContext context) {
        synchronized (context) {
            InUse known = context.getCamelContextExtension().getContextPlugin(InUse.class);
            if (known == null) {
                known = new InUse();
                context.getCamelContextExtension().addContextPlugin(InUse.class, known);
            }
            return known;
        }
    }

    void add(AccountStatus account) {
        accounts.add(account);
    }

    void remove(AccountStatus account) {
        accounts.remove(account);
    }

    void add(PollingStatus polling) {
        pollings.add(polling);
    }

    void remove(PollingStatus polling) {
        pollings.remove(polling);
    }

    public void add(WebhookStatus webhook) {
        webhooks.add(webhook);
    }

    public void remove(WebhookStatus webhook) {
        webhooks.remove(webhook);
    }

    /** By their names. */
    public List<AccountStatus> accounts() {
        return accounts.stream().sorted(Comparator.comparing(AccountStatus::account)).toList();
    }

    /** By their positions. */
    public List<PollingStatus> pollings() {
        return pollings.stream().sorted(Comparator.comparing(PollingStatus::position)).toList();
    }

    /** By their routes. */
    public List<WebhookStatus> webhooks() {
        return webhooks.stream().sorted(Comparator.comparing(WebhookStatus::routeId)).toList();
    }
}
