package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.JsonAnswer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Invites people to sign, in both of SignNow's forms, and cancels field invites. */
final class InviteRoutes {
    private final Supplier<SignNowWorld> world;
    private final Clock clock;

    InviteRoutes(Supplier<SignNowWorld> world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    /** One path for both forms: the JSON type of {@code to} decides. */
    void invite(RoutingContext ctx) {
        Document document = OwnDocument.of(ctx, world.get());
        ObjectNode body = JsonBody.of(ctx);
        if (!document.owner().email().equalsIgnoreCase(JsonBody.text(body, "from"))) {
            throw SignNowError.senderNotAllowed();
        }
        checkCc(body.get("cc"));
        JsonNode to = body.path("to");
        if (to.isTextual()) {
            inviteFreeform(ctx, document, to.textValue());
        } else if (to.isArray()) {
            inviteByRole(ctx, document, to);
        } else {
            throw SignNowError.invalid("to must be an e-mail or an array of signers");
        }
    }

    private void inviteFreeform(RoutingContext ctx, Document document, String email) {
        if (!EmailAddress.isValid(email)) {
            throw SignNowError.invalid("to must be a valid e-mail");
        }
        Instant now = clock.instant();
        FreeformInvite invite = FreeformInvite.to(email, now);
        world.get()
                .documents
                .change(
                        document.id(),
                        current -> {
                            if (!current.fields().isEmpty()) {
                                throw SignNowError.invalid(
                                        "A document with fields takes role-based invites only");
                            }
                            return current.invited(invite, now);
                        });
        JsonAnswer.send(
                ctx, 200, Map.of("result", "success", "id", invite.id(), "callback_url", "none"));
    }

    private void inviteByRole(RoutingContext ctx, Document document, JsonNode signers) {
        Instant now = clock.instant();
        world.get()
                .documents
                .change(
                        document.id(),
                        current -> {
                            List<FieldInvite> invites =
                                    new SignerReader(current, now).read(signers);
                            return current.invited(invites, now);
                        });
        JsonAnswer.send(ctx, 200, Map.of("status", "success"));
    }

    void cancel(RoutingContext ctx) {
        Instant now = clock.instant();
        world.get()
                .documents
                .change(
                        OwnDocument.of(ctx, world.get()).id(),
                        document -> {
                            if (document.fieldInvites().stream().noneMatch(FieldInvite::isOpen)) {
                                throw SignNowError.invalid("The document has no pending invites");
                            }
                            return document.fieldInvitesCanceled(now);
                        });
        JsonAnswer.send(ctx, 200, Map.of("status", "success"));
    }

    private static void checkCc(JsonNode cc) {
        if (cc == null) {
            return;
        }
        boolean valid = cc.isArray();
        for (JsonNode email : cc) {
            valid &= email.isTextual() && EmailAddress.isValid(email.textValue());
        }
        if (!valid) {
            throw SignNowError.invalid("Cc must contain valid emails.");
        }
    }
}
