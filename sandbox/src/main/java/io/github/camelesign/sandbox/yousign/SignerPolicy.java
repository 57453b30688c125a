package io.github.camelesign.sandbox.yousign;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What people do by themselves: those whose e-mail starts with {@code decline} decline if they are
 * allowed to, and else do nothing; all others sign or approve.
 */
final class SignerPolicy {
    private static final String REASON = "Declined by the sandbox";

    private final YousignWorld world;
    private final Duration after;

    SignerPolicy(YousignWorld world, Duration after) {
        this.world = world;
        this.after = after;
    }

    void apply() {
        for (SignatureRequest request : world.requests.all()) {
            // the first who acts may end it for the others
            List<Recipient> due =
                    request.recipients()
                            .filter(Recipient::isAsked)
                            .filter(r -> !r.since().plus(after).isAfter(world.now()))
                            .toList();
            for (Recipient recipient : due) {
                if (request.status.isOpen() && recipient.isAsked()) {
                    act(request, recipient);
                }
            }
        }
        world.procedures.letMembersAct(after, SignerPolicy::declines, REASON);
    }

    private void act(SignatureRequest request, Recipient recipient) {
        if (!declines(recipient.email())) {
            recipient.accept(world.lifecycle, request);
        } else if (recipient instanceof Approver || request.is("signers_allowed_to_decline")) {
            recipient.refuse(world.lifecycle, request, REASON);
        }
    }

    private static boolean declines(String email) {
        return email.toLowerCase(Locale.ROOT).startsWith("decline");
    }
}
