package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.EnvelopeHistory;
import io.github.camelesign.sandbox.JsonReader;
import io.github.camelesign.sandbox.Mail;
import java.util.UUID;

/** Tells everybody who keeps track: the history, the e-mails, the webhooks. */
final class Happenings {
    private final YousignWorld world;

    Happenings(YousignWorld world) {
        this.world = world;
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
        tell(event, SOURCE, workspaceId, data);
    }

    /** How things are made that are made through the API. */
    static final String SOURCE = "public_api";

    private void happened(
            SignatureRequest request, Recipient recipient, String event, String reason) {
        String by =
                recipient == null
                        ? world.accounts.sender(request).path("email").asText()
                        : recipient.email();
        request.history.add(new EnvelopeHistory(world.now(), event, by));
        ObjectNode data = JsonReader.object();
        data.set("signature_request", world.json.whole(request));
        if (recipient instanceof Signer signer) {
            data.set("signer", world.json.signer(request, signer));
        } else if (recipient instanceof Approver approver) {
            data.set("approver", world.json.approver(request, approver));
        }
        if (reason != null) {
            data.put("reason", reason);
        }
        tell(event, request.source, request.workspaceId(), data);
    }

    private void tell(String event, String source, String workspaceId, ObjectNode data) {
        world.subscriptions.happened(
                new YousignEvent(
                        UUID.randomUUID().toString(),
                        event,
                        world.now(),
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
        return world.links.address(world.links.to(request.id, recipient.id()));
    }

    private void mail(SignatureRequest request, String to, String subject, String link) {
        String note =
                request.settings
                        .path("email_notification")
                        .path("custom_note")
                        .asText(request.settings.path("email_custom_note").asText(""));
        world.premises()
                .outbox()
                .add(
                        new Mail(
                                world.now(),
                                YousignRoom.NAME,
                                to,
                                subject + request.name(),
                                note,
                                link));
    }
}
