// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.Links.Link;
import java.util.Optional;

/**
 * A signing service of a provider that keeps its links in {@link Links}.
 *
 * @param <L> a link
 */
public abstract class LinkedSigningService<L extends Link> implements SigningService {
    /** All links, which a reset replaces. */
    protected abstract Links<L> links();

    /** Empty when the page has nothing to show for the link. */
    protected abstract Optional<SigningVisit> visit(L link);

    /** The person sees what is to be signed. */
    protected abstract void opened(L link);

    /** The person signs; the rest is as for {@link SigningService#sign}. */
    protected abstract Optional<String> sign(L link, SignatureMark mark);

    /** The person declines; the rest is as for {@link SigningService#decline}. */
    protected abstract Optional<String> decline(L link, String reason);

    @Override
    public final Optional<SigningVisit> visit(String token) {
        return links().find(token).flatMap(this::visit);
    }

    @Override
    public final void opened(String token) {
        opened(link(token));
    }

    @Override
    public final Optional<String> sign(String token, String email, SignatureMark mark) {
        return sign(link(token), mark);
    }

    @Override
    public final Optional<String> decline(String token, String reason) {
        return decline(link(token), reason);
    }

    private L link(String token) {
        return links().find(token)
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }
}
