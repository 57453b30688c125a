// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * A subscription to events.
 *
 * @param json as the API shows it
 */
record WebhookSubscription(ObjectNode json) {
    private static final String ALL = "*";

    String id() {
        return json.path("id").asText();
    }

    URI endpoint() {
        return URI.create(json.path("endpoint").asText());
    }

    String secret() {
        return json.path("secret_key").asText();
    }

    boolean isRetried() {
        return json.path("auto_retry").asBoolean();
    }

    boolean wants(YousignEvent event) {
        return json.path("enabled").asBoolean()
                && holds("subscribed_events", event.name())
                && holds("scopes", event.source())
                && holds("workspaces", event.workspaceId());
    }

    private boolean holds(String list, String value) {
        for (JsonNode item : json.path(list)) {
            if (item.asText().equals(ALL) || item.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
