package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.http.EsignCalls;
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
final class SignNowSubscriptions implements SignNowRegistration {

    private final EsignCalls calls;
    private final Set<String> events;

    /**
     * @param events the names of the events to subscribe to
     */
    SignNowSubscriptions(EsignCalls calls, Set<String> events) {
        this.calls = calls;
        this.events = new TreeSet<>(events);
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        SignNowRegistration.requireEvents(events);
        String user = user();
        List<SignNowSubscription> known = list(user, url);
        for (String event : events) {
            register(event, user, url, secret, of(event, known));
        }
        removeDuplicates(list(user, url));
    }

    private void register(
            String event, String user, String url, String secret, List<SignNowSubscription> same)
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
        for (SignNowSubscription subscription : list(user(), url)) {
            if (SignNowEventNames.SUBSCRIBED.contains(subscription.event())) {
                delete(subscription);
            }
        }
    }

    private void removeDuplicates(List<SignNowSubscription> known) throws EsignOperationException {
        for (String event : events) {
            for (SignNowSubscription duplicate : of(event, known).stream().skip(1).toList()) {
                delete(duplicate);
            }
        }
    }

    private void delete(SignNowSubscription subscription) throws EsignOperationException {
        calls.delete(SignNowOperation.V2_EVENT_SUBSCRIPTION_DELETE, subscription.id());
    }

    private String user() throws EsignOperationException {
        Object id = calls.get(SignNowOperation.USER_GET).get("id");
        if (id == null) {
            throw new IllegalStateException(
                    "SignNow does not tell the id of the user whose events are wanted");
        }
        return id.toString();
    }

    private List<SignNowSubscription> list(String user, String url) throws EsignOperationException {
        return calls.list(SignNowOperation.V2_EVENT_SUBSCRIPTION_LIST).stream()
                .map(SignNowSubscription::of)
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
    private static List<SignNowSubscription> of(String event, List<SignNowSubscription> all) {
        return all.stream()
                .filter(subscription -> event.equals(subscription.event()))
                .sorted(
                        Comparator.comparing((SignNowSubscription s) -> !s.active())
                                .thenComparingLong(SignNowSubscription::created)
                                .thenComparing(SignNowSubscription::id))
                .toList();
    }
}
