// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.SigningVisit.SigningDocument;
import java.util.List;
import java.util.Optional;

/**
 * Where a provider's links lead: it knows what is behind a link and what the person did there.
 * Methods throw {@link IllegalStateException} when the person has nothing to sign at the moment.
 *
 * @param <L> a link
 */
public abstract class SigningService<L extends Links.Link> {
    /** All links, which a reset replaces. */
    protected abstract Links<L> links();

    /** Empty when the page has nothing to show for the link. */
    protected abstract Optional<SigningVisit> visit(L link);

    /** The person sees what is to be signed. */
    protected abstract void opened(L link);

    /** The documents of an envelope, whoever looks; empty when there is no such envelope. */
    public abstract List<SigningDocument> documents(String envelopeId);

    /**
     * The person signs.
     *
     * @param email who they say they are, when the page had to ask
     * @param mark what they typed or drew
     * @return where the browser goes next; empty to stay
     */
    protected abstract Optional<String> sign(L link, String email, SignatureMark mark);

    /** The person declines; the rest is as for {@link #sign}. */
    protected abstract Optional<String> decline(L link, String reason);

    final Optional<SigningVisit> visit(String token) {
        return links().find(token).flatMap(this::visit);
    }

    final void opened(String token) {
        opened(link(token));
    }

    final Optional<String> sign(String token, String email, SignatureMark mark) {
        return sign(link(token), email, mark);
    }

    final Optional<String> decline(String token, String reason) {
        return decline(link(token), reason);
    }

    private L link(String token) {
        return links().find(token)
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }
}
