// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Links;
import io.github.camelesign.sandbox.core.Links.Link;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.signnow.SignNowLinks.SignNowLink;
import io.github.camelesign.sandbox.signnow.SignNowState.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The links that were made. */
final class SignNowLinks extends Links<SignNowLink> {
    /** What a link is good for. */
    enum Purpose {
        SIGN,
        /** Whoever comes says who they are. */
        SIGN_AS_ANYBODY,
        VIEW,
        EDIT,
        SEND,
        /** Once. */
        DOWNLOAD
    }

    /**
     * A link.
     *
     * @param entityId the document or group
     * @param email who it was made for; null when anybody may use it
     * @param options where to go afterwards, and whatever else was said about it
     */
    record SignNowLink(
            String token,
            Purpose purpose,
            String entityId,
            String email,
            Instant created,
            Instant expires,
            ObjectNode options,
            Application application)
            implements Link {}

    SignNowLinks(SharedServices services) {
        super(services);
    }

    /** Where one person signs, the same place each time. */
    String toSign(String entityId, String email) {
        ObjectNode none = JsonReader.object();
        return address(
                same(
                        List.of(entityId, email.toLowerCase(Locale.ROOT)),
                        () -> make(Purpose.SIGN, entityId, email, null, none, null)));
    }

    /**
     * A new link.
     *
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
