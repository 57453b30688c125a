// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Sent webhooks as the control API shows them. */
final class WebhookJson {
    private WebhookJson() {}

    static ArrayNode of(List<WebhookLog.Entry> sent) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (WebhookLog.Entry entry : sent) {
            ObjectNode json =
                    list.addObject()
                            .put("id", entry.id())
                            .put("receiver", entry.receiver().toString())
                            .put("method", entry.method())
                            .put("body", entry.body());
            ObjectNode headers = json.putObject("headers");
            entry.headers().forEach(headers::put);
            ArrayNode attempts = json.putArray("attempts");
            for (WebhookSender.Attempt attempt : entry.attempts()) {
                attempts.addObject()
                        .put("at", attempt.started().toString())
                        .put("status", attempt.status())
                        .put("response", attempt.response());
            }
        }
        return list;
    }
}
