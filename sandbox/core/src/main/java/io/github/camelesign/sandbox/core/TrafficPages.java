// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static io.github.camelesign.sandbox.core.DeveloperPages.has;
import static io.github.camelesign.sandbox.core.DeveloperPages.number;
import static io.github.camelesign.sandbox.core.DeveloperPages.query;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** What went over the wire: e-mails, requests with their answers, webhooks with their attempts. */
final class TrafficPages {
    private static final Page MAILS = new Page(TrafficPages.class, "mails");
    private static final Page REQUESTS = new Page(TrafficPages.class, "requests");
    private static final Page REQUEST = new Page(TrafficPages.class, "request");
    private static final Page WEBHOOKS = new Page(TrafficPages.class, "webhooks");
    private static final Page WEBHOOK = new Page(TrafficPages.class, "webhook");

    private static final int SNIPPET = 300;

    private final DeveloperPages pages;
    private final SharedServices services;

    TrafficPages(DeveloperPages pages, SharedServices services) {
        this.pages = pages;
        this.services = services;
    }

    void mount(Router router) {
        pages.get(router, "/mails", this::listMails);
        pages.get(router, "/requests", this::listRequests);
        pages.get(router, "/requests/:number", this::showRequest);
        pages.get(router, "/webhooks", this::listWebhooks);
        pages.get(router, "/webhooks/:number", this::showWebhook);
        pages.post(
                router,
                "/webhooks/:number/resend",
                ctx -> {
                    sent().get(number(ctx)).again().run();
                    return "/webhooks";
                });
    }

    private void listMails(RoutingContext ctx) {
        String text = query(ctx, "text");
        List<Mail> mails =
                newestFirst(
                        services.mailbox().all().stream()
                                .filter(m -> has(text, m.to(), m.subject(), m.message())));
        pages.list(ctx, MAILS, "E-mails", mails, mail -> mail, Map.of());
    }

    private void listRequests(RoutingContext ctx) {
        String provider = query(ctx, "provider");
        String status = query(ctx, "status");
        String text = query(ctx, "text");
        List<RecordedRequest> found =
                newestFirst(
                        services.requests().all().stream()
                                .filter(r -> has(provider, r.provider()))
                                .filter(r -> String.valueOf(r.status()).startsWith(status))
                                .filter(r -> matches(r, text)));
        pages.list(
                ctx,
                REQUESTS,
                "Requests",
                found,
                TrafficPages::row,
                Map.of("providers", pages.providers(ctx), "status", status));
    }

    private boolean matches(RecordedRequest request, String text) {
        return has(text, request.method() + " " + request.path())
                || services.requests()
                        .exchange(request.number())
                        .filter(exchange -> exchange.contains(text))
                        .isPresent();
    }

    private static Map<String, Object> row(RecordedRequest request) {
        return Map.of(
                "request",
                request,
                "kind",
                request.status() / 100,
                "status",
                request.status() == 0 ? "none" : request.status(),
                "took",
                request.took() == null ? "–" : request.took().toMillis() + " ms");
    }

    private void showRequest(RoutingContext ctx) {
        RecordedRequest request =
                services.requests()
                        .find(number(ctx))
                        .orElseThrow(() -> new NoSuchElementException("No such request"));
        Map<String, Object> values = new HashMap<>(row(request));
        services.requests()
                .exchange(request.number())
                .ifPresent(
                        exchange ->
                                values.put(
                                        "sides",
                                        List.of(
                                                side("Request", exchange.query, exchange.request),
                                                side("Answer", "", exchange.answer))));
        pages.show(ctx, REQUEST, request.method() + " " + request.path(), values);
    }

    private static Map<String, Object> side(String title, String query, Exchange.Side side) {
        ShownBody body = ShownBody.of(side);
        return Map.of(
                "title", title,
                "query", Secrets.maskedForm(query),
                "headers", headers(side.headers()),
                "body", body.text(),
                "note", body.note());
    }

    private static List<Map<String, String>> headers(Iterable<Map.Entry<String, String>> all) {
        List<Map<String, String>> shown = new ArrayList<>();
        all.forEach(
                header ->
                        shown.add(
                                Map.of(
                                        "name", header.getKey(),
                                        "value",
                                                Secrets.maskedHeader(
                                                        header.getKey(), header.getValue()))));
        return shown;
    }

    private void listWebhooks(RoutingContext ctx) {
        String text = query(ctx, "text");
        List<WebhookLog.Entry> found =
                newestFirst(
                        sent().all().stream()
                                .filter(e -> has(text, e.receiver().toString(), e.body())));
        pages.list(ctx, WEBHOOKS, "Webhooks", found, TrafficPages::row, Map.of());
    }

    private static Map<String, Object> row(WebhookLog.Entry entry) {
        List<Map<String, Object>> attempts = attempts(entry);
        Map<String, Object> row = new HashMap<>();
        row.put("id", entry.id());
        row.put("method", entry.method());
        row.put("receiver", entry.receiver());
        row.put("body", entry.body().substring(0, Math.min(entry.body().length(), SNIPPET)));
        row.put("tries", attempts.size() == 1 ? "1 attempt" : attempts.size() + " attempts");
        row.put("last", attempts.isEmpty() ? null : attempts.get(attempts.size() - 1));
        boolean taken = entry.attempts().stream().anyMatch(WebhookSender.Attempt::taken);
        row.put("outcome", taken ? "taken" : attempts.isEmpty() ? "waiting" : "failed");
        return row;
    }

    private void showWebhook(RoutingContext ctx) {
        WebhookLog.Entry entry = sent().get(number(ctx));
        pages.show(
                ctx,
                WEBHOOK,
                "Message " + entry.id(),
                Map.of(
                        "entry", entry,
                        "attempts", attempts(entry),
                        "headers", headers(entry.headers().entrySet()),
                        "body", ShownBody.pretty(entry.body())));
    }

    private static List<Map<String, Object>> attempts(WebhookLog.Entry entry) {
        return entry.attempts().stream()
                .map(
                        a ->
                                Map.<String, Object>of(
                                        "started", a.started(),
                                        "answer",
                                                a.status() == 0
                                                        ? "no answer"
                                                        : "answered " + a.status(),
                                        "response", a.response()))
                .toList();
    }

    private WebhookLog sent() {
        return services.webhooks().sent();
    }

    private static <T> List<T> newestFirst(Stream<T> oldestFirst) {
        List<T> list = new ArrayList<>(oldestFirst.toList());
        Collections.reverse(list);
        return list;
    }
}
