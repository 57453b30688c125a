// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code /envelopes}: creates, lists, shows and changes envelopes. */
record EnvelopeRoutes(DocumentReader reader) {
    private static final int MOST_IN_LIST = 1000;
    private static final Set<String> PURGES =
            Set.of(
                    "documents_queued",
                    "documents_and_metadata_queued",
                    "documents_and_metadata_and_redact_queued");

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/envelopes", this::create);
        // ids may be in the query or, since they may be many, in the body
        endpoints.account("GET", "/envelopes", call -> list(call, JsonReader.object()));
        endpoints.account("PUT", "/envelopes/status", call -> list(call, call.optionalBody()));
        endpoints.account(
                "GET",
                "/envelopes/:envelopeId",
                c -> c.answer(200, "envelope", EnvelopeJson.of(c.envelope(), c::includes)));
        endpoints.account("PUT", "/envelopes/:envelopeId", this::update);
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
                    call.state().envelopes.add(draft);
                    if (sends) {
                        call.state().change(draft, e -> EnvelopeLife.send(e, call.now()));
                    }
                    DocuSignEnvelope made = call.envelope(draft.id());
                    call.answer(201, "envelopeSummary", EnvelopeJson.summary(made));
                });
    }

    private void list(DocuSignCall call, ObjectNode body) {
        Set<String> ids = ids(call.query("envelope_ids", ""), body.path("envelopeIds"));
        Set<String> transactions =
                ids(call.query("transaction_ids", ""), body.path("transactionIds"));
        List<DocuSignEnvelope> found = new EnvelopeQuery(call).find(ids, transactions);
        ObjectNode json =
                call.page(
                        "envelopes", found, MOST_IN_LIST, e -> EnvelopeJson.of(e, call::includes));
        json.put("lastQueriedDateTime", DocuSignTime.write(call.now()));
        if (!transactions.isEmpty()) {
            ArrayNode rows = json.putArray("envelopeTransactionStatuses");
            for (DocuSignEnvelope envelope : found) {
                rows.addObject()
                        .put("envelopeId", envelope.id())
                        .put("transactionId", envelope.text("transactionId"))
                        .put("status", envelope.status().word());
            }
        }
        call.answer(200, "envelopesInformation", json);
    }

    private static Set<String> ids(String query, JsonNode body) {
        if (!query.isEmpty() && !query.equalsIgnoreCase("request_body")) {
            return new HashSet<>(List.of(query.trim().split("\\s*,\\s*")));
        }
        Set<String> ids = new HashSet<>();
        body.forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private void update(DocuSignCall call) {
        ObjectNode body = call.optionalBody();
        if (body.path("documents").isArray() || body.path("recipients").isObject()) {
            throw DocuSignError.invalidBody(
                    "Documents and recipients are changed through their own resources.");
        }
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
            purge(envelope, body.get("purgeState").asText(), now);
        }
    }

    private static void purge(DocuSignEnvelope envelope, String purge, Instant now) {
        DocuSignError.check(PURGES.contains(purge), "purgeState is unknown: " + purge);
        envelope.require(envelope.status().isOver(), "Only envelopes that are over can be purged.");
        envelope.data().put("purgeState", purge).put("purgeRequestDate", DocuSignTime.write(now));
    }

    /** Whose turn it is gets the e-mail again. */
    private static void resend(DocuSignCall call, DocuSignEnvelope envelope) {
        envelope.require(
                envelope.status().isInProcess(), "Only an envelope in process can be resent.");
        call.state().happened(new Event("envelope-resent", envelope, null));
        envelope.waitedFor()
                .forEach(r -> call.state().happened(new Event("recipient-resent", envelope, r)));
    }
}
