// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.event;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.AccountStatus;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.PollingStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a context, with what it has in use; what one of them throws does not disturb the
 * work.
 */
public final class Listeners implements EsignListener {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final CamelContext context;
    private final InUse inUse;
    private final Set<AccountStatus> open = new LinkedHashSet<>();
    private final Set<EsignListener> known = new HashSet<>();
    private volatile Set<EsignListener> listeners;

    public Listeners(CamelContext context) {
        this.context = context;
        this.inUse = InUse.of(context);
    }

    /** Looked for until the context runs: before, it does not have all its beans. */
    private Set<EsignListener> listeners() {
        Set<EsignListener> found = listeners;
        if (found == null) {
            found = context.getRegistry().findByType(EsignListener.class);
            found.forEach(this::introduce);
            if (context.isStarted()) {
                listeners = found;
            }
        }
        return found;
    }

    /** An account may have been opened before there was somebody to hear of it. */
    private synchronized void introduce(EsignListener listener) {
        if (known.add(listener)) {
            // beans of CDI do not get it otherwise
            CamelContextAware.trySetCamelContext(listener, context);
            open.forEach(account -> call(listener, one -> one.onAccountOpened(account)));
        }
    }

    private void forEach(Consumer<EsignListener> call) {
        listeners().forEach(listener -> call(listener, call));
    }

    private static void call(EsignListener listener, Consumer<EsignListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException e) {
            LOG.warn("{} failed: {}", listener.getClass().getName(), e.toString());
        }
    }

    @Override
    public void onRequest(String provider, String operation, int status, Duration duration) {
        forEach(listener -> listener.onRequest(provider, operation, status, duration));
    }

    @Override
    public void onRetry(String provider, String operation, Duration pause, double budget) {
        forEach(listener -> listener.onRetry(provider, operation, pause, budget));
    }

    @Override
    public void onLogin(String provider, Throwable failure) {
        forEach(listener -> listener.onLogin(provider, failure));
    }

    @Override
    public void onEvent(String provider, String delivery, EventType type, boolean taken) {
        forEach(listener -> listener.onEvent(provider, delivery, type, taken));
    }

    @Override
    public void onPoll(String provider, String operation, int delivered, Duration lag) {
        forEach(listener -> listener.onPoll(provider, operation, delivered, lag));
    }

    @Override
    public void onWebhookCall(String provider, int status) {
        forEach(listener -> listener.onWebhookCall(provider, status));
    }

    @Override
    public void onPollFailed(String provider, String operation, Throwable failure) {
        forEach(listener -> listener.onPollFailed(provider, operation, failure));
    }

    @Override
    public void onPollingStarted(PollingStatus polling) {
        inUse.add(polling);
        forEach(listener -> listener.onPollingStarted(polling));
    }

    @Override
    public void onPollingStopped(PollingStatus polling) {
        inUse.remove(polling);
        forEach(listener -> listener.onPollingStopped(polling));
    }

    @Override
    public synchronized void onAccountOpened(AccountStatus account) {
        inUse.add(account);
        forEach(listener -> listener.onAccountOpened(account));
        open.add(account);
    }

    @Override
    public synchronized void onAccountClosed(AccountStatus account) {
        inUse.remove(account);
        open.remove(account);
        forEach(listener -> listener.onAccountClosed(account));
    }
}
