// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;
import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Circulation.Status;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.jsign.Contents.Document;
import io.github.camelesign.sandbox.jsign.Contents.EnvelopeReader;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.github.camelesign.sandbox.jsign.JSignModule.JSignSigningService;
import io.github.camelesign.sandbox.jsign.JSignState.Activity;
import io.github.camelesign.sandbox.jsign.JSignState.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Reads, lists and describes envelopes, and what senders and signers do with them. */
record EnvelopeRoutes(JSignSigningService pdfs) {
    private static final Duration SOON = Duration.ofDays(3);

    /** How long the link works that is shown inside another application. */
    private static final Duration SHORT = Duration.ofSeconds(600);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final Set<String> STATUSES =
            Set.of(
                    "AwaitingMySignature AwaitingOthers Completed Declined Cancelled DueSoon Expired"
                            .split(" "));

    void mount(JSignEndpoints endpoints) {
        endpoints.post("/envelopes/list", EnvelopeRoutes::list);
        endpoints.get("/envelopes/:id/details", EnvelopeRoutes::details);
        endpoints.get("/envelopes/:id/history", EnvelopeRoutes::history);
        endpoints.get("/envelopes/:id/audit_logs", EnvelopeRoutes::auditLogs);
        String metadata = "/envelopes/:id/retrieve_metadata";
        endpoints.slipped("GET", "/api/2.0", metadata, EnvelopeRoutes::metadata);
        endpoints.post("/envelopes/:id/update_envelope_metadata", EnvelopeRoutes::update);
        endpoints.get("/envelopes/:id/:document/download", this::download);
        endpoints.slipped("POST", "/apiv2.0", "/envelopes/:id/decline", EnvelopeRoutes::decline);
        endpoints.post("/envelopes/:id/cancel", EnvelopeRoutes::cancel);
        endpoints.post("/envelopes/:id/remind_signer", EnvelopeRoutes::remind);
        endpoints.slipped("POST", "/v2.0", "/envelopes/:id/delete", EnvelopeRoutes::delete);
        // the table says PUT, the sample POST
        String extend = "/envelopes/:id/extend_signing_due_date";
        endpoints.slipped("PUT", "/v2.0", extend, EnvelopeRoutes::extend);
        endpoints.slipped("POST", "/v2.0", extend, EnvelopeRoutes::extend);
        endpoints.get("/envelopes/:id/generate_embedded_url/:email", EnvelopeRoutes::embed);
    }

    /** Newest first, by status, category and day of creation. */
    private static void list(JSignCall call) {
        ObjectNode body = call.optionalBody();
        List<String> statuses = JSignCall.optionalTexts(body, "status");
        List<String> categories = JSignCall.optionalTexts(body, "categories");
        JSignError.refuseIf(!STATUSES.containsAll(statuses), "status must hold " + STATUSES);
        LocalDate from = day(body.path("start_date").asText("01/01/0001"), "start_date");
        LocalDate to = day(body.path("end_date").asText("12/31/9999"), "end_date");
        List<ObjectNode> found =
                call.state().envelopes.listed().stream()
                        .filter(call::mayRead)
                        .filter(e -> anyOrNone(statuses, word -> isListedAs(word, e, call)))
                        .filter(e -> anyOrNone(categories, e.contents().categories()::contains))
                        .filter(e -> !LocalDate.ofInstant(e.created(), UTC).isBefore(from))
                        .filter(e -> !LocalDate.ofInstant(e.created(), UTC).isAfter(to))
                        .sorted(Comparator.comparing(Circulation<Contents>::created).reversed())
                        .map(envelope -> EnvelopeJson.inList(envelope, call.user()))
                        .toList();
        call.answerPage(
                "Envelopes retrieved successfully.",
                body.path("page").asText(null),
                body.path("page_size").asText(null),
                "envelopes",
                found);
    }

    private static boolean anyOrNone(List<String> wanted, Predicate<String> fits) {
        return wanted.isEmpty() || wanted.stream().anyMatch(fits);
    }

    private static boolean isListedAs(String word, Circulation<Contents> one, JSignCall call) {
        return word.equals("DueSoon")
                ? one.isOpen() && one.due().isBefore(call.now().plus(SOON))
                : word.equals(EnvelopeJson.word(one, call.user().email()));
    }

    private static LocalDate day(String text, String name) {
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeParseException e) {
            throw JSignError.invalid(name + " must be a day as MM/dd/yyyy");
        }
    }

    private static void details(JSignCall call) {
        Circulation<Contents> envelope = call.envelope();
        call.answer(
                "Envelope details retrieved successfully.",
                EnvelopeJson.details(envelope, call.user(), call.state().isNotarised(envelope)));
    }

    private static void history(JSignCall call) {
        Circulation<Contents> envelope = call.envelope();
        call.answer(
                "Envelope history retrieved successfully.",
                EnvelopeJson.history(envelope, call.state().history.of(envelope.id())));
    }

    private static void auditLogs(JSignCall call) {
        Circulation<Contents> envelope = signed(call.envelope());
        call.answer(
                "Audit logs retrieved successfully.",
                EnvelopeJson.auditLogs(envelope, call.state().history.of(envelope.id())));
    }

    private static void metadata(JSignCall call) {
        call.answer("Metadata retrieved successfully.", EnvelopeJson.metadata(call.envelope()));
    }

    private static void update(JSignCall call) {
        Circulation<Contents> envelope = call.ownEnvelope();
        call.change(
                envelope, e -> Records.with(e, "contents", e.contents().described(call.body())));
        call.answer("Envelope metadata updated successfully.", "envelope_id", envelope.id());
    }

    private void download(JSignCall call) {
        Circulation<Contents> envelope = call.envelope();
        Document document =
                envelope.contents().documents().stream()
                        .filter(candidate -> candidate.id().equals(call.path("document")))
                        .findFirst()
                        .orElseThrow(Code.DOCUMENT_NOT_FOUND_OR_RECIPIENT_NO_ACCESS::error);
        String wanted = String.valueOf(call.query("signedCopy"));
        JSignError.refuseIf(!wanted.matches("true|false"), "signedCopy must be true or false");
        boolean signed = wanted.equals("true");
        if (signed) {
            signed(envelope);
        }
        Upload upload = document.file();
        call.answerFile(
                JsonReader.object()
                        .put("envelope_id", envelope.id())
                        .put("document_id", document.id())
                        .put("document_name", document.name())
                        .put("file_name", upload.downloadName(".pdf")),
                EnvelopeReader.CONTENT,
                files -> signed ? pdfs.signed(envelope, document, files) : upload.file());
    }

    /** Refuses one that is not signed by all. */
    static Circulation<Contents> signed(Circulation<Contents> envelope) {
        return Code.DOCUMENT_IS_NOT_SIGNED.require(envelope, e -> e.is(Status.COMPLETED));
    }

    private static void decline(JSignCall call) {
        Circulation<Contents> envelope = call.envelope();
        String reason = JSON.text(call.body(), "decline_reason");
        String email = call.user().email();
        Code.ENVELOPE_CREATOR_CANNOT_DECLINE.refuseIf(call.isMe(envelope.contents().creator()));
        call.change(
                envelope,
                e -> {
                    Code.ENVELOPE_UPDATE_FAILED.refuseIf(
                            !e.waitsFor(email), "The envelope does not wait for you.");
                    return e.declinedBy(email, reason, call.now());
                });
        call.answer("Envelope declined successfully!");
    }

    private static void cancel(JSignCall call) {
        Circulation<Contents> envelope = call.ownEnvelope();
        String reason = call.optionalBody().path("cancel_reason").asText();
        Code.ENVELOPE_CANCEL_REASON_REQUIRED.refuseIf(reason.isBlank());
        call.change(
                envelope,
                e ->
                        Code.ENVELOPE_UPDATE_FAILED
                                .require(e, Circulation::isOpen)
                                .over(Status.CANCELLED, reason, call.now()));
        call.answer("Envelope cancelled successfully.");
    }

    private static void remind(JSignCall call) {
        Circulation<Contents> envelope = call.ownEnvelope();
        String email = JSON.email(call.body(), "email");
        String complaint = "It is not the turn of " + email;
        Signer signer =
                ofSigner(envelope, email).waiting().stream()
                        .filter(candidate -> candidate.is(email))
                        .findFirst()
                        .orElseThrow(() -> Code.ENVELOPE_UPDATE_FAILED.error(complaint));
        call.state().ask(envelope, signer, "Reminder: ");
        call.state().history.add(envelope.id(), Activity.of(call.user(), "Reminded", call.now()));
        call.answer("Reminder email sent.");
    }

    private static void delete(JSignCall call) {
        call.state().envelopes.remove(signed(call.ownEnvelope()));
        call.answer("Envelope deleted successfully.");
    }

    private static void extend(JSignCall call) {
        Circulation<Contents> envelope = call.ownEnvelope();
        String given = call.query("due_date");
        JSignError.refuseIf(given == null, "due_date is required");
        // the last day counts in full
        Instant due = day(given, "due_date").plusDays(1).atStartOfDay().toInstant(UTC);
        JSignError.refuseIf(!due.isAfter(call.now()), "due_date must not be past");
        call.change(
                envelope,
                e -> {
                    Code.SYSTEM_ERROR.refuseIf(
                            !e.is(Status.EXPIRED), "The envelope has not expired.");
                    return Records.with(e.over(Status.OPEN, null, null), "due", due);
                });
        call.answer("Signing due date extended successfully.");
    }

    private static void embed(JSignCall call) {
        String email = call.path("email");
        Circulation<Contents> envelope =
                Code.ENVELOPE_UPDATE_FAILED.require(
                        ofSigner(call.ownEnvelope(), email), Circulation::isOpen);
        ObjectNode none = JsonReader.object();
        String url =
                call.state().links.make(Purpose.EMBEDDED, envelope.id(), email, SHORT, none, null);
        call.answer("Embedded URL generated successfully.", "embedded_url", url);
    }

    private static Circulation<Contents> ofSigner(Circulation<Contents> envelope, String email) {
        return Code.EMAIL_DOES_NOT_BELONG_TO_ENVELOPE.require(envelope, e -> e.concerns(email));
    }
}
