// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Contents;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Document;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads and lists envelopes and what happened to them, and changes what they are called. */
final class EnvelopeRoutes {
    private static final Set<String> STATUSES =
            Set.of(
                    "AwaitingMySignature",
                    "Completed",
                    "AwaitingOthers",
                    "Declined",
                    "Cancelled",
                    "DueSoon",
                    "Expired");

    private final EnvelopePdf pdfs;

    EnvelopeRoutes(EnvelopePdf pdfs) {
        this.pdfs = pdfs;
    }

    void mount(JSignEndpoints endpoints) {
        endpoints.bearer("POST", "/envelopes/list", EnvelopeRoutes::list);
        endpoints.bearer("GET", "/envelopes/:id/details", EnvelopeRoutes::details);
        endpoints.bearer("GET", "/envelopes/:id/history", EnvelopeRoutes::history);
        endpoints.bearer("GET", "/envelopes/:id/audit_logs", EnvelopeRoutes::auditLogs);
        endpoints.bearer(
                "GET",
                "/envelopes/:id/retrieve_metadata",
                "/api/2.0",
                call ->
                        call.answer(
                                "Metadata retrieved successfully.",
                                EnvelopeJson.metadata(call.envelope())));
        endpoints.bearer("POST", "/envelopes/:id/update_envelope_metadata", EnvelopeRoutes::update);
        endpoints.bearer("GET", "/envelopes/:id/:document/download", this::download);
    }

    /** Newest first, by status, category and day of creation. */
    private static void list(JSignCall call) {
        ObjectNode body = call.optionalBody();
        List<String> statuses = JSignCall.optionalTexts(body, "status");
        List<String> categories = JSignCall.optionalTexts(body, "categories");
        if (!STATUSES.containsAll(statuses)) {
            throw JSignError.invalid("status must hold " + STATUSES);
        }
        LocalDate from = day(body, "start_date", LocalDate.MIN);
        LocalDate to = day(body, "end_date", LocalDate.MAX);
        List<ObjectNode> found =
                call.state().envelopes.listed().stream()
                        .filter(call::mayRead)
                        .filter(
                                e ->
                                        statuses.isEmpty()
                                                || statuses.stream()
                                                        .anyMatch(
                                                                word ->
                                                                        e.isListedAs(
                                                                                word,
                                                                                call.user(),
                                                                                call.now())))
                        .filter(
                                e ->
                                        categories.isEmpty()
                                                || e.contents().categories().stream()
                                                        .anyMatch(categories::contains))
                        .filter(e -> !Timestamps.day(e.created()).isBefore(from))
                        .filter(e -> !Timestamps.day(e.created()).isAfter(to))
                        .sorted(Comparator.comparing(JSignEnvelope::created).reversed())
                        .map(envelope -> EnvelopeJson.inList(envelope, call.user()))
                        .toList();
        call.answer(
                "Envelopes retrieved successfully.",
                JSignPaging.of(body.path("page").asText(null), body.path("page_size").asText(null))
                        .json("envelopes", found));
    }

    private static LocalDate day(JsonNode body, String name, LocalDate usually) {
        return body.hasNonNull(name) ? Timestamps.day(body.get(name).asText(), name) : usually;
    }

    private static void details(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        call.answer(
                "Envelope details retrieved successfully.",
                EnvelopeJson.details(envelope, call.user(), call.state().isNotarised(envelope)));
    }

    private static void history(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        call.answer(
                "Envelope history retrieved successfully.",
                EnvelopeJson.history(envelope, call.state().history.of(envelope.id())));
    }

    private static void auditLogs(JSignCall call) {
        JSignEnvelope envelope = signed(call.envelope());
        call.answer(
                "Audit logs retrieved successfully.",
                EnvelopeJson.auditLogs(envelope, call.state().history.of(envelope.id())));
    }

    private static void update(JSignCall call) {
        JSignEnvelope envelope = call.ownEnvelope();
        ObjectNode body = call.body();
        String name = body.hasNonNull("name") ? JSignCall.JSON.text(body, "name") : null;
        String description = JSignCall.JSON.optionalText(body, "description");
        boolean replaces = body.hasNonNull("categories");
        List<String> categories = EnvelopeReader.categories(body);
        call.change(
                envelope,
                current -> {
                    Contents contents = current.contents();
                    return current.containing(
                            contents.described(
                                    name == null ? contents.name() : name,
                                    description == null ? contents.description() : description,
                                    replaces ? categories : contents.categories()));
                });
        call.answer(
                "Envelope metadata updated successfully.",
                JsonReader.object().put("envelope_id", envelope.id()));
    }

    private void download(JSignCall call) {
        JSignEnvelope envelope = call.envelope();
        Document document =
                envelope.contents().documents().stream()
                        .filter(candidate -> candidate.id().equals(call.path("document")))
                        .findFirst()
                        .orElseThrow(JSignError::noDocument);
        String wanted = String.valueOf(call.query("signedCopy"));
        if (!wanted.matches("true|false")) {
            throw JSignError.invalid("signedCopy must be true or false");
        }
        boolean signed = wanted.equals("true");
        if (signed) {
            signed(envelope);
        }
        call.answerFile(
                JsonReader.object()
                        .put("envelope_id", envelope.id())
                        .put("document_id", document.id())
                        .put("document_name", document.name())
                        .put("file_name", document.file().upload().downloadName(".pdf")),
                DocumentBody.CONTENT,
                tempFiles ->
                        signed
                                ? pdfs.signed(envelope, document, tempFiles)
                                : document.file().upload().file());
    }

    /** Refuses one that is not signed by all. */
    static JSignEnvelope signed(JSignEnvelope envelope) {
        if (!envelope.is(Status.COMPLETED)) {
            throw JSignError.notSigned();
        }
        return envelope;
    }
}
