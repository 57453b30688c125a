// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.Links.Link;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import io.github.camelesign.sandbox.signeasy.SigneasyLinks.SigneasyLink;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The links that were made; they work until the sandbox is reset. */
final class SigneasyLinks extends Links<SigneasyLink> {
    /** What a link is good for. */
    enum Purpose {
        SIGN,
        /** The owner signs a document of their own. */
        SELF_SIGN,
        /** The owner sends a document to others. */
        SEND,
        /** The sandbox has no editor. */
        EDIT
    }

    /**
     * A link.
     *
     * @param entityId the signature request or document
     * @param email who it was made for
     * @param options where to go afterwards, and whatever else was said about it
     * @param origin who asked for it
     */
    record SigneasyLink(
            String token,
            Purpose purpose,
            int entityId,
            String email,
            ObjectNode options,
            Origin origin)
            implements Link {
        @Override
        public Instant expires() {
            return Instant.MAX;
        }
    }

    SigneasyLinks(SharedServices services) {
        super(services);
    }

    /** The link in a recipient's e-mail, the same one each time. */
    SigneasyLink mailed(int requestId, String email) {
        return same(
                List.of(requestId, email.toLowerCase(Locale.ROOT)),
                () -> link(Purpose.SIGN, requestId, email, JsonReader.object(), null));
    }

    /** The address of a new link. */
    String make(Purpose purpose, int entityId, String email, ObjectNode options, Origin origin) {
        return address(add(link(purpose, entityId, email, options, origin)));
    }

    private static SigneasyLink link(
            Purpose purpose, int entityId, String email, ObjectNode options, Origin origin) {
        return new SigneasyLink(RandomIds.hex(32), purpose, entityId, email, options, origin);
    }

    @Override
    public String address(SigneasyLink link) {
        return link.purpose() == Purpose.SEND
                ? address("/" + SigneasyModule.NAME + "/send/", link)
                : super.address(link);
    }
}
