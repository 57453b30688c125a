// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code /recipients} of envelopes and templates. */
final class RecipientRoutes {
    private static final String ALL = "/recipients";
    private static final List<String> DECIDED_BY_DOCUSIGN =
            List.of("status", "recipientIdGuid", "recipientType", "tabs", "recipientId");

    private RecipientRoutes() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.both(
                "GET",
                ALL,
                c -> c.answer(Answers.recipients(c.envelope(), c.isTrue("include_tabs"))));
        endpoints.both("POST", ALL, RecipientRoutes::add);
        endpoints.both("PUT", ALL, RecipientRoutes::update);
        endpoints.both("DELETE", ALL, call -> delete(call, Recipient.read(call.body())));
        endpoints.both(
                "DELETE",
                ALL + "/:recipientId",
                c -> delete(c, List.of(c.envelope().requireRecipient(c.path("recipientId")))));
    }

    private static void add(DocuSignCall call) {
        List<Recipient> added = Recipient.read(call.body());
        DocuSignError.require(!added.isEmpty(), "INVALID_REQUEST_BODY", "There is no recipient.");
        // they come with their own resource
        added.forEach(recipient -> recipient.tabs().removeAll());
        DocuSignEnvelope after = change(call, envelope -> envelope.recipients().addAll(added));
        List<Recipient> shown =
                added.stream().map(r -> after.recipient(r.guid()).orElseThrow()).toList();
        call.answer(201, Answers.grouped(shown, true));
    }

    /** What is wrong with one recipient is returned beside the others that were changed. */
    private static void update(DocuSignCall call) {
        List<Recipient> changes = Recipient.read(call.body());
        ObjectNode answer = JsonReader.object();
        ArrayNode results = answer.putArray("recipientUpdateResults");
        List<String> resent = new ArrayList<>();
        DocuSignEnvelope after =
                change(call, e -> changes.forEach(c -> results.add(update(e, c, resent))));
        if (call.isTrue("resend_envelope")) {
            after.waitedFor()
                    .filter(recipient -> resent.contains(recipient.guid()))
                    .forEach(r -> call.state().happened(new Event("recipient-resent", after, r)));
        }
        call.answer(answer);
    }

    private static ObjectNode update(
            DocuSignEnvelope envelope, Recipient change, List<String> resent) {
        ObjectNode result = JsonReader.object().put("recipientId", change.id());
        try {
            Recipient known = envelope.requireRecipient(change.id());
            boolean acted = known.isDone() || known.is(Recipient.DECLINED);
            DocuSignError.require(!acted, "RECIPIENT_UPDATE_FAILED", known.id());
            known.data().setAll(change.data().deepCopy().<ObjectNode>without(DECIDED_BY_DOCUSIGN));
            resent.add(known.guid());
            result.put("recipientIdGuid", known.guid());
            return result.set("errorDetails", DocuSignError.api(200, "SUCCESS", "").body());
        } catch (DocuSignError e) {
            return result.set("errorDetails", e.body());
        }
    }

    private static void delete(DocuSignCall call, List<Recipient> people) {
        DocuSignEnvelope after = change(call, e -> people.forEach(one -> remove(e, one.id())));
        call.answer(Answers.recipients(after, false));
    }

    private static void remove(DocuSignEnvelope envelope, String id) {
        Recipient known = envelope.requireRecipient(id);
        DocuSignError.require(!known.isDone(), "RECIPIENT_UPDATE_FAILED", id);
        envelope.recipients().remove(known);
    }

    /** Nobody changes who is asked once that is decided. */
    static void requireOpen(DocuSignEnvelope envelope) {
        envelope.require(!envelope.status().isOver(), "Its recipients can no longer be changed.");
    }

    /** Changes who is asked; whose turn it is then gets the envelope. */
    private static DocuSignEnvelope change(DocuSignCall call, Consumer<DocuSignEnvelope> change) {
        Consumer<DocuSignEnvelope> step = RecipientRoutes::requireOpen;
        DocuSignEnvelope after =
                call.change(step.andThen(change).andThen(e -> route(e, call.now())));
        if (after.status().isInProcess()) {
            call.state().happened(new Event("envelope-corrected", after, null));
        }
        return after;
    }

    private static void route(DocuSignEnvelope envelope, Instant now) {
        envelope.checkRecipients();
        if (envelope.status().isInProcess()) {
            EnvelopeLife.route(envelope, now);
        }
    }
}
