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
record TemplateRoutes(DocumentReader reader) {
    private static final int MOST = 2000;
    private static final String ONE = "/templates/:templateId";

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/templates", this::create);
        endpoints.account("GET", "/templates", this::list);
        // one template is shown with its documents, whatever is asked for
        endpoints.account(
                "GET",
                ONE,
                call ->
                        call.answer(
                                EnvelopeJson.template(
                                        call.envelope(),
                                        what -> !what.equals("tabs") || call.includes(what))));
        endpoints.account("PUT", ONE, this::update);
        endpoints.account("DELETE", ONE, this::delete);
    }

    private void create(DocuSignCall call) {
        Definition definition = Definition.of(call);
        DocuSignError.check(
                !definition.json().path("name").asText("").isBlank(), "A template needs a name.");
        EnvelopeMaker maker = EnvelopeMaker.of(call, reader);
        call.slowly(
                () -> maker.make(definition, true),
                template -> {
                    call.state().templates.add(template);
                    call.answer(
                            201,
                            JsonReader.object()
                                    .put("templateId", template.id())
                                    .put("name", template.text("name"))
                                    .put("uri", template.uri()));
                });
    }

    private void list(DocuSignCall call) {
        Optional<Instant> from = call.time("modified_from_date").or(() -> call.time("from_date"));
        Optional<Instant> to = call.time("modified_to_date").or(() -> call.time("to_date"));
        Optional<Instant> created = call.time("created_from_date");
        String text = call.query("search_text", "").toLowerCase(Locale.ROOT);
        String ids = call.query("template_ids");
        List<DocuSignEnvelope> found =
                call.listed(call.state().templates).stream()
                        .filter(t -> ids == null || ids.contains(t.id()))
                        .filter(t -> name(t).contains(text))
                        .filter(t -> isBetween(t, "lastModified", from, to))
                        .filter(t -> isBetween(t, "created", created, Optional.empty()))
                        .sorted(order(call))
                        .toList();
        call.answer(
                call.page(
                        "envelopeTemplates",
                        found,
                        MOST,
                        template -> EnvelopeJson.template(template, call::includes)));
    }

    private static boolean isBetween(
            DocuSignEnvelope template, String what, Optional<Instant> from, Optional<Instant> to) {
        return DocuSignTime.isBetween(template.time(what + "DateTime"), from, to);
    }

    private static Comparator<DocuSignEnvelope> order(DocuSignCall call) {
        String by = call.query("order_by", "name");
        DocuSignError.check(by.matches("name|modified|used"), "order_by is unknown: " + by);
        Comparator<DocuSignEnvelope> order =
                by.equals("name")
                        ? Comparator.comparing(TemplateRoutes::name)
                        : Comparator.comparing(t -> t.text("lastModifiedDateTime"));
        return "desc".equals(call.query("order")) ? order.reversed() : order;
    }

    private static String name(DocuSignEnvelope template) {
        return template.text("name").toLowerCase(Locale.ROOT);
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
