package io.github.camelesign.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The tokens that a provider issued. A refresh token works once; its access token lives on.
 *
 * @param <T> what the provider knows about a token
 */
public final class TokenStore<T extends TokenStore.Token> {
    private final Clock clock;
    private final Map<String, T> byAccessToken = new HashMap<>();
    private final Map<String, T> byRefreshToken = new HashMap<>();

    /** An access token, perhaps with a refresh token. */
    public interface Token {
        /** What the client sends with each request. */
        String accessToken();

        /** What the client gets the next access token for; null when there is none. */
        String refreshToken();

        /** When the access token stops working; {@link Instant#MAX} for never. */
        Instant expires();
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

    /** Takes the refresh token out of service if it belongs to whoever tries it. */
    public synchronized Optional<T> redeem(String refreshToken, Predicate<T> belongs) {
        Optional<T> token = Optional.ofNullable(byRefreshToken.get(refreshToken)).filter(belongs);
        token.ifPresent(used -> byRefreshToken.remove(refreshToken));
        return token;
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

    /** Replaces every access token, for example by one that is past its end. */
    public synchronized void replaceAll(UnaryOperator<T> change) {
        byAccessToken.replaceAll((key, token) -> change.apply(token));
    }
}
