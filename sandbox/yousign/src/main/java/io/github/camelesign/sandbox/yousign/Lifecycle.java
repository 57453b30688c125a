// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of a signature request from draft to its end. Guarded by the state's lock. */
final class Lifecycle {
    private final YousignState state;
    private final EventPublisher publisher;

    Lifecycle(YousignState state, EventPublisher publisher) {
        this.state = state;
        this.publisher = publisher;
    }

    void activate(SignatureRequest request) {
        request.requireDraft();
        requireComplete(request);
        new Stages(request).arrange();
        request.activated = state.now();
        request.lastReminder = state.now();
        turnToNext(request, () -> publisher.of(request, "signature_request.activated", null));
    }

    private void requireComplete(SignatureRequest request) {
        List<Violation> missing = new ArrayList<>();
        if (request.signers.isEmpty()) {
            missing.add(new Violation("signers", "At least one signer is required"));
        }
        if (request.signableDocuments().findAny().isEmpty()) {
            missing.add(new Violation("documents", "At least one signable document is required"));
        }
        for (int i = 0; i < request.signers.size(); i++) {
            if (request.fieldsOf(request.signers.get(i)).stream()
                    .noneMatch(field -> field.path("type").asText().equals("signature"))) {
                String name = "signers[" + i + "][fields]";
                missing.add(new Violation(name, "At least one signature field is required"));
            }
        }
        if (!request.expires.isAfter(state.now())) {
            missing.add(new Violation("expiration_date", "The date cannot be in the past"));
        }
        if (!missing.isEmpty()) {
            throw YousignError.violated(missing);
        }
    }

    /** Those whose turn it is are asked, after everybody heard what led to it. */
    private void turnToNext(SignatureRequest request, Runnable before) {
        Stages stages = new Stages(request);
        Optional<Recipient> first = stages.first();
        request.status =
                first.isEmpty() || first.get().isSigner() ? Status.ONGOING : Status.APPROVAL;
        before.run();
        for (Recipient recipient : stages.next()) {
            recipient.ask("notified");
            publisher.of(recipient, "notified", null);
        }
    }

    /** The person signs, with everything filled in that has to be, or approves. */
    void accept(Recipient recipient) {
        SignatureRequest request = recipient.envelope;
        recipient.requireTurn();
        Answers.complete(request.fieldsOf(recipient), recipient, state.now());
        recipient.becomes(recipient.kind.accepted);
        if (request.people().allMatch(Recipient::hasActed)) {
            request.status = Status.DONE;
            request.completed = state.now();
            accepted(recipient);
            publisher.of(request, "signature_request.done", null);
        } else {
            turnToNext(request, () -> accepted(recipient));
        }
    }

    private void accepted(Recipient recipient) {
        SignatureRequest request = recipient.envelope;
        publisher.of(recipient, recipient.isSigner() ? "done" : "approved", null);
        if (!recipient.isSigner() && request.approvers.stream().allMatch(Recipient::hasAccepted)) {
            request.approved = state.now();
            publisher.of(request, "signature_request.approved", null);
        }
    }

    /** The person declines or rejects. */
    void refuse(Recipient recipient, String reason) {
        SignatureRequest request = recipient.envelope;
        recipient.requireTurn();
        if (!recipient.mayRefuse()) {
            throw new Person.OutOfTurnException(
                    "Signers may not decline " + request.id + " (signers_allowed_to_decline)");
        }
        String word = recipient.kind.refused;
        recipient.becomes(word);
        ObjectNode information =
                JsonReader.object()
                        .put(recipient.kind.word() + "_id", recipient.id)
                        .put("reason", reason)
                        .put(word + "_at", Timestamps.text(state.now()));
        if (recipient.isSigner()) {
            request.declineInformation = information;
        } else {
            request.rejectionInformation = information;
        }
        end(request, Status.valueOf(word.toUpperCase(Locale.ROOT)));
        publisher.of(recipient, word, reason);
        publisher.of(request, "signature_request." + word, reason);
    }

    void cancel(SignatureRequest request, String reason) {
        request.require(request.status.isOpen(), "in approval or ongoing");
        end(request, Status.CANCELED);
        publisher.of(request, "signature_request.canceled", reason);
    }

    /** Nobody is waited for any more. */
    private void end(SignatureRequest request, Status how) {
        request.status = how;
        request.signers.stream()
                .filter(signer -> !signer.hasActed())
                .forEach(signer -> signer.becomes("aborted"));
    }

    void reactivate(SignatureRequest request, Instant expires) {
        request.require(request.status == Status.EXPIRED, "expired");
        request.expires = expires;
        request.lastReminder = state.now();
        turnToNext(request, () -> publisher.of(request, "signature_request.reactivated", null));
    }

    void delete(SignatureRequest request, boolean permanently) {
        request.require(!request.status.isOpen(), "in draft or over");
        request.status = Status.DELETED;
        if (permanently) {
            publisher.of(request, "signature_request.permanently_deleted", null);
            state.requests.remove(request);
        } else {
            publisher.of(request, "signature_request.deleted", null);
        }
    }

    /** Somebody is reminded because the API's user says so. */
    void remind(Recipient recipient) {
        Status expected = recipient.isSigner() ? Status.ONGOING : Status.APPROVAL;
        String kind = recipient.kind.word();
        if (recipient.envelope.status != expected || !recipient.isAsked()) {
            throw YousignError.incompatible(
                    kind,
                    "The signature request must be %s and the %s notified"
                            .formatted(expected.word(), kind));
        }
        publisher.reminded(recipient, "signature_request.reminder_executed");
    }

    /** It expires, or all who are waited for are reminded, when it is time. */
    void passTime(SignatureRequest request) {
        JsonNode reminders = request.settings.path("reminder_settings");
        if (request.isExpired()) {
            request.status = Status.EXPIRED;
            publisher.of(request, "signature_request.expired", null);
        } else if (request.status == Status.ONGOING
                && request.isReminderDue(
                        reminders.path("interval_in_days"),
                        reminders.path("max_occurrences").asInt())) {
            request.lastReminder = state.now();
            request.reminders++;
            String event = "signature_request.automatic_reminder_executed";
            request.signers.stream()
                    .filter(Recipient::isAsked)
                    .forEach(signer -> publisher.reminded(signer, event));
        }
    }

    void opened(Recipient recipient) {
        if (recipient.isSigner() && recipient.isTurn()) {
            publisher.of(recipient, "link_opened", null);
        }
    }
}
