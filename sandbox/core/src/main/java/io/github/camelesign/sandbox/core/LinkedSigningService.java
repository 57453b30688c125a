// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Draws one of the documents, or names its file; they are counted from 0. */
    protected abstract Path draw(L link, int document, TempFiles tempFiles) throws IOException;

    /** The person signs; the rest is as for {@link SigningService#sign}. */
    protected abstract Optional<String> sign(L link, String email);

    /** The person declines; the rest is as for {@link SigningService#decline}. */
    protected abstract Optional<String> decline(L link, String email, String reason);

    @Override
    public final Optional<SigningVisit> visit(String token) {
        return links().find(token).flatMap(this::visit);
    }

    @Override
    public final void opened(String token) {
        opened(link(token));
    }

    @Override
    public final byte[] pdf(String token, int document) throws IOException {
        try (TempFiles tempFiles = new TempFiles()) {
            return Files.readAllBytes(draw(link(token), document, tempFiles));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("There is no such document", e);
        }
    }

    @Override
    public final Optional<String> sign(String token, String email) {
        return sign(link(token), email);
    }

    @Override
    public final Optional<String> decline(String token, String email, String reason) {
        return decline(link(token), email, reason);
    }

    private L link(String token) {
        return links().find(token)
                .orElseThrow(() -> new IllegalStateException("This link is over"));
    }
}
