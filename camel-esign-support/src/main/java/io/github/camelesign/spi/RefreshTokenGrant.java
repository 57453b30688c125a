// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews tokens where each renewal may replace the refresh token. The newest one is kept in a state
 * repository, so that a restart and other nodes go on with it and not with the configured one,
 * which the provider no longer accepts.
 */
public final class RefreshTokenGrant {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshTokenGrant.class);

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

    /** Fetches a token with the newest refresh token there is. */
    public Token fetch(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
        String newest = newest(previous);
        try {
            return remember(exchange.send(newest, endpoint), newest);
        } catch (EsignAuthenticationException e) {
            String stored = stored();
            if (stored != null && !stored.equals(newest)) {
                // another node, or another endpoint, has rotated it meanwhile
                return remember(exchange.send(stored, endpoint), stored);
            }
            throw e;
        }
    }

    private String newest(Token previous) {
        if (unsaved != null) {
            return unsaved;
        }
        String stored = stored();
        if (stored != null) {
            // not older than what we remember, and perhaps newer: a spent token that is used again
            // makes some providers revoke its successors too
            return stored;
        }
        return previous != null && previous.refreshToken() != null
                ? previous.refreshToken()
                : configured;
    }

    private String stored() {
        return repository == null ? null : repository.getState(key);
    }

    private Token remember(Token token, String used) {
        if (token.refreshToken() == null) {
            return new Token(token.value(), token.issued(), token.expires(), used, token.account());
        }
        if (repository != null && !token.refreshToken().equals(stored())) {
            save(token.refreshToken());
        }
        return token;
    }

    /** The provider has ended the old one: without this one nobody gets in any more. */
    private void save(String refreshToken) {
        try {
            repository.setState(key, refreshToken);
            unsaved = null;
        } catch (RuntimeException e) {
            unsaved = refreshToken;
            LOG.error(
                    "The tokenRepository could not keep the new refresh token, which is now only in memory: a restart will need a new login",
                    e);
        }
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
