// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import io.github.camelesign.api.EsignOperationException;
import java.util.Set;

/** How SignNow is asked to call a URL: each generation of its subscriptions has its own way. */
interface Registration {

    /**
     * Makes sure that each event leads to one call of the URL.
     *
     * @param secret what the calls are to be signed with, or null
     */
    void register(String url, String secret) throws EsignOperationException;

    /** A webhook that SignNow never calls would wait in vain. */
    static void requireEvents(Set<String> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "None of SignNow's events is of a type that eventTypes names. With webhookAutoRegister=false a route takes events that were subscribed to by other means");
        }
    }

    /** Ends what {@link #register} has begun. */
    void unregister(String url) throws EsignOperationException;
}
