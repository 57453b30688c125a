// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EventType;
import java.time.Duration;

/**
 * Hears what the components do, for meters and logs: of calls, and of what can be measured at any
 * time, as long as it is there. Every bean of this type in the registry is called, on the thread
 * that does the work, so it must not block, and gets the context if it is {@code
 * CamelContextAware}; what it throws is logged and ignored. Methods may be added: the defaults do
 * nothing.
 */
public interface EsignListener {

    /**
     * A request was answered, or failed. A call that is repeated is several requests.
     *
     * @param provider the component's scheme
     * @param operation name of the operation
     * @param status HTTP status, 0 when no answer came
     * @param duration from the request to the end of the answer
     */
    default void onRequest(String provider, String operation, int status, Duration duration) {}

    /**
     * A request will be sent again.
     *
     * @param provider the component's scheme
     * @param operation name of the operation
     * @param pause the time until then
     * @param budget what is left of the retry budget, from 0 to 1
     */
    default void onRetry(String provider, String operation, Duration pause, double budget) {}

    /**
     * A token was fetched, or could not be.
     *
     * @param provider the component's scheme
     * @param failure null when it was fetched
     */
    default void onLogin(String provider, Throwable failure) {}

    /**
     * A route has taken an event, or has failed on it.
     *
     * @param provider the component's scheme
     * @param delivery {@code poll} or {@code webhook}
     * @param type in the common vocabulary
     * @param taken whether the route succeeded
     */
    default void onEvent(String provider, String delivery, EventType type, boolean taken) {}

    /**
     * The provider has called a webhook.
     *
     * @param provider the component's scheme
     * @param status HTTP status of our answer: 401 for a call whose signature is missing or wrong
     */
    default void onWebhookCall(String provider, int status) {}

    /**
     * A poll has ended.
     *
     * @param provider the component's scheme
     * @param operation name of the operation
     * @param delivered number of events that the route has taken
     * @param lag how far the position of polling is behind the provider's clock
     */
    default void onPoll(String provider, String operation, int delivered, Duration lag) {}

    /**
     * A poll has failed.
     *
     * @param provider the component's scheme
     * @param operation name of the operation
     */
    default void onPollFailed(String provider, String operation, Throwable failure) {}

    /**
     * A consumer polls from now on.
     *
     * @param polling how it stands
     */
    default void onPollingStarted(PollingStatus polling) {}

    /** A consumer polls no more. The same object as at the start. */
    default void onPollingStopped(PollingStatus polling) {}

    /** An account is in use from now on. */
    default void onAccountOpened(AccountStatus account) {}

    /** No endpoint uses an account any more. The same object as at the start. */
    default void onAccountClosed(AccountStatus account) {}
}
