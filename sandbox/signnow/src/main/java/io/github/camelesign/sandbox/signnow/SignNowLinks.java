// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.signnow.SignNowLink.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The links that were made. */
final class SignNowLinks extends Links<SignNowLink> {
    SignNowLinks(SharedServices services) {
        super(services);
    }

    /** A link for one person to sign, the same one each time. */
    SignNowLink toSign(String entityId, String email) {
        return same(
                List.of(entityId, email.toLowerCase(Locale.ROOT)),
                () -> make(Purpose.SIGN, entityId, email, null, JsonReader.object(), null));
    }

    /**
     * @param life null for one that works until the sandbox is reset
     */
    SignNowLink make(
            Purpose purpose,
            String entityId,
            String email,
            Duration life,
            ObjectNode options,
            Application by) {
        Instant end = life == null ? Instant.MAX : after(life);
        return add(
                new SignNowLink(
                        Ids.token(), purpose, entityId, email, now(), end, options.deepCopy(), by));
    }
}
