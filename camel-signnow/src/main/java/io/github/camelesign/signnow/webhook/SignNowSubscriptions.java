// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.signnow.events.SignNowEventNames;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The subscriptions of one user, one for each event and URL. Nodes that start together may each
 * find none and create one; so every node looks again after it has created, and all remove the same
 * ones: every one but the oldest.
 */
final class SignNowSubscriptions implements Registration {

    private final Calls calls;
    private final Set<String> events;

    /**
     * @param events the names of the events to subscribe to
     */
    SignNowSubscriptions(Calls calls, Set<String> events) {
        this.calls = calls;
        this.events = new TreeSet<>(events);
    }

    /** Of the events whose types the endpoint names. */
    static Registration of(EndpointContext<SignNowConfiguration> endpoint) {
        return new SignNowSubscriptions(
                endpoint.calls(),
                SignNowEventNames.ofTypes(SignNowEventNames.SUBSCRIBED, endpoint.eventTypes()));
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        Registration.requireEvents(events);
        String user = user();
        List<Subscription> known = list(user, url);
        for (String event : events) {
            register(event, user, url, secret, of(event, known));
        }
        removeDuplicates(list(user, url));
    }

    private void register(
            String event, String user, String url, String secret, List<Subscription> same)
            throws EsignOperationException {
        Map<String, Object> request = request(event, user, url, secret);
        if (same.isEmpty() || !same.get(0).active()) {
            calls.send(SignNowOperation.V2_EVENT_CREATE, null, request);
        } else if (same.get(0).needsSecret(secret)) {
            calls.send(SignNowOperation.V2_EVENT_SUBSCRIPTION_UPDATE, same.get(0).id(), request);
        }
    }

    /** Also of events that an earlier version of the route wanted. */
    @Override
    public void unregister(String url) throws EsignOperationException {
        for (Subscription subscription : list(user(), url)) {
            if (SignNowEventNames.SUBSCRIBED.contains(subscription.event())) {
                delete(subscription);
            }
        }
    }

    private void removeDuplicates(List<Subscription> known) throws EsignOperationException {
        for (String event : events) {
            for (Subscription duplicate : of(event, known).stream().skip(1).toList()) {
                delete(duplicate);
            }
        }
    }

    private void delete(Subscription subscription) throws EsignOperationException {
        calls.delete(SignNowOperation.V2_EVENT_SUBSCRIPTION_DELETE, subscription.id());
    }

    private String user() throws EsignOperationException {
        Object id = calls.get(SignNowOperation.USER_GET).get("id");
        if (id == null) {
            throw new IllegalStateException(
                    "SignNow does not name the id of the user whose events are wanted");
        }
        return id.toString();
    }

    private List<Subscription> list(String user, String url) throws EsignOperationException {
        return calls.list(SignNowOperation.V2_EVENT_SUBSCRIPTION_LIST).stream()
                .map(Subscription::of)
                .filter(subscription -> subscription.isFor(user, url))
                .toList();
    }

    private static Map<String, Object> request(
            String event, String user, String url, String secret) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("callback", url);
        attributes.put("use_tls_12", true);
        attributes.put("include_metadata", true);
        attributes.put("delete_access_token", true);
        if (secret != null) {
            attributes.put("secret_key", secret);
        }
        return Map.of(
                "event", event, "entity_id", user, "action", "callback", "attributes", attributes);
    }

    /** The subscriptions of an event, the one to keep first. */
    private static List<Subscription> of(String event, List<Subscription> all) {
        return all.stream()
                .filter(subscription -> event.equals(subscription.event()))
                .sorted(
                        Comparator.comparing((Subscription s) -> !s.active())
                                .thenComparing(Subscription::created)
                                .thenComparing(Subscription::id))
                .toList();
    }
}
