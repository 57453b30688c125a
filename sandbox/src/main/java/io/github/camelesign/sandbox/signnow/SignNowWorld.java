package io.github.camelesign.sandbox.signnow;

import java.time.Clock;
import java.time.Duration;

/** All of SignNow's state, and the settings that tests may turn. A reset makes a new one. */
final class SignNowWorld {
    private static final long MEBIBYTE = 1 << 20;

    final Accounts accounts = new Accounts();
    final Documents documents = new Documents();
    final Tokens tokens;

    volatile ExpiresIn expiresIn = ExpiresIn.TEXT;
    volatile Duration tokenLifetime = Duration.ofDays(30);
    volatile long uploadLimit = 50 * MEBIBYTE;

    SignNowWorld(Clock clock) {
        this.tokens = new Tokens(clock);
        accounts.add(new Application(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_CLIENT_SECRET));
        accounts.add(User.register(SignNow.DEMO_USER, SignNow.DEMO_PASSWORD, clock.instant()));
    }
}
