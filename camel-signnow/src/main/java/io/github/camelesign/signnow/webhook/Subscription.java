// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.webhook;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.text;
import static io.github.camelesign.spi.JsonView.time;

import java.time.Instant;
import java.util.Map;

/**
 * A subscription as SignNow lists it.
 *
 * @param entity id of the user or document whose events it is about, or null if it does not say
 * @param active whether it still calls: SignNow switches some off
 * @param created when it was made, {@link Instant#EPOCH} if it does not say
 * @param secret what its calls are signed with, or null if the list does not show it
 */
record Subscription(
        String id,
        String event,
        String entity,
        String url,
        boolean active,
        Instant created,
        String secret) {

    static Subscription of(Map<String, Object> entry) {
        Map<String, Object> attributes = object(entry.get("json_attributes"));
        return new Subscription(
                text(entry.get("id")),
                text(entry.get("event")),
                text(entry.get("entity_unique_id")),
                text(attributes.get("callback_url")),
                !"false".equals(text(entry.get("active"))),
                time(entry.get("created")).orElse(Instant.EPOCH),
                text(attributes.get("secret_key")));
    }

    /** Whether it calls this URL for what happens to this user's documents. */
    boolean isFor(String user, String wantedUrl) {
        return wantedUrl.equals(url) && (entity == null || entity.equals(user));
    }

    /** One that does not show its secret may have another. */
    boolean needsSecret(String wanted) {
        return wanted != null && !wanted.equals(secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return event + " " + id;
    }
}
