package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.signeasy.Link.Purpose;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The links that were made; they work until the sandbox is reset. */
final class Links {
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final SharedServices services;

    Links(SharedServices services) {
        this.services = services;
    }

    /** The link in a recipient's e-mail, the same one each time. */
    synchronized Link mailed(int requestId, String email) {
        return links.values().stream()
                .filter(link -> link.purpose() == Purpose.SIGN)
                .filter(link -> link.entityId() == requestId)
                .filter(link -> link.email().equalsIgnoreCase(email))
                .filter(link -> link.options().isEmpty())
                .findFirst()
                .orElseGet(() -> make(Purpose.SIGN, requestId, email, JsonReader.object(), null));
    }

    synchronized Link make(
            Purpose purpose, int entityId, String email, ObjectNode options, Origin origin) {
        Link link = new Link(RandomIds.hex(32), purpose, entityId, email, options, origin);
        links.put(link.token(), link);
        return link;
    }

    synchronized Optional<Link> find(String token) {
        return Optional.ofNullable(links.get(token));
    }

    /** Takes a link out of service, so that what it is good for is done once. */
    synchronized Optional<Link> use(String token) {
        return Optional.ofNullable(links.remove(token));
    }

    /** Where a person opens it in a browser. */
    String address(Link link) {
        String page =
                link.purpose() == Purpose.SEND ? "/" + SigneasyModule.NAME + "/send/" : "/sign/";
        return services.uri().get() + page + link.token();
    }
}
