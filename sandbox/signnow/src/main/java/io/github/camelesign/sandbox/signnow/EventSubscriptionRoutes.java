// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.WebhookSender;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Webhook subscriptions of every generation of the API. */
final class EventSubscriptionRoutes {
    private static final String SUBSCRIPTION = "webhookv2.EventSubscriptionData";
    private static final String CALLBACK = "webhookv2.EventSubscriptionDataCallback";

    private final WebhookSender sender;

    EventSubscriptionRoutes(WebhookSender sender) {
        this.sender = sender;
    }

    void mount(SignNowEndpoints endpoints) {
        endpoints.bearer("GET", "/event_subscription", this::listVersionOne);
        endpoints.bearer("POST", "/event_subscription", this::createVersionOne);
        endpoints.bearer("DELETE", "/event_subscription/:id", this::deleteVersionOne);

        endpoints.bearer("POST", "/api/v2/events", this::create);
        endpoints.basic("GET", "/api/v2/events", this::listOfApplication);
        endpoints.basic("PUT", "/api/v2/events/:id", c -> update(c, ofApplication(c)));
        endpoints.basic("DELETE", "/api/v2/events/:id", c -> delete(c, ofApplication(c)));

        endpoints.bearer("POST", "/v2/event-subscriptions", this::create);
        endpoints.bearer("GET", "/v2/event-subscriptions", this::listOfUser);
        endpoints.bearer(
                "GET", "/v2/event-subscriptions/callbacks", c -> listCallbacks(c, s -> true));
        for (String prefix : List.of("/v2", "/v2/dashboard")) {
            String one = prefix + "/event-subscriptions/:id";
            endpoints.bearer("GET", one, this::show);
            endpoints.bearer("GET", one + "/callbacks", this::listOwnCallbacks);
            endpoints.bearer("GET", one + "/callbacks/:callbackId", this::showCallback);
        }
        endpoints.bearer("PUT", "/v2/event-subscriptions/:id", c -> update(c, ofUser(c)));
        endpoints.bearer("DELETE", "/v2/event-subscriptions/:id", c -> delete(c, ofUser(c)));
    }

    private void listVersionOne(SignNowCall call) {
        ObjectNode json = JsonReader.object();
        ArrayNode list = json.putArray("subscriptions");
        call.state().subscriptions.all().stream()
                .filter(s -> s.version() == Subscription.Version.V1)
                .filter(ofUser(call))
                .forEach(
                        s ->
                                list.addObject()
                                        .put("id", s.id())
                                        .put("event", s.event())
                                        .put(
                                                "created",
                                                String.valueOf(s.created().getEpochSecond())));
        call.answer(json);
    }

    private void createVersionOne(SignNowCall call) {
        Subscription made = new SubscriptionReader(call).versionOne();
        keep(
                call,
                made,
                () ->
                        call.answer(
                                Map.of(
                                        "id", made.id(),
                                        "created", made.created().getEpochSecond(),
                                        "updated", made.updated().getEpochSecond())));
    }

    private void deleteVersionOne(SignNowCall call) {
        Subscription gone = find(call, ofUser(call));
        call.state().subscriptions.remove(gone.id());
        call.answer(Map.of("id", gone.id(), "status", "deleted"));
    }

    private void create(SignNowCall call) {
        Subscription made = new SubscriptionReader(call).versionTwo();
        keep(
                call,
                made,
                () -> call.ctx().response().setStatusCode(201).putHeader("id", made.id()).end());
    }

    /** SignNow looks whether somebody answers at the callback; the answer itself is ignored. */
    private void keep(SignNowCall call, Subscription made, Runnable answer) {
        SignNowState state = call.state();
        sender.probe(URI.create(made.callback()))
                .onSuccess(
                        probe -> {
                            if (state.probesMustSucceed && !probe.taken()) {
                                call.ctx()
                                        .fail(SignNowError.invalid("The callback is unreachable"));
                                return;
                            }
                            state.subscriptions.put(made);
                            answer.run();
                        });
    }

    private void listOfApplication(SignNowCall call) {
        list(call, ofApplication(call), "webhook.DataSubscription");
    }

    private void listOfUser(SignNowCall call) {
        list(call, ofUser(call), SUBSCRIPTION);
    }

    private void list(SignNowCall call, Predicate<Subscription> which, String type) {
        SignNowPaging.answer(
                call,
                call.state().subscriptions.all().stream()
                        .filter(s -> s.version() == Subscription.Version.V2)
                        .filter(which)
                        .map(s -> SubscriptionJson.write(s, call.state()))
                        .toList(),
                row -> AnswerTypes.part(type, row));
    }

    private void show(SignNowCall call) {
        Subscription subscription = find(call, ofUser(call));
        ObjectNode json = SubscriptionJson.write(subscription, call.state());
        call.answer(Map.of("data", AnswerTypes.part(SUBSCRIPTION, json)));
    }

    private void update(SignNowCall call, Predicate<Subscription> which) {
        Subscription old = find(call, which);
        call.state().subscriptions.put(new SubscriptionReader(call).changed(old));
        call.noContent();
    }

    private void delete(SignNowCall call, Predicate<Subscription> which) {
        call.state().subscriptions.remove(find(call, which).id());
        call.noContent();
    }

    private void listOwnCallbacks(SignNowCall call) {
        String id = find(call, ofUser(call)).id();
        listCallbacks(call, subscription -> subscription.id().equals(id));
    }

    private void listCallbacks(SignNowCall call, Predicate<Subscription> which) {
        Predicate<Subscription> own = ofUser(call);
        SignNowPaging.answer(
                call,
                call.state().subscriptions.callbacks().stream()
                        .filter(callback -> own.and(which).test(callback.subscription()))
                        .map(callback -> SubscriptionJson.write(callback, call.state()))
                        .toList(),
                row -> AnswerTypes.part(CALLBACK, row));
    }

    private void showCallback(SignNowCall call) {
        String id = find(call, ofUser(call)).id();
        Subscriptions.Callback callback =
                call.state().subscriptions.callbacks().stream()
                        .filter(c -> c.id().equals(call.path("callbackId")))
                        .filter(c -> c.subscription().id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> SignNowError.notFound("Callback"));
        ObjectNode json = SubscriptionJson.write(callback, call.state());
        call.answer(Map.of("data", AnswerTypes.part(CALLBACK, json)));
    }

    private static Subscription find(SignNowCall call, Predicate<Subscription> which) {
        return call.state()
                .subscriptions
                .find(call.path("id"))
                .filter(which)
                .orElseThrow(() -> SignNowError.notFound("Event subscription"));
    }

    private static Predicate<Subscription> ofUser(SignNowCall call) {
        String id = call.user().id();
        return subscription -> subscription.user().id().equals(id);
    }

    /** Whatever belongs to the application, whoever of its users made it. */
    private static Predicate<Subscription> ofApplication(SignNowCall call) {
        Optional<Application> application = Optional.of(call.application());
        return s -> application.equals(Optional.ofNullable(s.application()));
    }
}
