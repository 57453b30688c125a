package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The links that were made. Guarded by the world's lock. */
final class Links {
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final SharedServices services;

    Duration life = Duration.ofHours(48);

    Links(SharedServices services) {
        this.services = services;
    }

    /** The one that works still, else a new one. */
    Link to(String envelopeId, String personId) {
        return links.values().stream()
                .filter(link -> link.envelopeId().equals(envelopeId))
                .filter(link -> Objects.equals(link.personId(), personId))
                .filter(this::works)
                .findFirst()
                .orElseGet(() -> make(envelopeId, personId));
    }

    private Link make(String envelopeId, String personId) {
        Link link = new Link(RandomIds.hex(32), envelopeId, personId, now().plus(life));
        links.put(link.token(), link);
        return link;
    }

    /** Empty also when it is past its end. */
    Optional<Link> find(String token) {
        return Optional.ofNullable(links.get(token)).filter(this::works);
    }

    /** Where a person opens it in a browser. */
    String address(Link link) {
        return services.uri().get() + "/sign/" + link.token();
    }

    private boolean works(Link link) {
        return link.expires().isAfter(now());
    }

    private Instant now() {
        return services.clock().instant();
    }
}
