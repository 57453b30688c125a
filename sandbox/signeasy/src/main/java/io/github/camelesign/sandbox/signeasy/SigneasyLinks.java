// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.signeasy.SigneasyLink.Purpose;
import java.util.List;
import java.util.Locale;

/** The links that were made; they work until the sandbox is reset. */
final class SigneasyLinks extends Links<SigneasyLink> {
    SigneasyLinks(SharedServices services) {
        super(services);
    }

    /** The link in a recipient's e-mail, the same one each time. */
    SigneasyLink mailed(int requestId, String email) {
        return same(
                List.of(requestId, email.toLowerCase(Locale.ROOT)),
                () -> link(Purpose.SIGN, requestId, email, JsonReader.object(), null));
    }

    SigneasyLink make(
            Purpose purpose, int entityId, String email, ObjectNode options, Origin origin) {
        return add(link(purpose, entityId, email, options, origin));
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
