// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.signnow.SignNowState.Application;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Webhook subscriptions of every generation of the API. */
final class EventSubscriptionRoutes {
    private static final String SUBSCRIPTION = "webhookv2.EventSubscriptionData";
    private static final String CALLBACK = "webhookv2.EventSubscriptionDataCallback";
    private static final String V2 = "/v2/event-subscriptions";

    void mount(SignNowEndpoints api) {
        api.bearer("GET", "/event_subscription", this::listVersionOne);
        api.bearer("POST", "/event_subscription", this::createVersionOne);
        api.bearer("DELETE", "/event_subscription/:id", this::deleteVersionOne);
        api.bearer("POST", "/api/v2/events", this::create);
        api.basic("GET", "/api/v2/events", c -> list(c, "webhook.DataSubscription"));
        api.basic("PUT", "/api/v2/events/:id", this::update);
        api.basic("DELETE", "/api/v2/events/:id", this::delete);
        api.bearer("POST", V2, this::create);
        api.bearer("GET", V2, call -> list(call, SUBSCRIPTION));
        api.bearer("GET", V2 + "/callbacks", c -> listCallbacks(c, s -> c.owns(s.user())));
        api.bearer("PUT", V2 + "/:id", this::update);
        api.bearer("DELETE", V2 + "/:id", this::delete);
        for (String one : List.of(V2 + "/:id", "/v2/dashboard/event-subscriptions/:id")) {
            api.bearer(
                    "GET", one, c -> c.data(Answers.part(SUBSCRIPTION, named(c).json(c.state()))));
            api.bearer("GET", one + "/callbacks", c -> listCallbacks(c, named(c)::isSame));
            api.bearer("GET", one + "/callbacks/:callbackId", this::showCallback);
        }
    }

    /** What the user made, or for an application whatever belongs to it, whoever made it. */
    private static Stream<Subscription> own(SignNowCall call) {
        Application application = call.application();
        return call.state().subscriptions.all().stream()
                .filter(
                        one ->
                                application == null
                                        ? call.owns(one.user())
                                        : application.equals(one.application()));
    }

    private static Subscription named(SignNowCall call) {
        return SignNowError.notFound("Event subscription")
                .unless(own(call), subscription -> subscription.id().equals(call.path("id")));
    }

    private void listVersionOne(SignNowCall call) {
        List<Subscription> shown = own(call).filter(Subscription::isFirstGeneration).toList();
        call.answer(Map.of("subscriptions", Answers.all("subscription_v1", shown)));
    }

    private void createVersionOne(SignNowCall call) {
        Subscription made = Subscription.of(call, true).changed(call);
        long now = made.created().getEpochSecond();
        var answer = Map.of("id", made.id(), "created", now, "updated", now);
        keep(call, made, () -> call.answer(answer));
    }

    private void deleteVersionOne(SignNowCall call) {
        Subscription gone = named(call);
        call.state().subscriptions.remove(gone);
        call.answer(Map.of("id", gone.id(), "status", "deleted"));
    }

    private void create(SignNowCall call) {
        Subscription made = Subscription.of(call, false).changed(call);
        HttpServerResponse response = call.ctx().response();
        keep(call, made, () -> response.setStatusCode(201).putHeader("id", made.id()).end());
    }

    /** SignNow looks whether somebody answers at the callback; the answer itself is ignored. */
    private void keep(SignNowCall call, Subscription made, Runnable answer) {
        SignNowState state = call.state();
        var probed = state.services().webhooks().probe(URI.create(made.callback()));
        probed.onSuccess(
                probe -> {
                    if (state.probesMustSucceed && !probe.taken()) {
                        call.ctx().fail(SignNowError.invalid("The callback is unreachable"));
                    } else {
                        state.subscriptions.add(made);
                        answer.run();
                    }
                });
    }

    private void list(SignNowCall call, String type) {
        SignNowRules.answer(
                call,
                own(call)
                        .filter(subscription -> !subscription.isFirstGeneration())
                        .map(subscription -> subscription.json(call.state()))
                        .toList(),
                row -> Answers.part(type, row));
    }

    private void update(SignNowCall call) {
        Subscription changed = named(call).changed(call);
        call.state().subscriptions.change(changed.id(), old -> changed);
        call.noContent();
    }

    private void delete(SignNowCall call) {
        call.state().subscriptions.remove(named(call));
        call.noContent();
    }

    private static List<ObjectNode> callbacks(SignNowCall call, Predicate<Subscription> which) {
        SignNowState state = call.state();
        return state.messages.sent(which).stream().map(sent -> sent.json(state)).toList();
    }

    private void listCallbacks(SignNowCall call, Predicate<Subscription> which) {
        SignNowRules.answer(call, callbacks(call, which), row -> Answers.part(CALLBACK, row));
    }

    private void showCallback(SignNowCall call) {
        String id = call.path("callbackId");
        ObjectNode json =
                SignNowError.notFound("Callback")
                        .unless(
                                callbacks(call, named(call)::isSame).stream(),
                                one -> one.get("id").asText().equals(id));
        call.data(Answers.part(CALLBACK, json));
    }
}
