// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code /envelopes} and {@code /templates}: creates, lists, shows and changes them. */
record EnvelopeRoutes(DocumentReader reader) {
    private static final int MOST_ENVELOPES = 1000;
    private static final int MOST_TEMPLATES = 2000;
    private static final String PURGES = "documents(_and_metadata(_and_redact)?)?_queued";

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/envelopes", this::create);
        // ids may be in the query or, since they may be many, in the body
        endpoints.account("GET", "/envelopes", call -> list(call, JsonReader.object()));
        endpoints.account("PUT", "/envelopes/status", call -> list(call, call.optionalBody()));
        String envelope = "/envelopes/:envelopeId";
        endpoints.account("GET", envelope, c -> c.answer(200, "envelope", c.json(c.envelope())));
        endpoints.account("PUT", envelope, this::update);
        endpoints.account("GET", envelope + "/audit_events", this::showEvents);
        endpoints.account("GET", envelope + "/form_data", this::showFormData);
        endpoints.account("POST", "/templates", this::createTemplate);
        endpoints.account("GET", "/templates", this::listTemplates);
        String template = "/templates/:templateId";
        endpoints.account("GET", template, this::showTemplate);
        endpoints.account("PUT", template, this::updateTemplate);
        endpoints.account("DELETE", template, this::deleteTemplate);
    }

    private void create(DocuSignCall call) {
        Definition definition = Definition.of(call);
        String status = definition.json().path("status").asText("created");
        boolean sends = status.equals("sent");
        DocuSignError.check(
                sends || status.equals("created"), "status must be created or sent, not " + status);
        EnvelopeMaker maker = EnvelopeMaker.of(call, reader);
        // reading PDFs takes too long for the event loop
        call.slowly(
                () -> {
                    DocuSignEnvelope draft = maker.make(definition, false);
                    if (sends) {
                        // what cannot be sent is not kept either
                        EnvelopeLife.send(draft.copy(), call.now());
                    }
                    return draft;
                },
                draft -> {
                    DocuSignEnvelope made = call.state().added(draft, sends);
                    call.answer(201, "envelopeSummary", Answers.of("envelopeSummary", made));
                });
    }

    private void createTemplate(DocuSignCall call) {
        Definition definition = Definition.of(call);
        DocuSignError.check(
                !definition.json().path("name").asText("").isBlank(), "A template needs a name.");
        EnvelopeMaker maker = EnvelopeMaker.of(call, reader);
        call.slowly(
                () -> maker.make(definition, true),
                made -> {
                    call.state().added(made, false);
                    ObjectNode json = Answers.of("template", made);
                    call.answer(201, json.retain("templateId", "name", "uri"));
                });
    }

    private void list(DocuSignCall call, ObjectNode body) {
        Set<String> ids = ids(call.query("envelope_ids", ""), body.path("envelopeIds"));
        Set<String> transactions =
                ids(call.query("transaction_ids", ""), body.path("transactionIds"));
        List<DocuSignEnvelope> found = new EnvelopeQuery(call).find(ids, transactions);
        ObjectNode json = call.page("envelopes", found, MOST_ENVELOPES, call::json);
        json.put("lastQueriedDateTime", Scalars.write(call.now()));
        if (!transactions.isEmpty()) {
            json.setAll(Answers.list("envelopeTransactionStatuses", "transaction", found));
        }
        call.answer(200, "envelopesInformation", json);
    }

    private static Set<String> ids(String query, JsonNode body) {
        if (!query.isEmpty() && !query.equalsIgnoreCase("request_body")) {
            return new HashSet<>(List.of(query.trim().split("\\s*,\\s*")));
        }
        return body.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    private void listTemplates(DocuSignCall call) {
        Optional<Instant> from = call.time("modified_from_date").or(() -> call.time("from_date"));
        Optional<Instant> to = call.time("modified_to_date").or(() -> call.time("to_date"));
        Optional<Instant> created = call.time("created_from_date");
        String text = call.query("search_text", "").toLowerCase(Locale.ROOT);
        String ids = call.query("template_ids");
        String by = call.query("order_by", "name");
        DocuSignError.check(by.matches("name|modified|used"), "order_by is unknown: " + by);
        Comparator<DocuSignEnvelope> order =
                by.equals("name")
                        ? Comparator.comparing(EnvelopeRoutes::name)
                        : Comparator.comparing(t -> t.text("lastModifiedDateTime"));
        List<DocuSignEnvelope> found =
                call.listed(call.state().templates).stream()
                        .filter(t -> ids == null || ids.contains(t.id()))
                        .filter(t -> name(t).contains(text))
                        .filter(t -> t.isBetween("lastModifiedDateTime", from, to))
                        .filter(t -> t.isBetween("createdDateTime", created, Optional.empty()))
                        .sorted("desc".equals(call.query("order")) ? order.reversed() : order)
                        .toList();
        Function<DocuSignEnvelope, ObjectNode> row = t -> Answers.template(t, call::includes);
        call.answer(call.page("envelopeTemplates", found, MOST_TEMPLATES, row));
    }

    private static String name(DocuSignEnvelope template) {
        return template.text("name").toLowerCase(Locale.ROOT);
    }

    /** One template is shown with its documents, whatever is asked for. */
    private void showTemplate(DocuSignCall call) {
        Predicate<String> shown = what -> !what.equals("tabs") || call.includes(what);
        call.answer(Answers.template(call.envelope(), shown));
    }

    private void update(DocuSignCall call) {
        ObjectNode body = call.optionalBody();
        DocuSignError.require(
                !body.path("documents").isArray() && !body.path("recipients").isObject(),
                "INVALID_REQUEST_BODY",
                "Documents and recipients are changed through their own resources.");
        DocuSignEnvelope after = call.change(envelope -> update(call, envelope, body));
        if (call.isTrue("resend_envelope")) {
            resend(call, after);
        }
        ObjectNode answer = JsonReader.object().put("envelopeId", after.id());
        if (body.hasNonNull("purgeState")) {
            answer.put("purgeState", after.text("purgeState"));
        }
        call.answer(200, "envelopeUpdateSummary", answer);
    }

    private static void update(DocuSignCall call, DocuSignEnvelope envelope, ObjectNode body) {
        Instant now = call.now();
        boolean edits = envelope.set(body);
        if (body.path("notification").isObject()) {
            envelope.data().set("notification", body.get("notification").deepCopy());
            if (envelope.status().isInProcess()) {
                EnvelopeLife.expire(envelope, now);
            }
        }
        envelope.require(!edits || !envelope.status().isOver(), "It can no longer be edited.");
        String status = body.path("status").asText("");
        switch (status) {
            case "" -> {}
            case "sent" -> EnvelopeLife.send(envelope, now);
            case "voided" -> {
                String reason = body.path("voidedReason").asText("");
                DocuSignError.check(!reason.isBlank(), "voidedReason is required to void.");
                EnvelopeLife.voided(envelope, reason, now);
                if (call.isTrue("recycle_on_void")) {
                    EnvelopeLife.recycled(envelope, now);
                }
            }
            case "deleted" -> EnvelopeLife.deleted(envelope, now);
            default -> envelope.require(false, "It cannot become " + status + ".");
        }
        if (body.hasNonNull("purgeState")) {
            String purge = body.get("purgeState").asText();
            DocuSignError.check(purge.matches(PURGES), "purgeState is unknown: " + purge);
            envelope.require(
                    envelope.status().isOver(), "Only envelopes that are over can be purged.");
            envelope.data().put("purgeState", purge).put("purgeRequestDate", Scalars.write(now));
        }
    }

    /** Whose turn it is gets the e-mail again. */
    private static void resend(DocuSignCall call, DocuSignEnvelope envelope) {
        envelope.require(
                envelope.status().isInProcess(), "Only an envelope in process can be resent.");
        call.state().happened(new Event("envelope-resent", envelope, null));
        envelope.waitedFor()
                .forEach(r -> call.state().happened(new Event("recipient-resent", envelope, r)));
    }

    private void updateTemplate(DocuSignCall call) {
        DocuSignEnvelope after = call.change(template -> template.set(call.body()));
        call.answer(JsonReader.object().put("envelopeId", after.id()));
    }

    private void deleteTemplate(DocuSignCall call) {
        call.state().templates.remove(call.envelopeToChange());
        call.done();
    }

    private void showEvents(DocuSignCall call) {
        List<Event.Entry> audit = call.state().audit.of(call.envelope().id());
        call.answer(Answers.list("auditEvents", "auditEvent", audit));
    }

    /** What the recipients filled in. */
    private void showFormData(DocuSignCall call) {
        ObjectNode json = Answers.of("formData", call.envelope());
        for (Recipient recipient : call.envelope().recipientsInOrder()) {
            ObjectNode row = Answers.of("recipientFormData", recipient);
            for (ObjectNode tab : recipient.allTabs()) {
                if (tab.has("value") || tab.has("selected")) {
                    row.withArray("formData").add(Answers.of("tabData", tab));
                }
            }
            json.withArray("recipientFormData").add(row);
            json.withArray("formData").addAll((ArrayNode) row.get("formData").deepCopy());
        }
        call.answer(json);
    }
}
