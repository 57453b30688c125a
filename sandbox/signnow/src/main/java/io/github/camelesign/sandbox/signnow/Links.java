package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.SharedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links that were made. */
final class Links {
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Map<String, Link> links = new LinkedHashMap<>();
    private final SharedServices services;

    Links(SharedServices services) {
        this.services = services;
    }

    /** A link for one person to sign, the same one each time. */
    synchronized Link toSign(String entityId, String email) {
        return links.values().stream()
                .filter(link -> link.purpose() == Link.Purpose.SIGN)
                .filter(link -> link.entityId().equals(entityId))
                .filter(link -> link.email().equalsIgnoreCase(email))
                .filter(link -> link.options().isEmpty())
                .findFirst()
                .orElseGet(
                        () ->
                                make(
                                        Link.Purpose.SIGN,
                                        entityId,
                                        email,
                                        FOREVER,
                                        JsonReader.object(),
                                        null));
    }

    Link make(Link.Purpose purpose, String entityId, Application application, ObjectNode options) {
        return make(purpose, entityId, null, FOREVER, options, application);
    }

    synchronized Link make(
            Link.Purpose purpose,
            String entityId,
            String email,
            Duration life,
            ObjectNode options,
            Application application) {
        Instant now = services.clock().instant();
        Link link =
                new Link(
                        Ids.token(),
                        purpose,
                        entityId,
                        email,
                        now,
                        now.plus(life),
                        options,
                        application);
        links.put(link.token(), link);
        return link;
    }

    /** Empty also when it is past its end. */
    synchronized Optional<Link> find(String token) {
        return Optional.ofNullable(links.get(token))
                .filter(link -> link.expires().isAfter(services.clock().instant()));
    }

    /** Finds a link and takes it out of service, so that only one caller gets it. */
    synchronized Optional<Link> use(String token) {
        Optional<Link> link = find(token);
        link.ifPresent(used -> links.remove(used.token()));
        return link;
    }

    synchronized List<Link> all() {
        return List.copyOf(links.values());
    }

    synchronized void remove(Link link) {
        links.remove(link.token());
    }

    /** Where a person opens it in a browser. */
    String address(Link link) {
        return services.uri().get() + "/sign/" + link.token();
    }
}
