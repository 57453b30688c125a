// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code /}: what was sent through all providers, who is to sign it, and what happened. It holds
 * links to sign, and like all of the sandbox is for {@link LocalCallers} only.
 */
final class StartPage {
    private final Collection<ProviderModule<?>> modules;

    StartPage(Collection<ProviderModule<?>> modules) {
        this.modules = modules;
    }

    void show(RoutingContext ctx) {
        String all =
                modules.stream()
                        .flatMap(module -> module.envelopes().stream().map(e -> section(module, e)))
                        .collect(Collectors.joining("\n"));
        Html.send(
                ctx,
                200,
                "Envelopes",
                all.isEmpty()
                        ? "<section><p>Nothing was sent yet. Providers: "
                                + modules.stream()
                                        .map(module -> "<code>/" + module.name() + "</code>")
                                        .collect(Collectors.joining(", "))
                                + "</p></section>"
                        : all);
    }

    private static String section(ProviderModule<?> module, Envelope envelope) {
        String signers =
                envelope.signers().stream()
                        .map(signer -> signer(module, envelope, signer))
                        .collect(Collectors.joining());
        List<EnvelopeHistory> happened = module.history(envelope.id());
        String history =
                happened.stream()
                        .map(
                                entry ->
                                        "<li>%s %s <span class=\"dim\">%s</span></li>"
                                                .formatted(
                                                        entry.at(),
                                                        Html.text(entry.event()),
                                                        Html.text(entry.by())))
                        .collect(Collectors.joining());
        return """
        <section><h2>%s</h2>
        <p><span class="status">%s</span> <span class="dim">%s, %s</span></p>
        <ul>%s</ul>
        <details><summary>History (%d)</summary><ul>%s</ul></details></section>"""
                .formatted(
                        Html.text(envelope.name()),
                        Html.text(envelope.status()),
                        Html.text(module.title()),
                        Html.text(envelope.owner()),
                        signers,
                        happened.size(),
                        history);
    }

    private static String signer(
            ProviderModule<?> module, Envelope envelope, Envelope.Signer signer) {
        String link =
                module.waitsFor(envelope.id(), signer.email())
                        ? " <a href=\"%s\">Sign as %s</a>"
                                .formatted(
                                        Html.text(
                                                module.signingAddress(
                                                        envelope.id(), signer.email())),
                                        Html.text(signer.email()))
                        : "";
        return "<li>%s <span class=\"dim\">%s</span>%s</li>"
                .formatted(Html.text(signer.email()), Html.text(signer.status()), link);
    }
}
