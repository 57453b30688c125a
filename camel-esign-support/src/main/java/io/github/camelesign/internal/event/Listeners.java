// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.event;

import io.github.camelesign.api.EventType;
import io.github.camelesign.spi.EsignListener;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of a context; what one of them throws does not disturb the work. */
public final class Listeners implements EsignListener {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Set<EsignListener> listeners;

    public Listeners(CamelContext context) {
        this.listeners = context.getRegistry().findByType(EsignListener.class);
    }

    private void forEach(Consumer<EsignListener> call) {
        for (EsignListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("{} failed: {}", listener.getClass().getName(), e.toString());
            }
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
}
