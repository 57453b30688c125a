// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.signnow.events.SignNowEventNames;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions of one user, one for each event and URL. Nodes that start together may each
 * find none and create one; so every node looks again after it has created, and all remove the same
 * ones: every one but the oldest. An event that SignNow's published sources name for certain must
 * be taken; of the others, the route goes without those that it refuses.
 */
final class SignNowSubscriptions implements Registration {

    private static final Logger LOG = LoggerFactory.getLogger(SignNowSubscriptions.class);

    /** The answers to a subscription whose event SignNow does not know. */
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 422);

    private final Calls calls;
    private final Set<String> certain;
    private final Set<String> events = new TreeSet<>();

    /**
     * @param certain the names of the events that must be subscribed to
     * @param probable of those that are subscribed to if SignNow takes them
     */
    SignNowSubscriptions(Calls calls, Set<String> certain, Set<String> probable) {
        this.calls = calls;
        this.certain = certain;
        events.addAll(certain);
        events.addAll(probable);
    }

    /** Of the events whose types the endpoint names. */
    static Registration of(EndpointContext<SignNowConfiguration> endpoint) {
        return new SignNowSubscriptions(
                endpoint.calls(),
                SignNowEventNames.ofTypes(SignNowEventNames.CERTAIN, endpoint.eventTypes()),
                SignNowEventNames.ofTypes(SignNowEventNames.PROBABLE, endpoint.eventTypes()));
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        Registration.requireEvents(events);
        String user = user();
        List<Subscription> known = list(user, url);
        for (String event : events) {
            try {
                register(event, user, url, secret, of(event, known));
            } catch (EsignOperationException e) {
                if (certain.contains(event) || !REFUSALS.contains(e.getHttpResponseCode())) {
                    throw e;
                }
                LOG.info("SignNow takes no subscription to {}: {}", event, e.getMessage());
            }
        }
        removeDuplicates(user, url);
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
            if (SignNowEventNames.CERTAIN.contains(subscription.event())
                    || SignNowEventNames.PROBABLE.contains(subscription.event())) {
                delete(subscription);
            }
        }
    }

    /**
     * Until a list shows none: while another node removes some, those that follow move up, and a
     * list that is read in pages leaves out as many.
     */
    private void removeDuplicates(String user, String url) throws EsignOperationException {
        Set<String> removed = new HashSet<>();
        List<Subscription> found;
        do {
            found =
                    duplicates(list(user, url)).stream()
                            .filter(duplicate -> removed.add(duplicate.id()))
                            .toList();
            for (Subscription duplicate : found) {
                delete(duplicate);
            }
        } while (!found.isEmpty());
    }

    private List<Subscription> duplicates(List<Subscription> known) {
        return events.stream().flatMap(event -> of(event, known).stream().skip(1)).toList();
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
