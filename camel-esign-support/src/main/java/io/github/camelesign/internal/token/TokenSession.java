// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.token;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.Token;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the token of one account. However many threads find it missing or near its end, one of them
 * fetches it and the others wait for that answer, be it a token or an error.
 */
public final class TokenSession {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSession.class);

    private final String scheme;
    private final Authentication authentication;
    private final Token.Endpoint endpoint;
    private final InstantSource clock;
    private final EsignListener listener;
    private final Lock lock = new ReentrantLock();
    private final LoginPause pause;
    private volatile Token current;
    private Token last;
    private CompletableFuture<Token> pending;

    /**
     * @param scheme of the component, for the listener
     * @param clock the provider's
     * @param longestPause after a login that failed
     */
    public TokenSession(
            String scheme,
            Authentication authentication,
            Token.Endpoint endpoint,
            InstantSource clock,
            EsignListener listener,
            Duration longestPause) {
        this(scheme, authentication, endpoint, clock, listener, longestPause, System::nanoTime);
    }

    TokenSession(
            String scheme,
            Authentication authentication,
            Token.Endpoint endpoint,
            InstantSource clock,
            EsignListener listener,
            Duration longestPause,
            LongSupplier nanoTime) {
        this.pause = new LoginPause(longestPause, nanoTime);
        this.scheme = scheme;
        this.listener = listener;
        this.authentication = authentication;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /**
     * The token to send.
     *
     * @param margin how long it must still be valid; one nearer its end is renewed first
     * @throws EsignOperationException when no token can be had
     */
    public Token token(Duration margin) throws EsignOperationException {
        Token token = current;
        if (token != null && !token.isDue(clock.instant(), margin)) {
            return token;
        }
        try {
            return renew(token);
        } catch (EsignOperationException | RuntimeException e) {
            if (token != null && !token.isExpired(clock.instant())) {
                LOG.debug(
                        "The token could not be renewed before its end, which is {}: {}",
                        token.expires(),
                        e.getMessage());
                return token;
            }
            throw e;
        }
    }

    /** Forgets a token that the provider refused, unless another thread has renewed it already. */
    public void drop(String refused) {
        lock.lock();
        try {
            if (current != null && current.value().equals(refused)) {
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Token renew(Token seen) throws EsignOperationException {
        CompletableFuture<Token> fetch;
        boolean mine = false;
        lock.lock();
        try {
            if (current != null && current != seen) {
                return current;
            }
            if (pending == null) {
                Optional<EsignOperationException> failure = pause.failure();
                if (failure.isPresent()) {
                    throw failure.get();
                }
                pending = new CompletableFuture<>();
                mine = true;
            }
            fetch = pending;
        } finally {
            lock.unlock();
        }
        if (mine) {
            fetch(fetch);
        }
        return await(fetch);
    }

    private void fetch(CompletableFuture<Token> result) {
        try {
            Token token = authentication.fetch(last, endpoint);
            pause.succeeded();
            settle(token);
            result.complete(token);
            listener.onLogin(scheme, null);
        } catch (Throwable e) {
            Throwable seen = seen(e);
            settle(null);
            result.completeExceptionally(seen);
            listener.onLogin(scheme, e);
        }
    }

    /** Whatever happens here, those that wait must hear of it. */
    private Throwable seen(Throwable e) {
        try {
            return e instanceof EsignOperationException login ? pause.failed(login) : e;
        } catch (RuntimeException broken) {
            broken.addSuppressed(e);
            return broken;
        }
    }

    /**
     * Ends the fetch; one that failed leaves the token as it is, also if it was dropped meanwhile.
     */
    private void settle(Token fetched) {
        lock.lock();
        try {
            if (fetched != null) {
                current = fetched;
                last = fetched;
            }
            pending = null;
        } finally {
            lock.unlock();
        }
    }

    private Token await(CompletableFuture<Token> fetch) throws EsignOperationException {
        try {
            return fetch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EsignOperationException failure) {
                throw pause.failure().orElse(failure);
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The token could not be fetched", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a token", e);
        }
    }
}
