package io.github.camelesign.sandbox;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One provider in the sandbox: its HTTP interface below a path prefix, and what the control API may
 * do with it. Methods may be called from any thread. Those that name an envelope throw {@link
 * java.util.NoSuchElementException} when there is none, and {@link IllegalStateException} when the
 * person has nothing to sign there at the moment.
 */
public interface ProviderRoom {
    /** Path prefix without slashes, for example {@code signnow}. */
    String name();

    /** The provider's name for people. */
    String title();

    /** What a client needs to get in, by name, for whoever starts the sandbox by hand. */
    Map<String, String> credentials();

    /** The provider's HTTP interface, to be mounted below its prefix. */
    Router router(Vertx vertx);

    /** All envelopes, oldest first. */
    List<Envelope> envelopes();

    /** Where its links to sign lead. */
    SigningDesk signingDesk();

    /** What happened to one, oldest first. */
    List<EnvelopeHistory> history(String envelopeId);

    /** Where a person signs one in a browser. */
    String signingAddress(String envelopeId, String email);

    /** A person signs. */
    void sign(String envelopeId, String email);

    /** A person declines to sign. */
    void decline(String envelopeId, String email, String reason);

    /** Lets every signer whose turn came at least so long ago act by the auto-sign policy. */
    void letSignersAct(Duration after);

    /** Does what is due by the sandbox's clock: what expires, what is repeated. */
    void passTime();

    /** All tokens stop working at once, refresh tokens too. */
    void revokeTokens();

    /** All access tokens are past their end; refresh tokens still work. */
    void expireTokens();

    /** From now on lists show the present state only, whatever changes, until released. */
    void holdListings();

    /** Lists show the real state again; what changed meanwhile appears with its older time. */
    void releaseListings();

    /** Forgets everything but the ready-made user and application. */
    void reset();
}
