// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static io.github.camelesign.sandbox.core.DeveloperPages.field;
import static io.github.camelesign.sandbox.core.DeveloperPages.has;
import static io.github.camelesign.sandbox.core.DeveloperPages.query;

import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** What was sent through all providers, who is to sign it, and what happened. */
record EnvelopePages(DeveloperPages pages, RunningSandbox running) {
    private static final String PATH = "/envelopes/:provider/:id";

    /** A signer with the link by which they sign, which is empty unless it is their turn. */
    private record SignerView(String email, int order, String status, String link) {}

    /** An envelope as the templates read it. */
    private record Found(ProviderModule<?> module, Envelope envelope) {
        String title() {
            return module.title();
        }

        String path() {
            String id = URLEncoder.encode(envelope.id(), StandardCharsets.UTF_8);
            return "/envelopes/" + module.name() + "/" + id.replace("+", "%20");
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

        List<SigningDocument> documents() {
            return module.signingService().documents(envelope.id());
        }

        List<EnvelopeHistory> history() {
            return module.history(envelope.id());
        }

        /** None or one. */
        List<EnvelopeHistory> latest() {
            List<EnvelopeHistory> history = history();
            return history.subList(Math.max(0, history.size() - 1), history.size());
        }

        private boolean matches(String text) {
            return has(text, envelope.name(), envelope.owner(), envelope.id())
                    || envelope.signers().stream().anyMatch(s -> has(text, s.email()));
        }
    }

    void mount(Router router) {
        pages.get(router, "/", this::list);
        pages.get(router, PATH, this::show);
        pages.get(router, PATH + "/:document.pdf", this::sendPdf);
        pages.post(router, PATH + "/sign", this::sign);
        pages.post(router, PATH + "/decline", this::decline);
    }

    private void list(RoutingContext ctx) {
        String provider = query(ctx, "provider");
        String status = query(ctx, "status");
        String text = query(ctx, "text");
        Stream<Found> found =
                running.modules.values().stream()
                        .flatMap(m -> m.envelopes().stream().map(e -> new Found(m, e)))
                        .filter(f -> has(provider, f.module().name()))
                        .filter(f -> has(status, f.envelope().status()))
                        .filter(f -> f.matches(text));
        pages.list(ctx, "envelopes", "Envelopes", found, Map.of("wanted", Map.of(status, true)));
    }

    private void show(RoutingContext ctx) {
        Found found = find(ctx);
        pages.show(ctx, "envelope", found.envelope().name(), Map.of("found", found));
    }

    /** Documents are counted from 1. */
    private void sendPdf(RoutingContext ctx) {
        String number = ctx.pathParam("document");
        List<SigningDocument> documents = find(ctx).documents();
        if (!number.matches("[1-9]\\d{0,3}") || Integer.parseInt(number) > documents.size()) {
            throw new NoSuchElementException("No document " + number);
        }
        SigningPage.sendPdf(ctx, documents.get(Integer.parseInt(number) - 1));
    }

    private String sign(RoutingContext ctx) {
        Found found = find(ctx);
        found.module().sign(found.envelope().id(), field(ctx, "email"));
        return found.path();
    }

    private String decline(RoutingContext ctx) {
        Found found = find(ctx);
        found.module().decline(found.envelope().id(), field(ctx, "email"), field(ctx, "reason"));
        return found.path();
    }

    private Found find(RoutingContext ctx) {
        ProviderModule<?> module = running.module(ctx.pathParam("provider"));
        return new Found(module, module.envelope(ctx.pathParam("id")));
    }
}
