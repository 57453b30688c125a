// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static io.github.camelesign.sandbox.core.DeveloperPages.field;
import static io.github.camelesign.sandbox.core.DeveloperPages.has;
import static io.github.camelesign.sandbox.core.DeveloperPages.query;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was sent through all providers, who is to sign it, and what happened. */
final class EnvelopePages {
    private static final Page LIST = new Page(EnvelopePages.class, "envelopes");
    private static final Page ONE = new Page(EnvelopePages.class, "envelope");
    private static final String PATH = "/envelopes/:provider/:id";

    private final DeveloperPages pages;
    private final Map<String, ProviderModule<?>> modules;

    /** A signer with the link by which they sign, which is empty unless it is their turn. */
    private record SignerView(String email, int order, String status, String link) {}

    private record Found(ProviderModule<?> module, Envelope envelope) {
        String path() {
            return "/envelopes/" + module.name() + "/" + encoded(envelope.id());
        }

        List<SignerView> signers() {
            return envelope.signers().stream()
                    .map(s -> new SignerView(s.email(), s.order(), s.status(), link(s.email())))
                    .toList();
        }

        private String link(String email) {
            return module.waitsFor(envelope.id(), email)
                    ? module.signingAddress(envelope.id(), email)
                    : "";
        }

        private boolean matches(String text) {
            return has(text, envelope.name(), envelope.owner(), envelope.id())
                    || envelope.signers().stream().anyMatch(s -> has(text, s.email()));
        }

        private static String encoded(String id) {
            return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    EnvelopePages(DeveloperPages pages, Map<String, ProviderModule<?>> modules) {
        this.pages = pages;
        this.modules = modules;
    }

    void mount(Router router) {
        pages.get(router, "/", this::list);
        pages.get(router, PATH, this::show);
        pages.get(router, PATH + "/:document.pdf", this::sendPdf);
        pages.post(
                router,
                PATH + "/sign",
                ctx -> {
                    Found found = find(ctx);
                    found.module().sign(found.envelope().id(), field(ctx, "email"));
                    return found.path();
                });
        pages.post(
                router,
                PATH + "/decline",
                ctx -> {
                    Found found = find(ctx);
                    found.module()
                            .decline(
                                    found.envelope().id(),
                                    field(ctx, "email"),
                                    field(ctx, "reason"));
                    return found.path();
                });
    }

    private void list(RoutingContext ctx) {
        String provider = query(ctx, "provider");
        String status = query(ctx, "status");
        String text = query(ctx, "text");
        List<Found> newestFirst =
                new ArrayList<>(
                        all().filter(f -> has(provider, f.module().name()))
                                .filter(f -> has(status, f.envelope().status()))
                                .filter(f -> f.matches(text))
                                .toList());
        Collections.reverse(newestFirst);
        pages.list(
                ctx,
                LIST,
                "Envelopes",
                newestFirst,
                EnvelopePages::row,
                Map.of("providers", pages.providers(ctx), "statuses", statuses(status)));
    }

    private static Map<String, Object> row(Found found) {
        Map<String, Object> row = new HashMap<>(values(found));
        List<EnvelopeHistory> history = found.module().history(found.envelope().id());
        row.put("latest", history.isEmpty() ? null : history.get(history.size() - 1));
        return row;
    }

    private static Map<String, Object> values(Found found) {
        return Map.of(
                "envelope", found.envelope(),
                "title", found.module().title(),
                "path", found.path(),
                "signers", found.signers());
    }

    private static List<DeveloperPages.Choice> statuses(String chosen) {
        return Stream.of("unsent", "pending", "completed", "declined", "expired", "canceled")
                .map(status -> new DeveloperPages.Choice(status, status, status.equals(chosen)))
                .toList();
    }

    private void show(RoutingContext ctx) {
        Found found = find(ctx);
        String id = found.envelope().id();
        List<SigningDocument> documents = found.module().signingService().documents(id);
        Map<String, Object> values = new HashMap<>(values(found));
        values.put("provider", found.module().title());
        values.put("history", found.module().history(id));
        values.put(
                "documents",
                IntStream.range(0, documents.size())
                        .mapToObj(i -> Map.of("number", i, "name", documents.get(i).name()))
                        .toList());
        pages.show(ctx, ONE, found.envelope().name(), values);
    }

    private void sendPdf(RoutingContext ctx) {
        Found found = find(ctx);
        String number = ctx.pathParam("document");
        if (!number.matches("\\d{1,4}")) {
            throw new NoSuchElementException(number);
        }
        List<SigningDocument> documents =
                found.module().signingService().documents(found.envelope().id());
        SigningPage.sendPdf(ctx, SigningPage.document(documents, number));
    }

    private Stream<Found> all() {
        return modules.values().stream()
                .flatMap(m -> m.envelopes().stream().map(envelope -> new Found(m, envelope)));
    }

    private Found find(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        return all().filter(found -> found.module().name().equals(ctx.pathParam("provider")))
                .filter(found -> found.envelope().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No envelope " + id));
    }
}
