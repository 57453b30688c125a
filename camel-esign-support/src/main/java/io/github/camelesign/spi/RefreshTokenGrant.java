// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews tokens where each renewal may replace the refresh token. The newest one is kept in a state
 * repository, so that a restart and other nodes go on with it and not with the configured one,
 * which the provider no longer accepts.
 *
 * <p>Where the repository is an {@link AtomicStateRepository} the access token is kept beside it,
 * and all nodes use it. With {@link Leases} in the registry one node at a time renews it.
 */
public final class RefreshTokenGrant {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokenGrant.class);

    /** Longer than any call wants of a token that it begins with. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final String configured;
    private final StateRepository<String, String> repository;
    private final String key;
    private final Exchange exchange;
    private volatile String unsaved;

    /** Gives a refresh token, or what stands for the first one, in exchange for an access token. */
    @FunctionalInterface
    public interface Exchange {

        Token send(String refreshToken, Token.Endpoint endpoint) throws EsignOperationException;
    }

    /**
     * @param scheme the component's scheme, first part of the repository's key
     * @param account whose token it is; its hash is the second part of the key, as some
     *     repositories allow only some characters
     * @param configured the refresh token of the configuration; its hash is the last part of the
     *     key, so that a newly configured one starts afresh
     * @param repository where rotated tokens are kept, or null to keep them in memory only
     * @param exchange sends the request
     */
    public RefreshTokenGrant(
            String scheme,
            String account,
            String configured,
            StateRepository<String, String> repository,
            Exchange exchange) {
        this.configured = configured;
        this.repository = repository;
        this.key = "%s/%s/%s".formatted(scheme, hash(account), hash(configured));
        this.exchange = exchange;
        // nobody else starts one that is a bean, and a file repository reads its file only then
        ServiceHelper.startService(repository);
    }

    /**
     * Fetches a token with the newest refresh token there is, or takes the one that another node
     * has fetched.
     */
    public Token fetch(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
        if (repository == null) {
            return renew(previous, endpoint);
        }
        Token known = StoredToken.read(state());
        return isUsable(known, previous, endpoint)
                ? known
                : endpoint.alone(key, () -> renew(previous, endpoint));
    }

    /** Renews it unless another node has done so while this one waited for its turn. */
    private Token renew(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
        String state = state();
        Token stored = StoredToken.read(state);
        if (isUsable(stored, previous, endpoint)) {
            return stored;
        }
        String newest = newest(stored, previous);
        try {
            return remember(exchange.send(newest, endpoint), newest, state);
        } catch (EsignAuthenticationException e) {
            state = state();
            stored = StoredToken.read(state);
            if (stored == null || newest.equals(stored.refreshToken())) {
                throw e;
            }
            // another node, or another endpoint, has rotated it meanwhile
            return isUsable(stored, previous, endpoint)
                    ? stored
                    : remember(
                            exchange.send(stored.refreshToken(), endpoint),
                            stored.refreshToken(),
                            state);
        }
    }

    /** Whether it is an access token that is not near its end, and not the one to be renewed. */
    private boolean isUsable(Token stored, Token previous, Token.Endpoint endpoint) {
        return stored != null
                && stored.value() != null
                && unsaved == null
                && (previous == null || !stored.value().equals(previous.value()))
                && !stored.isDue(endpoint.now(), MARGIN);
    }

    private String newest(Token stored, Token previous) {
        if (unsaved != null) {
            return unsaved;
        }
        if (stored != null) {
            // not older than what we remember, and perhaps newer: a spent token that is used again
            // makes some providers revoke its successors too
            return stored.refreshToken();
        }
        return previous != null && previous.refreshToken() != null
                ? previous.refreshToken()
                : configured;
    }

    private String state() {
        return repository == null ? null : repository.getState(key);
    }

    /**
     * @param used the refresh token that it was fetched with
     * @param state what the repository held before
     */
    private Token remember(Token fetched, String used, String state) {
        Token token =
                fetched.refreshToken() != null
                        ? fetched
                        : new Token(
                                fetched.value(),
                                fetched.issued(),
                                fetched.expires(),
                                used,
                                fetched.account());
        try {
            if (repository instanceof AtomicStateRepository shared) {
                return share(token, shared, state);
            }
            if (repository != null
                    && fetched.refreshToken() != null
                    && !fetched.refreshToken().equals(state())) {
                repository.setState(key, fetched.refreshToken());
                unsaved = null;
            }
        } catch (RuntimeException e) {
            // the provider has ended the old one: without this one nobody gets in any more
            unsaved = token.refreshToken();
            LOG.error(
                    "The tokenRepository could not keep the new refresh token, which is now only in memory: a restart will need a new login",
                    e);
        }
        return token;
    }

    /** Of two nodes that did not wait for each other, the one that came later is right. */
    private Token share(Token token, AtomicStateRepository shared, String state) {
        String expected = state;
        while (!shared.replace(key, expected, StoredToken.write(token))) {
            expected = shared.getState(key);
            Token other = StoredToken.read(expected);
            if (other != null && other.issued().isAfter(token.issued())) {
                return other;
            }
        }
        unsaved = null;
        return token;
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
