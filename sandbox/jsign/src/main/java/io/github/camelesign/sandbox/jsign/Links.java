package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The links that were made. */
final class Links {
    private static final Duration EMBEDDED = Duration.ofSeconds(600);

    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final SharedServices services;

    Links(SharedServices services) {
        this.services = services;
    }

    /** The link in a signer's e-mail, the same one each time. */
    synchronized Link mailed(String envelopeId, String email) {
        return links.values().stream()
                .filter(link -> link.expires().equals(Instant.MAX))
                .filter(link -> link.envelopeId().equals(envelopeId))
                .filter(link -> link.email().equalsIgnoreCase(email))
                .findFirst()
                .orElseGet(() -> make(envelopeId, email, Instant.MAX));
    }

    /** A link to be shown inside another application, soon. */
    Link embedded(String envelopeId, String email) {
        return make(envelopeId, email, services.clock().instant().plus(EMBEDDED));
    }

    private Link make(String envelopeId, String email, Instant expires) {
        Link link = new Link(RandomIds.hex(32), envelopeId, email, expires);
        links.put(link.token(), link);
        return link;
    }

    /** Empty also when it is past its end. */
    Optional<Link> find(String token) {
        return Optional.ofNullable(links.get(token))
                .filter(link -> link.expires().isAfter(services.clock().instant()));
    }

    /** Where a person opens it in a browser. */
    String address(Link link) {
        return services.uri().get() + "/sign/" + link.token();
    }
}
