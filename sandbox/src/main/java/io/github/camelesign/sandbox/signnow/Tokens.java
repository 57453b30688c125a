package io.github.camelesign.sandbox.signnow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens that were issued. A refresh token works once; its access token lives on. */
final class Tokens {
    private final Clock clock;
    private final Map<String, Token> byAccessToken = new HashMap<>();
    private final Map<String, Token> byRefreshToken = new HashMap<>();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    synchronized Token issue(Application application, User user, String scope, Duration lifetime) {
        Token token =
                new Token(
                        Ids.token(),
                        Ids.token(),
                        application,
                        user,
                        scope,
                        clock.instant().plus(lifetime));
        byAccessToken.put(token.accessToken(), token);
        byRefreshToken.put(token.refreshToken(), token);
        return token;
    }

    synchronized Token issueApiKey(User user) {
        Token key = new Token(Ids.token(), null, null, user, "*", Instant.MAX);
        byAccessToken.put(key.accessToken(), key);
        return key;
    }

    synchronized Optional<Token> valid(String accessToken) {
        return Optional.ofNullable(byAccessToken.get(accessToken))
                .filter(token -> token.expires().isAfter(clock.instant()));
    }

    /** Takes the refresh token out of service and says what it was issued for. */
    synchronized Optional<Token> redeem(String refreshToken, Application application) {
        Token token = byRefreshToken.get(refreshToken);
        if (token == null || !token.application().equals(application)) {
            return Optional.empty();
        }
        byRefreshToken.remove(refreshToken);
        return Optional.of(token);
    }

    synchronized void revoke(Token token) {
        byAccessToken.remove(token.accessToken());
        byRefreshToken.remove(token.refreshToken());
    }

    synchronized void revokeAllOf(User user) {
        byAccessToken.values().removeIf(token -> token.user().id().equals(user.id()));
        byRefreshToken.values().removeIf(token -> token.user().id().equals(user.id()));
    }

    synchronized void revokeAll() {
        byAccessToken.clear();
        byRefreshToken.clear();
    }

    synchronized void expireAll() {
        Instant now = clock.instant();
        byAccessToken.replaceAll((key, token) -> token.expiredAt(now));
    }
}
