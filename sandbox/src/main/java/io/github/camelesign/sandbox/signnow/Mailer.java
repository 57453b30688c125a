package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.Mail;

/** Writes the e-mails that SignNow sends when something happened, into the sandbox's outbox. */
final class Mailer {
    private final SignNowWorld world;

    Mailer(SignNowWorld world) {
        this.world = world;
    }

    void happened(Event event) {
        switch (event.name()) {
            case "document.fieldinvite.sent", "document.fieldinvite.resend" -> askToSign(event);
            case "document.freeform.create" -> askToSignAnywhere(event);
            case "document.complete" ->
                    send(event.user().email(), "Completed: " + name(event), "", null);
            default -> {
                // nobody is written to
            }
        }
    }

    void send(String to, String subject, String message, String link) {
        world.premises
                .outbox()
                .add(new Mail(world.now(), SignNowRoom.NAME, to, subject, message, link));
    }

    private void askToSign(Event event) {
        String inviteId = event.content().get("invite_id").asText();
        world.documents.find(event.entityId()).stream()
                .flatMap(document -> document.fieldInvites().stream())
                .filter(invite -> invite.id().equals(inviteId))
                .filter(FieldInvite::isMailed)
                .forEach(
                        invite ->
                                ask(
                                        event,
                                        invite.email(),
                                        invite.options().path("subject").asText(),
                                        invite.options().path("message").asText()));
    }

    private void askToSignAnywhere(Event event) {
        String inviteId = event.content().get("invite_id").asText();
        world.documents.find(event.entityId()).stream()
                .flatMap(document -> document.freeformInvites().stream())
                .filter(invite -> invite.id().equals(inviteId))
                .forEach(
                        invite ->
                                ask(
                                        event,
                                        invite.email(),
                                        invite.options().path("subject").asText(),
                                        invite.options().path("message").asText()));
    }

    private void ask(Event event, String to, String subject, String message) {
        String about = subject.isEmpty() ? event.user().email() + " needs your signature" : subject;
        send(to, about, message, world.links.address(world.links.toSign(event.entityId(), to)));
    }

    private static String name(Event event) {
        return event.content().path("document_name").asText();
    }
}
