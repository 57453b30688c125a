package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The links that were made. */
final class Links {
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final Map<String, Link> inMails = new ConcurrentHashMap<>();
    private final SharedServices services;

    Links(SharedServices services) {
        this.services = services;
    }

    /** What the e-mail to a recipient leads to, the same each time. */
    String inMail(String envelopeId, Recipient recipient) {
        return address(
                inMails.computeIfAbsent(
                        recipient.guid(), guid -> make(envelopeId, guid, null, "sign", FOREVER)));
    }

    Link make(
            String envelopeId,
            String recipientGuid,
            String returnUrl,
            String purpose,
            Duration life) {
        Link link =
                new Link(
                        RandomIds.hex(32),
                        envelopeId,
                        recipientGuid,
                        returnUrl,
                        purpose,
                        services.clock().instant().plus(life));
        links.put(link.token(), link);
        return link;
    }

    /** Empty also when it is past its end. */
    Optional<Link> find(String token) {
        return Optional.ofNullable(links.get(token))
                .filter(link -> link.expires().isAfter(services.clock().instant()));
    }

    /** Takes all links of a purpose out of service. */
    void remove(String envelopeId, String purpose) {
        links.values()
                .removeIf(l -> l.envelopeId().equals(envelopeId) && l.purpose().equals(purpose));
    }

    String address(Link link) {
        return services.uri().get() + "/sign/" + link.token();
    }
}
