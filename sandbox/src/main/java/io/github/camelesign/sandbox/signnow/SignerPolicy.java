package io.github.camelesign.sandbox.signnow;

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

    /** The document after one due signer acted, or the same document when none is due. */
    Document apply(Document document) {
        return document.signing().waiting().stream()
                .filter(waiting -> !waiting.since().plus(after).isAfter(now))
                .findFirst()
                .map(waiting -> act(document, waiting.email()))
                .orElse(document);
    }

    private Document act(Document document, String email) {
        return email.toLowerCase(Locale.ROOT).startsWith("decline")
                ? document.signing(now, signing -> signing.declinedBy(email, REASON, now))
                : document.signing(now, signing -> signing.signedBy(email, now));
    }
}
