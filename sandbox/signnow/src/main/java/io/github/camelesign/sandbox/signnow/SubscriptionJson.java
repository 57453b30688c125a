// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.WebhookSender.Attempt;

import java.time.Duration;

/** Writes version 2 subscriptions and the log of what was sent to them. */
final class SubscriptionJson {
    private SubscriptionJson() {}

    static ObjectNode write(Subscription subscription, SignNowState state) {
        long events =
                state.subscriptions.callbacks().stream()
                        .filter(c -> c.subscription().id().equals(subscription.id()))
                        .count();
        ObjectNode json =
                JsonReader.object()
                        .put("id", subscription.id())
                        .put("event", subscription.event())
                        .put("entity_id", Ids.number(subscription.entityId()))
                        .put("entity_unique_id", subscription.entityId())
                        .put("entity_type", subscription.entityType())
                        .put("action", "callback")
                        .put("request_method", "post")
                        .put("callback_url", subscription.callback())
                        .put("active", subscription.active())
                        .put("version", "2")
                        .put("created", subscription.created().getEpochSecond())
                        .put("application_name", application(subscription))
                        .put("event_count", events);
        ObjectNode attributes = subscription.attributes().deepCopy();
        attributes.remove("callback");
        attributes.put("callback_url", subscription.callback());
        json.set("json_attributes", attributes);
        return json;
    }

    static ObjectNode write(Subscriptions.Callback callback, SignNowState state) {
        Subscription subscription = callback.subscription();
        Attempt attempt = callback.attempt();
        Duration duration = Duration.between(attempt.started(), attempt.ended());
        ObjectNode json =
                JsonReader.object()
                        .put("id", callback.id())
                        .put("application_name", application(subscription))
                        .put("entity_id", subscription.entityId())
                        .put("entity_type", subscription.entityType())
                        .put("event_subscription_id", subscription.id())
                        .put(
                                "event_subscription_active",
                                state.subscriptions.find(subscription.id()).isPresent())
                        .put("event_name", subscription.event())
                        .put("event_type", "event")
                        .put("callback_url", callback.message().receiver())
                        .put("request_method", "post")
                        .put("duration", duration.toMillis() / 1000.0)
                        .put("request_start_time", attempt.started().getEpochSecond())
                        .put("request_end_time", attempt.ended().getEpochSecond())
                        .put("response_content", attempt.response())
                        .put("response_status_code", attempt.status());
        ObjectNode headers = json.putObject("request_headers");
        callback.message().headers().forEach(headers::put);
        json.set("request_content", callback.message().json());
        return json;
    }

    private static String application(Subscription subscription) {
        return subscription.application() == null ? "" : subscription.application().clientId();
    }
}
