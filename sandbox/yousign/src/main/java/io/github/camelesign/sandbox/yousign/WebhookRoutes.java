// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.AllowedHosts;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.RandomIds;
import java.net.URI;
import java.net.URISyntaxException;

/** The subscriptions of webhooks. */
final class WebhookRoutes {
    private static final String PATH = "/webhooks";
    private static final int SECRET_LENGTH = 32;
    private static final int MOST_EVENTS = 100;

    /** Their names are open, their families are not. */
    private static final Rule EVENT =
            Rules.matching(
                    "(signature_request|signer|approver|electronic_seal|contact|user"
                            + "|document_analysis|verification|workflow_session"
                            + "|workflow_action_group|applicant|monitoring)(\\.[a-z_]+)+");

    private static final Rule SECRET = Rules.text(SECRET_LENGTH, SECRET_LENGTH).orNull();
    private final Shape update;
    private final Shape create;

    WebhookRoutes(AllowedHosts hosts) {
        Rule endpoint =
                Rules.all(
                        Rules.text(1, 1024),
                        Rules.URL,
                        Rules.text(
                                text -> isSafe(hosts, text),
                                "This should be an https URL, or in the sandbox an address of an"
                                        + " allowed host"));
        this.update =
                Shape.object()
                        .optional("endpoint", endpoint)
                        .optional("description", Rules.text(0, 128).orNull())
                        .optional("sandbox", Rules.BOOL)
                        .optional("subscribed_events", allOr(EVENT))
                        .optional("secret_key", SECRET)
                        .optional(
                                "scopes",
                                allOr(Rules.oneOf("app", "public_api", "connector_zapier_api")))
                        .optional("workspaces", allOr(Rules.UUID))
                        .optional("auto_retry", Rules.BOOL)
                        .optional("enabled", Rules.BOOL);
        this.create =
                update.copy()
                        .required("endpoint", endpoint)
                        .required("description", Rules.text(0, 128).orNull())
                        .required("sandbox", Rules.BOOL)
                        .required("subscribed_events", update.rule("subscribed_events"))
                        .required("scopes", update.rule("scopes"))
                        .required("auto_retry", Rules.BOOL)
                        .required("enabled", Rules.BOOL);
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH + "/:webhook", call -> call.answer(200, webhook(call)));
        endpoints.on("PATCH", PATH + "/:webhook", this::update);
        endpoints.on("DELETE", PATH + "/:webhook", this::delete);
    }

    private static Rule allOr(Rule item) {
        return (name, value, found) -> {
            boolean all = value.size() == 1 && value.path(0).asText().equals("*");
            Rules.list(all ? Rules.ANYTHING : item, 1, MOST_EVENTS).check(name, value, found);
        };
    }

    private static boolean isSafe(AllowedHosts hosts, String endpoint) {
        try {
            URI uri = new URI(endpoint);
            return "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && hosts.allows(uri.getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static ObjectNode webhook(YousignCall call) {
        return call.state().subscriptions.all.get(call.path("webhook"));
    }

    private void list(YousignCall call) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        call.state().subscriptions.all.all().forEach(list::add);
        call.answer(200, list);
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body(create);
        if (!body.hasNonNull("secret_key")) {
            body.put("secret_key", RandomIds.hex(SECRET_LENGTH / 2));
        }
        ObjectNode webhook = JsonReader.object();
        webhook.putArray("workspaces").add("*");
        webhook.setAll(body);
        webhook.put("created_at", Timestamps.text(call.now())).putNull("updated_at");
        call.answer(201, call.state().subscriptions.all.add(webhook));
    }

    private void update(YousignCall call) {
        ObjectNode webhook = webhook(call);
        ObjectNode change = call.body(update);
        JsonNode secret = change.path("secret_key");
        if (secret.isNull()) {
            change.put("secret_key", RandomIds.hex(SECRET_LENGTH / 2));
        }
        webhook.setAll(change);
        webhook.put("updated_at", Timestamps.text(call.now()));
        call.answer(200, webhook);
    }

    private void delete(YousignCall call) {
        call.state().subscriptions.all.remove(call.path("webhook"));
        call.noContent();
    }
}
