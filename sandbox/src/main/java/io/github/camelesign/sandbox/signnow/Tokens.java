package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** SignNow's tokens and API keys. */
final class Tokens {
    private final Clock clock;
    private final TokenStore<Token> store;

    Tokens(Clock clock) {
        this.clock = clock;
        this.store = new TokenStore<>(clock);
    }

    Token issue(Application application, User user, String scope, Duration lifetime) {
        return store.add(
                new Token(
                        Ids.token(),
                        Ids.token(),
                        application,
                        user,
                        scope,
                        clock.instant().plus(lifetime)));
    }

    Token issueApiKey(User user) {
        return store.add(new Token(Ids.token(), null, null, user, "*", Instant.MAX));
    }

    Optional<Token> valid(String accessToken) {
        return store.valid(accessToken);
    }

    /** Takes the refresh token out of service and says what it was issued for. */
    Optional<Token> redeem(String refreshToken, Application application) {
        return store.redeem(refreshToken, token -> token.application().equals(application));
    }

    void revoke(Token token) {
        store.revoke(token);
    }

    void revokeAllOf(User user) {
        store.revokeIf(token -> token.user().id().equals(user.id()));
    }

    void revokeAll() {
        store.revokeIf(token -> true);
    }

    void expireAll() {
        Instant now = clock.instant();
        store.replaceAll(token -> token.expiredAt(now));
    }
}
