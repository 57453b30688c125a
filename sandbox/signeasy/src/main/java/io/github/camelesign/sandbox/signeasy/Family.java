// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.signeasy.Sending.Kind;
import java.util.function.Predicate;

/** The parts of the API that show signature requests, and which of them each shows. */
enum Family {
    /** Version 1 shows all. */
    PENDING("/v1/files/pending", sending -> true),
    ENVELOPE("/v3/rs/envelope", Sending::isEnvelope),
    REQUEST("/v3/rs", sending -> !sending.isEnvelope()),
    /** Requests whose signers or sender see a page inside another application. */
    EMBEDDED(
            "/v3/rs/embedded",
            sending ->
                    sending.kind() == Kind.SENT_ON_PAGE
                            || sending.kind() == Kind.REQUEST && sending.embedded());

    private final String prefix;
    private final Predicate<Sending> shows;

    Family(String prefix, Predicate<Sending> shows) {
        this.prefix = prefix;
        this.shows = shows;
    }

    String prefix() {
        return prefix;
    }

    boolean shows(Sending sending) {
        return shows.test(sending);
    }

    /** Whether it shows the signed file of a request; what owners sign themselves is elsewhere. */
    boolean showsSigned(SignedFile signed) {
        return !signed.isOfOwner() && shows(signed.request().sending());
    }
}
