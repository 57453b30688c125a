// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.webhook;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.yousign.YousignConfiguration;
import io.github.camelesign.yousign.YousignOperation;
import io.github.camelesign.yousign.events.YousignEventNames;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The webhook subscription of v3 for one URL. Nodes that start together may each find none and
 * create one; so every node looks again after it has created, and all remove the same ones: every
 * one but the oldest.
 */
final class YousignSubscriptions {

    private static final String DESCRIPTION = "Camel eSign";
    private static final String SOURCES = "source[in]";

    /** Yousign's own, of its lists. */
    private static final String DEFAULT_SOURCE = "public_api";

    private final Calls calls;
    private final Map<String, Object> wanted;

    YousignSubscriptions(EndpointContext<YousignConfiguration> endpoint) {
        this.calls = endpoint.calls();
        this.wanted = new LinkedHashMap<>();
        wanted.put("subscribed_events", List.copyOf(new TreeSet<>(events(endpoint))));
        wanted.put("scopes", scopes(endpoint));
        wanted.put("sandbox", !"production".equals(endpoint.getConfiguration().getEnvironment()));
        wanted.put("auto_retry", true);
        wanted.put("enabled", true);
    }

    private static Set<String> events(EndpointContext<YousignConfiguration> endpoint) {
        return YousignEventNames.ofTypes(YousignEventNames.SUBSCRIBED, endpoint.eventTypes());
    }

    /** What made the requests whose events are wanted. */
    private static List<String> scopes(EndpointContext<YousignConfiguration> endpoint) {
        String sources = endpoint.getParameters().getOrDefault(SOURCES, DEFAULT_SOURCE);
        return List.of(sources.split("\\s*,\\s*"));
    }

    /**
     * Makes sure that there is one.
     *
     * @param secret that it signs with; null leaves that to Yousign
     */
    void register(String url, String secret) throws EsignOperationException {
        if (((Collection<?>) wanted.get("subscribed_events")).isEmpty()) {
            throw new IllegalArgumentException(
                    "None of Yousign's events is of a type that eventTypes names. With webhookAutoRegister=false a route takes events that were subscribed to by other means");
        }
        Map<String, Object> request = new LinkedHashMap<>(wanted);
        if (secret != null) {
            request.put("secret_key", secret);
        }
        List<Map<String, Object>> same = list(url);
        if (same.isEmpty()) {
            Map<String, Object> created = new LinkedHashMap<>(request);
            created.put("endpoint", url);
            created.put("description", DESCRIPTION);
            calls.send(YousignOperation.WEBHOOK_CREATE, null, created);
        } else if (!isAs(request, same.get(0))) {
            calls.send(YousignOperation.WEBHOOK_UPDATE, id(same.get(0)), request);
        }
        for (Map<String, Object> duplicate : list(url).stream().skip(1).toList()) {
            calls.delete(YousignOperation.WEBHOOK_DELETE, id(duplicate));
        }
    }

    void unregister(String url) throws EsignOperationException {
        for (Map<String, Object> subscription : list(url)) {
            calls.delete(YousignOperation.WEBHOOK_DELETE, id(subscription));
        }
    }

    /** Those that call the URL, the oldest first. */
    private List<Map<String, Object>> list(String url) throws EsignOperationException {
        return calls.list(YousignOperation.WEBHOOK_LIST).stream()
                .filter(subscription -> url.equals(subscription.get("endpoint")))
                .sorted(
                        Comparator.comparing(
                                        (Map<String, Object> subscription) ->
                                                String.valueOf(subscription.get("created_at")))
                                .thenComparing(YousignSubscriptions::id))
                .toList();
    }

    private static boolean isAs(Map<String, Object> request, Map<String, Object> subscription) {
        return request.entrySet().stream()
                .allMatch(
                        wish ->
                                unordered(wish.getValue())
                                        .equals(unordered(subscription.get(wish.getKey()))));
    }

    private static Object unordered(Object value) {
        return value instanceof Collection<?> names ? new HashSet<>(names) : String.valueOf(value);
    }

    private static String id(Map<String, Object> subscription) {
        return String.valueOf(subscription.get("id"));
    }
}
