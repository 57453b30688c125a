// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /envelopes}: creates, lists, shows and changes envelopes. */
final class EnvelopeRoutes {
    private static final int MOST_IN_LIST = 1000;
    private static final Set<String> PURGES =
            Set.of(
                    "documents_queued",
                    "documents_and_metadata_queued",
                    "documents_and_metadata_and_redact_queued");
    private final DocumentReader reader;

    EnvelopeRoutes(DocumentReader reader) {
        this.reader = reader;
    }

    void mount(DocuSignEndpoints endpoints) {
        endpoints.account("POST", "/envelopes", this::create);
        endpoints.account("GET", "/envelopes", this::list);
        endpoints.account("PUT", "/envelopes/status", this::listNamed);
        endpoints.account("GET", "/envelopes/:envelopeId", this::show);
        endpoints.account("PUT", "/envelopes/:envelopeId", this::update);
    }

    private void create(DocuSignCall call) {
        Definition definition = Definition.of(call);
        String status = definition.json().path("status").asText("created");
        if (!Set.of("created", "sent").contains(status)) {
            throw DocuSignError.invalidParameter("status must be created or sent, not " + status);
        }
        EnvelopeMaker maker = EnvelopeMaker.of(call, reader);
        // reading PDFs takes too long for the event loop
        call.slowly(
                () -> {
                    DocuSignEnvelope draft = maker.make(definition, false);
                    if (status.equals("sent")) {
                        // what cannot be sent is not kept either
                        EnvelopeLife.send(draft.copy(), call.now());
                    }
                    return draft;
                },
                draft -> {
                    call.state().envelopes.add(draft);
                    DocuSignEnvelope made =
                            status.equals("sent")
                                    ? call.state()
                                            .change(draft, e -> EnvelopeLife.send(e, call.now()))
                                    : draft;
                    call.answer(201, "envelopeSummary", EnvelopeJson.summary(made));
                });
    }

    private void list(DocuSignCall call) {
        Set<String> ids = names(call.query("envelope_ids"));
        Set<String> transactions = names(call.query("transaction_ids"));
        answerList(call, new EnvelopeQuery(call).find(ids, transactions), transactions);
    }

    /** The ids may be in the query or, since they may be many, in the body. */
    private void listNamed(DocuSignCall call) {
        ObjectNode body = call.optionalBody();
        Set<String> ids = ids(call.query("envelope_ids"), body.path("envelopeIds"));
        Set<String> transactions = ids(call.query("transaction_ids"), body.path("transactionIds"));
        answerList(call, new EnvelopeQuery(call).find(ids, transactions), transactions);
    }

    private void answerList(
            DocuSignCall call, List<DocuSignEnvelope> found, Set<String> transactions) {
        ObjectNode json =
                DocuSignPaging.page(
                        call,
                        "/envelopes",
                        "envelopes",
                        found,
                        MOST_IN_LIST,
                        envelope -> EnvelopeJson.of(envelope, call::includes));
        json.put("lastQueriedDateTime", DocuSignTime.write(call.now()));
        if (!transactions.isEmpty()) {
            ArrayNode rows = json.putArray("envelopeTransactionStatuses");
            for (DocuSignEnvelope envelope : found) {
                rows.addObject()
                        .put("envelopeId", envelope.id())
                        .put("transactionId", envelope.data().path("transactionId").asText())
                        .put("status", envelope.status().word());
            }
        }
        call.answer(200, "envelopesInformation", json);
    }

    private static Set<String> ids(String query, JsonNode body) {
        if (!"request_body".equalsIgnoreCase(query)) {
            Set<String> names = names(query);
            if (!names.isEmpty()) {
                return names;
            }
        }
        Set<String> names = new HashSet<>();
        body.forEach(id -> names.add(id.asText()));
        return names;
    }

    private static Set<String> names(String query) {
        return query == null || query.isBlank()
                ? Set.of()
                : Arrays.stream(query.split(",")).map(String::trim).collect(Collectors.toSet());
    }

    private void show(DocuSignCall call) {
        call.answer(200, "envelope", EnvelopeJson.of(call.envelope(), call::includes));
    }

    private void update(DocuSignCall call) {
        ObjectNode body = call.optionalBody();
        Instant now = call.now();
        if (body.path("documents").isArray() || body.path("recipients").isObject()) {
            throw DocuSignError.invalidBody(
                    "Documents and recipients are changed through their own resources.");
        }
        DocuSignEnvelope after = call.change(envelope -> update(call, envelope, body, now));
        if (call.isTrue("resend_envelope")) {
            resend(call, after);
        }
        ObjectNode answer = JsonReader.object().put("envelopeId", after.id());
        if (body.hasNonNull("purgeState")) {
            answer.put("purgeState", after.data().path("purgeState").asText());
        }
        call.answer(200, "envelopeUpdateSummary", answer);
    }

    private static void update(
            DocuSignCall call, DocuSignEnvelope envelope, ObjectNode body, Instant now) {
        edit(envelope, body, now);
        String status = body.path("status").asText("");
        switch (status) {
            case "" -> {}
            case "sent" -> EnvelopeLife.send(envelope, now);
            case "voided" -> {
                String reason = body.path("voidedReason").asText("");
                if (reason.isBlank()) {
                    throw DocuSignError.invalidParameter("voidedReason is required to void.");
                }
                EnvelopeLife.voided(envelope, reason, now);
                if (call.isTrue("recycle_on_void")) {
                    envelope.data().put(EnvelopeStatus.DELETED.time(), DocuSignTime.write(now));
                }
            }
            case "deleted" -> EnvelopeLife.deleted(envelope, now);
            default ->
                    throw DocuSignError.invalidStatus(
                            envelope.status().word(), "It cannot become " + status + ".");
        }
        String purge = body.path("purgeState").asText("");
        if (!purge.isEmpty()) {
            purge(envelope, purge, now);
        }
    }

    private static void edit(DocuSignEnvelope envelope, ObjectNode body, Instant now) {
        boolean edits = envelope.set(body);
        if (body.path("notification").isObject()) {
            envelope.data().set("notification", body.get("notification").deepCopy());
            if (envelope.status().isInProcess()) {
                EnvelopeLife.expire(envelope, now);
            }
        }
        if (edits && envelope.status().compareTo(EnvelopeStatus.DELIVERED) > 0) {
            throw DocuSignError.invalidStatus(
                    envelope.status().word(), "It can no longer be edited.");
        }
    }

    private static void purge(DocuSignEnvelope envelope, String purge, Instant now) {
        if (!PURGES.contains(purge)) {
            throw DocuSignError.invalidParameter("purgeState is unknown: " + purge);
        }
        if (envelope.status().compareTo(EnvelopeStatus.DELIVERED) <= 0) {
            throw DocuSignError.invalidStatus(
                    envelope.status().word(), "Only envelopes that are over can be purged.");
        }
        envelope.data().put("purgeState", purge).put("purgeRequestDate", DocuSignTime.write(now));
    }

    /** Whose turn it is gets the e-mail again. */
    static void resend(DocuSignCall call, DocuSignEnvelope envelope) {
        if (!envelope.status().isInProcess()) {
            throw DocuSignError.invalidStatus(
                    envelope.status().word(), "Only an envelope in process can be resent.");
        }
        call.state().happened(new Event("envelope-resent", envelope, null));
        envelope.recipients().stream()
                .filter(Recipient::isWaitedFor)
                .forEach(r -> call.state().happened(new Event("recipient-resent", envelope, r)));
    }
}
