// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Mail;
import java.util.UUID;

/** Publishes events to everybody who keeps track: the history, the e-mails, the webhooks. */
final class EventPublisher {
    private final YousignState state;

    EventPublisher(YousignState state) {
        this.state = state;
    }

    void of(SignatureRequest request, String event) {
        of(request, event, (String) null);
    }

    void of(SignatureRequest request, String event, String reason) {
        happened(request, null, event, reason);
        String subject =
                switch (event) {
                    case "signature_request.done" -> "Signed by everybody: ";
                    case "signature_request.canceled" -> "Canceled: ";
                    default -> null;
                };
        if (subject != null) {
            request.recipients()
                    .filter(recipient -> isMailed(request, recipient))
                    .forEach(recipient -> mail(request, recipient.email(), subject, null));
            request.followers.forEach(
                    follower -> mail(request, follower.path("email").asText(), subject, null));
        }
    }

    void of(SignatureRequest request, Recipient recipient, String what) {
        of(request, recipient, what, null);
    }

    void of(SignatureRequest request, Recipient recipient, String what, String reason) {
        happened(request, recipient, recipient.kind() + "." + what, reason);
        if (what.equals("notified") && isMailed(request, recipient)) {
            String subject = recipient instanceof Signer ? "Please sign: " : "Please approve: ";
            mail(request, recipient.email(), subject, link(request, recipient));
        }
    }

    void reminded(SignatureRequest request, Recipient recipient, String event) {
        happened(request, recipient, event, null);
        if (isMailed(request, recipient)) {
            mail(request, recipient.email(), "Reminder: ", link(request, recipient));
        }
    }

    /** What has nothing to do with a signature request. */
    void ofResource(String event, String name, ObjectNode resource, String workspaceId) {
        ObjectNode data = JsonReader.object().set(name, resource);
        deliver(event, SOURCE, workspaceId, data);
    }

    /** How things are made that are made through the API. */
    static final String SOURCE = "public_api";

    private void happened(
            SignatureRequest request, Recipient recipient, String event, String reason) {
        String by =
                recipient == null
                        ? state.accounts.sender(request).path("email").asText()
                        : recipient.email();
        request.history.add(new EnvelopeHistory(state.now(), event, by));
        report(request, recipient, event, reason);
    }

    /** Calls the webhooks and writes nothing down. */
    void report(SignatureRequest request, Recipient recipient, String event, String reason) {
        ObjectNode data = JsonReader.object();
        data.set("signature_request", state.json.whole(request));
        if (recipient instanceof Signer signer) {
            data.set("signer", state.json.signer(request, signer));
        } else if (recipient instanceof Approver approver) {
            data.set("approver", state.json.approver(request, approver));
        }
        if (reason != null) {
            data.put("reason", reason);
        }
        deliver(event, request.source, request.workspaceId(), data);
    }

    private void deliver(String event, String source, String workspaceId, ObjectNode data) {
        state.subscriptions.happened(
                new EventMessages.Event(
                        UUID.randomUUID().toString(),
                        event,
                        state.now(),
                        source,
                        workspaceId,
                        data));
    }

    private static boolean isMailed(SignatureRequest request, Recipient recipient) {
        String mode =
                recipient instanceof Signer signer
                        ? signer.deliveryMode(request)
                        : request.deliveryMode();
        return mode.equals("email");
    }

    private String link(SignatureRequest request, Recipient recipient) {
        return state.links.address(state.links.to(request.id, recipient.id()));
    }

    private void mail(SignatureRequest request, String to, String subject, String link) {
        String note =
                request.settings
                        .path("email_notification")
                        .path("custom_note")
                        .asText(request.settings.path("email_custom_note").asText(""));
        state.services()
                .mailbox()
                .add(
                        new Mail(
                                state.now(),
                                YousignModule.NAME,
                                to,
                                subject + request.name(),
                                note,
                                link));
    }
}
