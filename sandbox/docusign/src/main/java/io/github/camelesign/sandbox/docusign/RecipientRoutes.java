// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code /recipients} of envelopes and templates. */
final class RecipientRoutes {
    private static final Set<String> DECIDED_BY_DOCUSIGN =
            Set.of("status", "recipientIdGuid", "recipientType", "tabs", "recipientId");

    void mount(DocuSignEndpoints endpoints) {
        endpoints.both("GET", "/recipients", this::list);
        endpoints.both("POST", "/recipients", this::add);
        endpoints.both("PUT", "/recipients", this::update);
        endpoints.both("DELETE", "/recipients", this::deleteMany);
        endpoints.both("DELETE", "/recipients/:recipientId", this::delete);
    }

    private void list(DocuSignCall call) {
        call.answer(EnvelopeJson.recipients(call.envelope(), call.isTrue("include_tabs")));
    }

    private void add(DocuSignCall call) {
        List<Recipient> added = RecipientReader.read(call.body());
        if (added.isEmpty()) {
            throw DocuSignError.invalidBody("There is no recipient.");
        }
        // they come with their own resource
        added.forEach(recipient -> recipient.tabs().removeAll());
        Instant now = call.now();
        DocuSignEnvelope after =
                call.change(
                        envelope -> {
                            requireOpen(envelope);
                            envelope.recipients().addAll(added);
                            RecipientReader.check(envelope);
                            routeAgain(envelope, now);
                        });
        List<Recipient> shown =
                added.stream().map(r -> after.recipient(r.guid()).orElseThrow()).toList();
        corrected(call, after);
        call.answer(201, EnvelopeJson.grouped(shown, true));
    }

    /** What is wrong with one recipient is returned beside the others that were changed. */
    private void update(DocuSignCall call) {
        List<Recipient> changes = RecipientReader.read(call.body());
        ObjectNode answer = JsonReader.object();
        ArrayNode results = answer.putArray("recipientUpdateResults");
        List<Recipient> resent = new ArrayList<>();
        Instant now = call.now();
        DocuSignEnvelope after =
                call.change(
                        envelope -> {
                            requireOpen(envelope);
                            for (Recipient change : changes) {
                                ObjectNode result = results.addObject();
                                result.put("recipientId", change.id());
                                update(envelope, change, result, resent);
                            }
                            routeAgain(envelope, now);
                        });
        corrected(call, after);
        if (call.isTrue("resend_envelope")) {
            resent.stream()
                    .flatMap(recipient -> after.recipient(recipient.guid()).stream())
                    .filter(Recipient::isWaitedFor)
                    .forEach(r -> call.state().happened(new Event("recipient-resent", after, r)));
        }
        call.answer(answer);
    }

    private static void update(
            DocuSignEnvelope envelope,
            Recipient change,
            ObjectNode result,
            List<Recipient> resent) {
        ObjectNode error = result.putObject("errorDetails");
        Recipient known = envelope.recipient(change.id()).orElse(null);
        if (known == null) {
            error.put("errorCode", "INVALID_RECIPIENT_ID")
                    .put("message", "The envelope has no such recipient.");
            return;
        }
        if (known.isDone() || known.is(Recipient.DECLINED)) {
            error.put("errorCode", "RECIPIENT_UPDATE_FAILED")
                    .put("message", "The recipient has acted already.");
            return;
        }
        known.data().setAll(change.data().deepCopy().<ObjectNode>without(DECIDED_BY_DOCUSIGN));
        result.put("recipientIdGuid", known.guid());
        error.put("errorCode", "SUCCESS").put("message", "");
        resent.add(known);
    }

    private void deleteMany(DocuSignCall call) {
        List<Recipient> named = RecipientReader.read(call.body());
        delete(call, named.stream().map(Recipient::id).toList());
    }

    private void delete(DocuSignCall call) {
        delete(call, List.of(call.path("recipientId")));
    }

    private static void delete(DocuSignCall call, List<String> ids) {
        Instant now = call.now();
        DocuSignEnvelope after =
                call.change(
                        envelope -> {
                            requireOpen(envelope);
                            for (String id : ids) {
                                Recipient recipient = require(envelope, id);
                                if (recipient.isDone()) {
                                    throw DocuSignError.bad(
                                            "RECIPIENT_UPDATE_FAILED",
                                            "Recipient " + id + " has acted already.");
                                }
                                envelope.recipients().remove(recipient);
                            }
                            routeAgain(envelope, now);
                        });
        corrected(call, after);
        call.answer(EnvelopeJson.recipients(after, false));
    }

    static Recipient require(DocuSignEnvelope envelope, String id) {
        return envelope.recipient(id)
                .orElseThrow(
                        () ->
                                DocuSignError.bad(
                                        "INVALID_RECIPIENT_ID",
                                        "The recipient specified is not valid: " + id));
    }

    /** Nobody changes who is asked once that is decided. */
    static void requireOpen(DocuSignEnvelope envelope) {
        if (envelope.status().compareTo(EnvelopeStatus.DELIVERED) > 0) {
            throw DocuSignError.invalidStatus(
                    envelope.status().word(), "Its recipients can no longer be changed.");
        }
    }

    private static void routeAgain(DocuSignEnvelope envelope, Instant now) {
        if (envelope.status().isInProcess()) {
            EnvelopeLife.route(envelope, now);
        }
    }

    private static void corrected(DocuSignCall call, DocuSignEnvelope envelope) {
        if (envelope.status().isInProcess()) {
            call.state().happened(new Event("envelope-corrected", envelope, null));
        }
    }
}
