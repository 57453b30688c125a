package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.http.BytesBody;
import io.github.camelesign.support.http.EsignClient;
import io.github.camelesign.support.http.EsignRequest;
import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.Paging;
import java.util.ArrayList;
import java.util.Comparator;
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
 * ones: every one but the oldest.
 */
final class SignNowSubscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(SignNowSubscriptions.class);

    private final EsignClient client;
    private final Set<String> events;

    /**
     * @param events the names of the events to subscribe to
     */
    SignNowSubscriptions(EsignClient client, Set<String> events) {
        this.client = client;
        this.events = new TreeSet<>(events);
    }

    /** Makes sure that each event leads to one call of the URL, signed with the secret. */
    void register(String url, String secret) throws EsignOperationException {
        String user =
                String.valueOf(
                        client.readMap(
                                        new EsignRequest(
                                                SignNowOperation.USER_GET.row(),
                                                SignNowOperation.USER_GET.row().path(),
                                                null))
                                .get("id"));
        List<SignNowSubscription> known = list(url);
        for (String event : events) {
            List<SignNowSubscription> same = of(event, known);
            if (same.isEmpty()) {
                send(SignNowOperation.V2_EVENT_CREATE, null, request(event, user, url, secret));
            } else if (!same.get(0).hasSecret(secret)) {
                send(
                        SignNowOperation.V2_EVENT_SUBSCRIPTION_UPDATE,
                        same.get(0).id(),
                        request(event, user, url, secret));
            }
        }
        removeDuplicates(list(url));
        LOG.info("SignNow calls {} for {}", url, events);
    }

    /** Ends all calls of the URL. */
    void unregister(String url) throws EsignOperationException {
        for (SignNowSubscription subscription : list(url)) {
            send(SignNowOperation.V2_EVENT_SUBSCRIPTION_DELETE, subscription.id(), null);
        }
    }

    private void removeDuplicates(List<SignNowSubscription> known) throws EsignOperationException {
        for (String event : events) {
            for (SignNowSubscription duplicate : of(event, known).stream().skip(1).toList()) {
                send(SignNowOperation.V2_EVENT_SUBSCRIPTION_DELETE, duplicate.id(), null);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<SignNowSubscription> list(String url) throws EsignOperationException {
        Operation row = SignNowOperation.V2_EVENT_SUBSCRIPTION_LIST.row();
        Paging paging = row.paging().orElseThrow();
        List<SignNowSubscription> subscriptions = new ArrayList<>();
        Map<String, String> query = paging.first(Map.of());
        while (query != null) {
            Map<String, Object> page =
                    client.readMap(new EsignRequest(row, row.target(name -> null, query), null));
            for (Object entry : paging.items(page)) {
                subscriptions.add(SignNowSubscription.of((Map<String, Object>) entry));
            }
            query = paging.next(query, page);
        }
        return subscriptions.stream()
                .filter(subscription -> url.equals(subscription.url()))
                .toList();
    }

    private void send(SignNowOperation operation, String subscriptionId, Map<String, Object> body)
            throws EsignOperationException {
        Operation row = operation.row();
        RequestBody json =
                body == null ? null : new BytesBody(client.json().write(body), "application/json");
        client.call(
                new EsignRequest(row, row.target(name -> subscriptionId, Map.of()), json),
                response -> null);
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
                .filter(subscription -> subscription.event().equals(event))
                .sorted(
                        Comparator.comparingLong(SignNowSubscription::created)
                                .thenComparing(SignNowSubscription::id))
                .toList();
    }
}
