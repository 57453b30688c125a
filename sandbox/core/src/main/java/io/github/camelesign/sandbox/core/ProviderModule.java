// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * One provider in the sandbox: its HTTP interface below a path prefix, and what the control API may
 * do with it. Methods may be called from any thread. Those that name an envelope throw {@link
 * java.util.NoSuchElementException} when there is none, and {@link IllegalStateException} when the
 * person has nothing to sign there at the moment.
 *
 * @param <S> its state
 */
public abstract class ProviderModule<S extends ProviderState<?>> {
    /** Makes the module of a provider for one run of a sandbox. */
    @FunctionalInterface
    public interface Factory {
        /** A provider with nothing but its ready-made user and application. */
        ProviderModule<?> create(SharedServices services);
    }

    private final String name;
    private final String title;
    private final SharedServices services;
    private final Function<SharedServices, S> creation;
    private volatile S state;

    /**
     * @param name path prefix without slashes, for example {@code signnow}
     * @param title the provider's name for people
     * @param creation makes a state with nothing but the ready-made user and application
     */
    protected ProviderModule(
            String name,
            String title,
            SharedServices services,
            Function<SharedServices, S> creation) {
        this.name = name;
        this.title = title;
        this.services = services;
        this.creation = creation;
        this.state = creation.apply(services);
    }

    /** Path prefix without slashes, for example {@code signnow}. */
    public final String name() {
        return name;
    }

    /** The provider's name for people. */
    public final String title() {
        return title;
    }

    /** Its state, until the next reset. */
    public final S state() {
        return state;
    }

    /** Forgets everything but the ready-made user and application. */
    public final void reset() {
        state = creation.apply(services);
    }

    /** What it shares with the other providers. */
    protected final SharedServices services() {
        return services;
    }

    /** Before a request is handled, so that nobody finds open what is past its end. */
    protected final void letTimePass(RoutingContext ctx) {
        state.passTime();
        ctx.next();
    }

    /** Where it answers. */
    public final String baseUri() {
        return services.uri().get() + "/" + name;
    }

    /** All ways to get in as the ready-made user, the one that most clients use first. */
    public abstract List<Login> logins();

    /**
     * What the ready-made webhooks are signed with, or what clients may choose when they make one;
     * empty when the provider signs nothing.
     */
    public abstract Optional<String> webhookSecret();

    /** What the control API can do here beside signing and declining. */
    public abstract List<Control> controls();

    /** The provider's HTTP interface, to be mounted below its prefix. */
    public abstract Router router(Vertx vertx);

    /** All envelopes, oldest first. */
    public abstract List<Envelope> envelopes();

    /** One of them. */
    public final Envelope envelope(String id) {
        return envelopes().stream()
                .filter(envelope -> envelope.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(title + " has no envelope " + id));
    }

    /** Where its links to sign lead. */
    public abstract SigningService<?> signingService();

    /** What happened to one, oldest first. */
    public abstract List<EnvelopeHistory> history(String envelopeId);

    /** Where a person signs one in a browser. */
    public abstract String signingAddress(String envelopeId, String email);

    /** Since when the person can sign; empty when they cannot, or there is no such envelope. */
    public abstract Optional<Instant> waitsSince(String envelopeId, String email);

    /** Whether the person can sign at the moment; false also when there is no such envelope. */
    public final boolean waitsFor(String envelopeId, String email) {
        return waitsSince(envelopeId, email).isPresent();
    }

    /** A person signs. */
    public abstract void sign(String envelopeId, String email);

    /** A person declines to sign. */
    public abstract void decline(String envelopeId, String email, String reason);
}
