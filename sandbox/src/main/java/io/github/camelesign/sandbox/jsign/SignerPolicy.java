package io.github.camelesign.sandbox.jsign;

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

    /** The envelope after one due signer acted, or the same envelope when none is due. */
    JSignEnvelope apply(JSignEnvelope envelope) {
        return envelope.waiting().stream()
                .filter(signer -> !signer.due().plus(after).isAfter(now))
                .findFirst()
                .map(signer -> act(envelope, signer.email()))
                .orElse(envelope);
    }

    private JSignEnvelope act(JSignEnvelope envelope, String email) {
        return email.toLowerCase(Locale.ROOT).startsWith("decline")
                ? envelope.declinedBy(email, REASON, now)
                : envelope.signedBy(email, now);
    }
}
