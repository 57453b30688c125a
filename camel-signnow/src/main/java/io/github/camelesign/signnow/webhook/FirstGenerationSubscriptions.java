// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.Paging.entries;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.SignNowOperation;
import io.github.camelesign.signnow.events.SignNowEventNames;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Subscriptions of the first generation. SignNow lists them without the URL that they call, so
 * those of a route are known by their ids only, which are kept; what is not known to be the route's
 * own is left alone. One node registers, as nothing distinguishes the subscriptions of several.
 */
final class FirstGenerationSubscriptions implements Registration {

    private final Calls calls;
    private final Set<String> events;
    private final StateRepository<String, String> ids;

    /** Of the events whose types the endpoint names; their ids go to its cursorRepository. */
    FirstGenerationSubscriptions(EndpointContext<SignNowConfiguration> endpoint) {
        this.calls = endpoint.calls();
        this.events =
                new TreeSet<>(
                        SignNowEventNames.ofTypes(
                                SignNowEventNames.FIRST_GENERATION, endpoint.eventTypes()));
        this.ids = endpoint.getConfiguration().getCursorRepository();
    }

    @Override
    public void register(String url, String secret) throws EsignOperationException {
        Registration.requireEvents(events);
        startRepository();
        Set<String> existing = existing();
        for (String event : events) {
            String own = ids.getState(key(event, url));
            if (own == null || !existing.contains(own)) {
                create(event, url);
            }
        }
    }

    private void create(String event, String url) throws EsignOperationException {
        Object id =
                calls.send(
                                SignNowOperation.EVENT_SUBSCRIPTION_CREATE,
                                null,
                                Map.of("event", event, "callback_url", url, "use_tls_12", 1))
                        .get("id");
        if (id == null) {
            throw new IllegalStateException(
                    "SignNow does not name the id of its subscription to " + event);
        }
        ids.setState(key(event, url), id.toString());
    }

    @Override
    public void unregister(String url) throws EsignOperationException {
        startRepository();
        for (String event : SignNowEventNames.FIRST_GENERATION) {
            String own = ids.getState(key(event, url));
            if (own != null && !own.isEmpty()) {
                calls.delete(SignNowOperation.EVENT_SUBSCRIPTION_DELETE, own);
                // a state cannot be removed, and not every repository takes null
                ids.setState(key(event, url), "");
            }
        }
    }

    private void startRepository() {
        if (ids == null) {
            throw new IllegalArgumentException(
                    "subscriptionVersion=v1 needs the option cursorRepository to find its subscriptions again, or webhookAutoRegister=false");
        }
        ServiceHelper.startService(ids);
    }

    private Set<String> existing() throws EsignOperationException {
        Object list = calls.get(SignNowOperation.EVENT_SUBSCRIPTION_LIST).get("subscriptions");
        return objects(entries(list)).stream()
                .map(entry -> String.valueOf(entry.get("id")))
                .collect(Collectors.toSet());
    }

    private static String key(String event, String url) {
        return "signnow/event_subscription/%s/%s".formatted(event, url);
    }
}
