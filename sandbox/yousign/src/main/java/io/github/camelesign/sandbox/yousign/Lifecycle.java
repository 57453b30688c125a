// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.yousign.YousignError.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The steps of a signature request from draft to its end. Guarded by the state's lock. */
final class Lifecycle {
    /** Somebody acts where nothing waits for them at the moment. */
    static final class OutOfTurnException extends IllegalStateException {
        OutOfTurnException(String message) {
            super(message);
        }
    }

    private static final String NOT_COMPATIBLE = "signature_request.status_not_compatible";

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
        Instant now = state.now();
        request.activated = now;
        request.lastReminder = now;
        request.status = Status.ONGOING;
        turnToNext(request, () -> publisher.of(request, "signature_request.activated"));
    }

    private void requireComplete(SignatureRequest request) {
        List<Violation> missing = new ArrayList<>();
        if (request.signers.isEmpty()) {
            missing.add(new Violation("signers", "At least one signer is required"));
        }
        if (request.signableDocuments().isEmpty()) {
            missing.add(new Violation("documents", "At least one signable document is required"));
        }
        for (int i = 0; i < request.signers.size(); i++) {
            if (request.fieldsOf(request.signers.get(i)).stream().noneMatch(Lifecycle::isPlace)) {
                missing.add(
                        new Violation(
                                "signers[" + i + "][fields]",
                                "At least one signature field is required"));
            }
        }
        if (!request.expires.isAfter(state.now())) {
            missing.add(new Violation("expiration_date", "The date cannot be in the past"));
        }
        if (!missing.isEmpty()) {
            throw YousignError.violated(missing);
        }
    }

    private static boolean isPlace(ObjectNode field) {
        return field.path("type").asText().equals("signature");
    }

    /** Those whose turn it is are asked, after everybody heard what led to it. */
    private void turnToNext(SignatureRequest request, Runnable before) {
        Stages stages = new Stages(request);
        boolean approval = stages.first().filter(Approver.class::isInstance).isPresent();
        request.status = approval ? Status.APPROVAL : Status.ONGOING;
        before.run();
        for (Recipient recipient : stages.next()) {
            recipient.asked(state.now());
            publisher.of(request, recipient, "notified");
        }
    }

    /**
     * The person signs, with everything filled in that has to be.
     *
     * @param address null when the sandbox does not know it
     */
    void sign(SignatureRequest request, Signer signer, String address) {
        requireTurn(request, signer);
        Answers.complete(request.fieldsOf(signer), signer, state.now());
        signer.signs(state.now(), address);
        goOn(request, () -> publisher.of(request, signer, "done"));
    }

    private void goOn(SignatureRequest request, Runnable report) {
        if (request.recipients().allMatch(Recipient::hasActed)) {
            request.status = Status.DONE;
            request.completed = state.now();
            report.run();
            publisher.of(request, "signature_request.done");
        } else {
            turnToNext(request, report);
        }
    }

    void decline(SignatureRequest request, Signer signer, String reason) {
        requireTurn(request, signer);
        if (!request.is("signers_allowed_to_decline")) {
            throw new OutOfTurnException(
                    "Signers may not decline " + request.id + " (signers_allowed_to_decline)");
        }
        signer.becomes(Signer.DECLINED, state.now());
        request.declineInformation =
                JsonReader.object()
                        .put("signer_id", signer.id())
                        .put("reason", reason)
                        .put("declined_at", Timestamps.text(state.now()));
        end(request, Status.DECLINED);
        publisher.of(request, signer, "declined", reason);
        publisher.of(request, "signature_request.declined", reason);
    }

    void approve(SignatureRequest request, Approver approver) {
        requireTurn(request, approver);
        approver.becomes(Approver.APPROVED, state.now());
        goOn(
                request,
                () -> {
                    publisher.of(request, approver, "approved");
                    if (request.approvers.stream().allMatch(Approver::hasApproved)) {
                        request.approved = state.now();
                        publisher.of(request, "signature_request.approved");
                    }
                });
    }

    void reject(SignatureRequest request, Approver approver, String reason) {
        requireTurn(request, approver);
        approver.becomes(Approver.REJECTED, state.now());
        request.rejectionInformation =
                JsonReader.object()
                        .put("approver_id", approver.id())
                        .put("reason", reason)
                        .put("rejected_at", Timestamps.text(state.now()));
        end(request, Status.REJECTED);
        publisher.of(request, approver, "rejected", reason);
        publisher.of(request, "signature_request.rejected", reason);
    }

    private static void requireTurn(SignatureRequest request, Recipient recipient) {
        if (!request.status.isOpen() || !recipient.isAsked()) {
            throw new OutOfTurnException(
                    "It is not the turn of "
                            + recipient.email()
                            + " ("
                            + request.status.word()
                            + ", "
                            + recipient.status()
                            + ")");
        }
    }

    void cancel(SignatureRequest request, String reason) {
        requireOpen(request);
        end(request, Status.CANCELED);
        publisher.of(request, "signature_request.canceled", reason);
    }

    private static void requireOpen(SignatureRequest request) {
        if (!request.status.isOpen()) {
            throw YousignError.refused(
                    NOT_COMPATIBLE,
                    "The signature request must be in approval or ongoing, it is in "
                            + request.status.word());
        }
    }

    /** Nobody is waited for any more. */
    private void end(SignatureRequest request, Status how) {
        request.status = how;
        request.signers.stream()
                .filter(signer -> !signer.hasActed())
                .forEach(signer -> signer.becomes(Signer.ABORTED, state.now()));
    }

    void expire(SignatureRequest request) {
        request.status = Status.EXPIRED;
        publisher.of(request, "signature_request.expired");
    }

    void reactivate(SignatureRequest request, Instant expires) {
        if (request.status != Status.EXPIRED) {
            throw YousignError.refused(
                    NOT_COMPATIBLE,
                    "The signature request must be expired, it is in " + request.status.word());
        }
        request.expires = expires;
        request.lastReminder = state.now();
        turnToNext(request, () -> publisher.of(request, "signature_request.reactivated"));
    }

    void delete(SignatureRequest request, boolean permanently) {
        if (request.status.isOpen()) {
            throw YousignError.refused(
                    NOT_COMPATIBLE,
                    "A signature request in " + request.status.word() + " cannot be deleted");
        }
        request.status = Status.DELETED;
        if (permanently) {
            publisher.of(request, "signature_request.permanently_deleted");
            state.requests.remove(request);
        } else {
            publisher.of(request, "signature_request.deleted");
        }
    }

    /** Somebody is reminded because the API's user says so. */
    void remind(SignatureRequest request, Recipient recipient, Status expected) {
        if (request.status != expected || !recipient.isAsked()) {
            throw YousignError.refused(
                    recipient.kind() + ".status_not_compatible",
                    "The signature request must be "
                            + expected.word()
                            + " and the "
                            + recipient.kind()
                            + " notified");
        }
        publisher.reminded(request, recipient, "signature_request.reminder_executed");
    }

    /** All who are waited for are reminded, since it is time. */
    void remindAll(SignatureRequest request) {
        request.lastReminder = state.now();
        request.reminders++;
        request.signers.stream()
                .filter(Signer::isAsked)
                .forEach(
                        signer ->
                                publisher.reminded(
                                        request,
                                        signer,
                                        "signature_request.automatic_reminder_executed"));
    }

    void opened(SignatureRequest request, Recipient recipient) {
        if (recipient instanceof Signer signer && signer.isAsked()) {
            publisher.of(request, signer, "link_opened");
        }
    }
}
