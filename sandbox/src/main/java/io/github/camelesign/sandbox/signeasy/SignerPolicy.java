package io.github.camelesign.sandbox.signeasy;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What signers do by themselves: those whose e-mail starts with {@code decline} decline, all others
 * sign.
 */
final class SignerPolicy {
    private static final String REASON = "Declined by the sandbox";

    private final Instant now;
    private final Duration after;

    SignerPolicy(Instant now, Duration after) {
        this.now = now;
        this.after = after;
    }

    /** The request after one due signer acted, or the same request when none is due. */
    SignatureRequest apply(SignatureRequest request) {
        return request.due().stream()
                .filter(recipient -> !recipient.due().plus(after).isAfter(now))
                .findFirst()
                .map(recipient -> act(request, recipient.email()))
                .orElse(request);
    }

    private SignatureRequest act(SignatureRequest request, String email) {
        return email.toLowerCase(Locale.ROOT).startsWith("decline")
                ? request.declinedBy(email, REASON, now)
                : request.signedBy(email, now);
    }
}
