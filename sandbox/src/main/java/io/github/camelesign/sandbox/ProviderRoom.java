package io.github.camelesign.sandbox;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One provider in the sandbox: its HTTP interface below a path prefix, and what the control API may
 * do with it. Methods may be called from any thread. Those that name an envelope throw {@link
 * java.util.NoSuchElementException} when there is none, and {@link IllegalStateException} when the
 * person has nothing to sign there at the moment.
 *
 * @param <W> its state
 */
public abstract class ProviderRoom<W extends ProviderWorld<?>> {
    private final String name;
    private final String title;
    private final Premises premises;
    private final Function<Premises, W> creation;
    private volatile W world;

    /**
     * @param name path prefix without slashes, for example {@code signnow}
     * @param title the provider's name for people
     * @param creation makes a world with nothing in it but the ready-made user and application
     */
    protected ProviderRoom(
            String name, String title, Premises premises, Function<Premises, W> creation) {
        this.name = name;
        this.title = title;
        this.premises = premises;
        this.creation = creation;
        this.world = creation.apply(premises);
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
    public final W world() {
        return world;
    }

    /** Forgets everything but the ready-made user and application. */
    public final void reset() {
        world = creation.apply(premises);
    }

    /** What it shares with the other providers. */
    protected final Premises premises() {
        return premises;
    }

    /** Before a request is handled, so that nobody finds open what is past its end. */
    protected final void letTimePass(RoutingContext ctx) {
        world.passTime();
        ctx.next();
    }

    /** What a client needs to get in, by name, for whoever starts the sandbox by hand. */
    public abstract Map<String, String> credentials();

    /** The provider's HTTP interface, to be mounted below its prefix. */
    public abstract Router router(Vertx vertx);

    /** All envelopes, oldest first. */
    public abstract List<Envelope> envelopes();

    /** Where its links to sign lead. */
    public abstract SigningDesk signingDesk();

    /** What happened to one, oldest first. */
    public abstract List<EnvelopeHistory> history(String envelopeId);

    /** Where a person signs one in a browser. */
    public abstract String signingAddress(String envelopeId, String email);

    /** Whether the person can sign at the moment; false also when there is no such envelope. */
    public abstract boolean waitsFor(String envelopeId, String email);

    /** A person signs. */
    public abstract void sign(String envelopeId, String email);

    /** A person declines to sign. */
    public abstract void decline(String envelopeId, String email, String reason);
}
