// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /templates}. What is in one is served as for envelopes. */
final class TemplateRoutes {
    private static final int MOST = 2000;

    private final DocumentReader reader;

    TemplateRoutes(DocumentReader reader) {
        this.reader = reader;
    }

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/templates", this::create);
        endpoints.account("GET", "/templates", this::list);
        endpoints.account("GET", "/templates/:templateId", this::show);
        endpoints.account("PUT", "/templates/:templateId", this::update);
        endpoints.account("DELETE", "/templates/:templateId", this::delete);
    }

    private void create(DocuSignCall call) {
        Definition definition = Definition.of(call);
        if (definition.json().path("name").asText("").isBlank()) {
            throw DocuSignError.invalidParameter("A template needs a name.");
        }
        EnvelopeMaker maker = EnvelopeMaker.of(call, reader);
        call.slowly(
                () -> maker.make(definition, true),
                template -> {
                    call.state().templates.add(template);
                    call.answer(
                            201,
                            JsonReader.object()
                                    .put("templateId", template.id())
                                    .put("name", template.data().path("name").asText())
                                    .put("uri", template.uri()));
                });
    }

    private void list(DocuSignCall call) {
        Optional<Instant> from = time(call, "modified_from_date", "from_date");
        Optional<Instant> to = time(call, "modified_to_date", "to_date");
        Optional<Instant> created = time(call, "created_from_date", "created_from_date");
        String text = Optional.ofNullable(call.query("search_text")).orElse("");
        String ids = call.query("template_ids");
        List<DocuSignEnvelope> found =
                call.state().templates.listed().stream()
                        .filter(t -> t.account().equals(call.account()))
                        .filter(t -> ids == null || ids.contains(t.id()))
                        .filter(t -> name(t).contains(text.toLowerCase(Locale.ROOT)))
                        .filter(t -> EnvelopeQuery.isBetween(modified(t), from, to))
                        .filter(
                                t ->
                                        EnvelopeQuery.isBetween(
                                                t.time("createdDateTime"),
                                                created,
                                                Optional.empty()))
                        .sorted(order(call))
                        .toList();
        call.answer(
                DocuSignPaging.page(
                        call,
                        "/templates",
                        "envelopeTemplates",
                        found,
                        MOST,
                        template -> EnvelopeJson.template(template, call::includes)));
    }

    private static Comparator<DocuSignEnvelope> order(DocuSignCall call) {
        String by = Optional.ofNullable(call.query("order_by")).orElse("name");
        Comparator<DocuSignEnvelope> order =
                switch (by) {
                    case "name" -> Comparator.comparing(TemplateRoutes::name);
                    case "modified", "used" -> Comparator.comparing(t -> modified(t).orElseThrow());
                    default -> throw DocuSignError.invalidParameter("order_by is unknown: " + by);
                };
        return "desc".equals(call.query("order")) ? order.reversed() : order;
    }

    private static String name(DocuSignEnvelope template) {
        return template.data().path("name").asText().toLowerCase(Locale.ROOT);
    }

    private static Optional<Instant> modified(DocuSignEnvelope template) {
        return template.time("lastModifiedDateTime");
    }

    private static Optional<Instant> time(DocuSignCall call, String name, String orName) {
        return EnvelopeQuery.time(call.query(name), name)
                .or(() -> EnvelopeQuery.time(call.query(orName), orName));
    }

    private void show(DocuSignCall call) {
        // one template is shown with its documents, whatever is asked for
        call.answer(
                EnvelopeJson.template(
                        call.envelope(), what -> !what.equals("tabs") || call.includes("tabs")));
    }

    private void update(DocuSignCall call) {
        ObjectNode body = call.body();
        DocuSignEnvelope after = call.change(template -> template.set(body));
        call.answer(JsonReader.object().put("envelopeId", after.id()));
    }

    private void delete(DocuSignCall call) {
        call.state().templates.remove(call.envelopeToChange());
        call.done();
    }
}
