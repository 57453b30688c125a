// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tokens that a provider issued. A refresh token works once; its access token lives on.
 *
 * @param <T> what the provider knows about a token
 */
public final class TokenStore<T extends TokenStore.Token<T>> {
    private final Clock clock;
    private final Map<String, T> byAccessToken = new HashMap<>();
    private final Map<String, T> byRefreshToken = new HashMap<>();

    /**
     * An access token, perhaps with a refresh token.
     *
     * @param <T> itself
     */
    public interface Token<T> {
        /** What the client sends with each request. */
        String accessToken();

        /** What the client gets the next access token for; null when there is none. */
        default String refreshToken() {
            return null;
        }

        /** When the access token stops working; {@link Instant#MAX} for never. */
        default Instant expires() {
            return Instant.MAX;
        }

        /** When the refresh token stops working; usually never. */
        default Instant refreshExpires() {
            return Instant.MAX;
        }

        /** The same token past its end; itself when it never ends by itself. */
        T expiredAt(Instant now);
    }

    /** An empty store. */
    public TokenStore(Clock clock) {
        this.clock = clock;
    }

    /** Puts a token into service, and returns it. */
    public synchronized T add(T token) {
        byAccessToken.put(token.accessToken(), token);
        if (token.refreshToken() != null) {
            byRefreshToken.put(token.refreshToken(), token);
        }
        return token;
    }

    /** Empty when it was never issued, was revoked or is past its end. */
    public synchronized Optional<T> valid(String accessToken) {
        return Optional.ofNullable(byAccessToken.get(accessToken))
                .filter(token -> token.expires().isAfter(clock.instant()));
    }

    /** Whether a token was issued and not revoked, even if it is past its end. */
    public synchronized boolean knows(String accessToken) {
        return byAccessToken.containsKey(accessToken);
    }

    /** Takes the refresh token out of service if it belongs to whoever tries it. */
    public synchronized Optional<T> redeem(String refreshToken, Predicate<T> belongs) {
        return Optional.ofNullable(byRefreshToken.get(refreshToken))
                .filter(issued -> issued.refreshExpires().isAfter(clock.instant()))
                .filter(belongs)
                .map(used -> byRefreshToken.remove(refreshToken));
    }

    /** Access and refresh token stop working. */
    public synchronized void revoke(T token) {
        byAccessToken.remove(token.accessToken());
        byRefreshToken.remove(token.refreshToken());
    }

    /** All that match stop working. */
    public synchronized void revokeIf(Predicate<T> which) {
        byAccessToken.values().removeIf(which);
        byRefreshToken.values().removeIf(which);
    }

    /** All stop working at once, refresh tokens too. */
    public synchronized void revokeAll() {
        revokeIf(token -> true);
    }

    /** All access tokens are past their end; refresh tokens still work. */
    public synchronized void expireAll() {
        Instant now = clock.instant();
        byAccessToken.replaceAll((key, token) -> token.expiredAt(now));
    }

    /**
     * Codes that stand for something until they are redeemed, once, or past their end; for example
     * OAuth's authorization codes.
     *
     * @param <T> what they stand for
     */
    public static final class OneTimeCodes<T> {
        private final Map<String, Code<T>> codes = new HashMap<>();
        private final Clock clock;
        private final Duration life;

        private record Code<T>(T meaning, Instant expires) {}

        /**
         * @param life how long each of them works
         */
        public OneTimeCodes(Clock clock, Duration life) {
            this.clock = clock;
            this.life = life;
        }

        /** Makes a code. */
        public synchronized String issue(T meaning) {
            String code = RandomIds.hex(20);
            codes.put(code, new Code<>(meaning, clock.instant().plus(life)));
            return code;
        }

        /** Takes the code out of service, also when it was not made for whoever tries it. */
        public synchronized Optional<T> redeem(String code, Predicate<T> madeFor) {
            return Optional.ofNullable(codes.remove(code))
                    .filter(issued -> issued.expires().isAfter(clock.instant()))
                    .map(Code::meaning)
                    .filter(madeFor);
        }
    }
}
