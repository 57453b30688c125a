// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.live.Service.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Discards all that a run created: what is known by its id, and what the service lists under the
 * name of the run because an answer was lost. Nothing else is touched.
 */
final class CleanUp {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceRoutes routes;
    private final String run;
    private final Map<Thing, Set<String>> created = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();

    /**
     * @param run by which everything that was created is known again
     */
    CleanUp(Service service, ServiceRoutes routes, String run) {
        this.routes = routes;
        this.run = run;
        service.things().forEach(thing -> created.put(thing, new LinkedHashSet<>()));
    }

    /** What a step left in its headers. */
    void remember(Map<String, Object> headers) {
        created.forEach(
                (thing, ids) -> {
                    if (headers.get(thing.header()) != null) {
                        ids.add(String.valueOf(headers.get(thing.header())));
                    }
                });
    }

    /**
     * @return what could not be discarded, for a person to do it
     */
    List<String> discardAll() {
        if (routes.canBeCalled()) {
            attempt("the subscription of webhooks", routes::unsubscribe);
        }
        created.forEach(
                (thing, ids) -> {
                    ids.addAll(found(thing));
                    ids.forEach(id -> discard(thing, id));
                });
        created.keySet()
                .forEach(
                        thing ->
                                found(thing).stream()
                                        .map(id -> name(thing, id))
                                        .filter(
                                                name ->
                                                        left.stream()
                                                                .noneMatch(l -> l.startsWith(name)))
                                        .forEach(name -> left.add(name + " is still there")));
        return left;
    }

    private void discard(Thing thing, String id) {
        attempt(name(thing, id), () -> done("discard-" + thing.name(), Map.of(thing.header(), id)));
    }

    private static String name(Thing thing, String id) {
        return thing.name() + " " + id;
    }

    private List<String> found(Thing thing) {
        List<String> ids = new ArrayList<>();
        attempt(
                "the list of each " + thing.name(),
                () -> {
                    Exchange list = done("find-" + thing.name(), Map.of());
                    String json = list.getMessage().getMandatoryBody(String.class);
                    ids.addAll(new Jq(thing.left().replace("RUN", run)).texts(JSON.readTree(json)));
                });
        return ids;
    }

    private Exchange done(String step, Map<String, Object> headers) throws Exception {
        Exchange done = routes.call(step, headers);
        if (done.getException() != null) {
            throw done.getException();
        }
        return done;
    }

    private void attempt(String what, Attempt attempt) {
        try {
            attempt.run();
        } catch (Exception e) {
            left.add(what + ": " + e.getMessage());
        }
    }

    private interface Attempt {
        void run() throws Exception;
    }
}
