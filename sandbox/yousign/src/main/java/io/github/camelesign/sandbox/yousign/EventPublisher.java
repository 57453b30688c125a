// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** Publishes events to everybody who keeps track: the history, the e-mails, the webhooks. */
final class EventPublisher {
    private final YousignState state;

    EventPublisher(YousignState state) {
        this.state = state;
    }

    /**
     * @param reason null when there is none
     */
    void of(SignatureRequest request, String event, String reason) {
        happened(request, null, event, reason);
        String subject =
                switch (event) {
                    case "signature_request.done" -> "Signed by everybody: ";
                    case "signature_request.canceled" -> "Canceled: ";
                    default -> null;
                };
        if (subject != null) {
            request.people()
                    .filter(EventPublisher::isMailed)
                    .forEach(recipient -> mail(request, recipient.email(), subject, null));
            request.followers.forEach(
                    follower -> mail(request, follower.path("email").asText(), subject, null));
        }
    }

    /** The same of one of its recipients. */
    void of(Recipient recipient, String what, String reason) {
        happened(recipient.envelope, recipient, recipient.kind.word() + "." + what, reason);
        if (what.equals("notified")) {
            mail(recipient, "Please " + recipient.verb() + ": ");
        }
    }

    void reminded(Recipient recipient, String event) {
        happened(recipient.envelope, recipient, event, null);
        mail(recipient, "Reminder: ");
    }

    /** What has nothing to do with a signature request. */
    void ofResource(String event, String name, ObjectNode resource, String workspaceId) {
        deliver(event, workspaceId, JsonReader.object().set(name, resource));
    }

    private void happened(
            SignatureRequest request, Recipient recipient, String event, String reason) {
        request.happened(event, recipient);
        report(request, recipient, event, reason);
    }

    /** Calls the webhooks and writes nothing down. */
    void report(SignatureRequest request, Recipient recipient, String event, String reason) {
        ObjectNode data = JsonReader.object().set("signature_request", request.json());
        if (recipient != null) {
            data.set(recipient.kind.word(), recipient.json());
        }
        if (reason != null) {
            data.put("reason", reason);
        }
        deliver(event, request.workspaceId(), data);
    }

    private void deliver(String event, String workspaceId, ObjectNode data) {
        state.messages.happened(new EventMessages.Event(event, state.now(), workspaceId, data));
    }

    private static boolean isMailed(Recipient recipient) {
        return recipient.deliveryMode().equals("email");
    }

    private void mail(Recipient recipient, String subject) {
        if (isMailed(recipient)) {
            mail(recipient.envelope, recipient.email(), subject, recipient.link());
        }
    }

    private void mail(SignatureRequest request, String to, String subject, String link) {
        JsonNode custom = request.settings.at("/email_notification/custom_note");
        String note = custom.asText(request.settings.path("email_custom_note").asText(""));
        state.mail(to, subject + request.name(), note, link);
    }
}
