// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A provider whose envelopes are values that a step replaces.
 *
 * @param <S> its state
 * @param <C> what its envelopes contain
 */
public abstract class SignableModule<S extends ProviderState<?>, C> extends ProviderModule<S> {
    /** As {@link ProviderModule}. */
    protected SignableModule(
            String name,
            String title,
            SharedServices services,
            Function<SharedServices, S> creation) {
        super(name, title, services, creation);
    }

    /** What is signed. */
    protected abstract EntityStore<Circulation<C>> signables();

    @Override
    public final Optional<Instant> waitsSince(String envelopeId, String email) {
        return signables().find(envelopeId).flatMap(envelope -> envelope.waitsSince(email));
    }

    @Override
    public final void sign(String envelopeId, String email) {
        change(envelopeId, envelope -> envelope.signedBy(email, state().now()));
    }

    @Override
    public final void decline(String envelopeId, String email, String reason) {
        change(envelopeId, envelope -> envelope.declinedBy(email, reason, state().now()));
    }

    /** Takes a step with one that must be there. */
    public final void change(String envelopeId, UnaryOperator<Circulation<C>> step) {
        if (signables().change(envelopeId, step) == null) {
            throw new NoSuchElementException(title() + " has no envelope " + envelopeId);
        }
    }
}
