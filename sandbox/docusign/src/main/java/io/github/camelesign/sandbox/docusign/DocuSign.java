// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.ProviderView;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.docusign.Directory.Integration;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;

/**
 * DocuSign as tests control it: registers apps and users, acts as recipient, looks at the result
 * and turns what tests need turned; a reset turns it back. Methods that name an envelope or a user
 * throw {@link NoSuchElementException} when there is none.
 */
public final class DocuSign extends ProviderView<String, DocuSignModule> {
    /** Integration key of the app that is always there. */
    public static final String INTEGRATION_KEY = "7c2b8d7e-83c3-4940-af5e-e4d2a4e1c5a1";

    /** Its client secret. */
    public static final String CLIENT_SECRET = "sandbox-docusign-secret";

    /** GUID of the user that is always there. */
    public static final String USER_ID = "50d89ab1-0a1b-4c2d-8e3f-5a6b7c8d9e0f";

    /** The user's e-mail. */
    public static final String USER_EMAIL = "desk@acme.test";

    /** The user's password. */
    public static final String PASSWORD = "sandbox-password";

    /** An access token of that user that is always there, until tokens are revoked. */
    public static final String DEMO_ACCESS_TOKEN = "sandbox-docusign-access-token";

    /** A refresh token of that user that is always there, until it was used. */
    public static final String DEMO_REFRESH_TOKEN = "sandbox-docusign-refresh-token";

    /** The key for Connect that the command line adds, and nobody else. */
    public static final String DEMO_CONNECT_KEY = "sandbox-docusign-connect-key";

    /** GUID of the user's account. */
    public static final String ACCOUNT_ID = "fe0b61a3-1b2c-4d3e-9f4a-6b7c8d9e0f1a";

    /** Number of the same account. */
    public static final String ACCOUNT_NUMBER = "1703061";

    DocuSign(DocuSignModule module) {
        super(module);
    }

    /**
     * The one of a sandbox, until that closes. Starts the sandbox.
     *
     * @throws NoSuchElementException when the sandbox does not have it
     */
    public static DocuSign of(Sandbox sandbox) {
        return sandbox.module(DocuSignModule.class).view();
    }

    /** {@link #INTEGRATION_KEY}. */
    public String integrationKey() {
        return INTEGRATION_KEY;
    }

    /** {@link #CLIENT_SECRET}. */
    public String clientSecret() {
        return CLIENT_SECRET;
    }

    /** {@link #USER_ID}. */
    public String userId() {
        return USER_ID;
    }

    /** {@link #ACCOUNT_ID}. */
    public String accountId() {
        return ACCOUNT_ID;
    }

    /** The RSA key by which the ready-made app signs its JWTs, as PKCS#1, which DocuSign gives. */
    public String privateKeyPem() {
        return Answers.text("sandbox-only-key-pkcs1.pem");
    }

    /** The same key as PKCS#8. */
    public String privateKeyPkcs8Pem() {
        return Answers.text("sandbox-only-key-pkcs8.pem");
    }

    /**
     * Registers an app.
     *
     * @param secret null for a public app
     * @param publicKeyPem what verifies its JWTs, as {@code openssl rsa -pubout} writes it; null
     *     when it makes none
     */
    @Controllable(
            name = "applications",
            fields = "clientId, [clientSecret], [publicKey], [redirectUris]")
    public void registerIntegration(
            String key, String secret, String publicKeyPem, String... redirectUris) {
        Set<PublicKey> keys =
                publicKeyPem == null ? Set.of() : Set.of(Integration.key(publicKeyPem));
        state().directory.add(new Integration(key, secret, keys, Set.of(redirectUris)));
    }

    /** Registers another user of the ready-made account, and returns the user's GUID. */
    @Controllable(name = "users", fields = "email, name, password", made = "id")
    public String registerUser(String email, String name, String password) {
        String id = UUID.randomUUID().toString();
        List<Account> accounts = List.of(user(USER_ID).accounts().get(0));
        state().directory.add(new User(id, email, name, password, module.state().now(), accounts));
        return id;
    }

    /** Makes a user a member of another account, new, and returns the account's GUID. */
    @Controllable(name = "accounts", fields = "[user=" + USER_ID + "], name", made = "id")
    public String addAccount(String userIdOrEmail, String accountName) {
        User user = user(userIdOrEmail);
        String number = String.valueOf(1_703_062 + user.accounts().size());
        Account account = new Account(UUID.randomUUID().toString(), number, accountName);
        state().directory.add(user.with(account));
        return account.guid();
    }

    /** From now on every user has to agree on the consent page first, as for a new app. */
    @Controllable(name = "withdraw-consents")
    public void requireConsent() {
        state().directory.withdrawConsents();
    }

    /** The user agrees that the app acts for them. */
    @Controllable(
            name = "consents",
            fields = "[clientId=" + INTEGRATION_KEY + "], [user=" + USER_ID + "]")
    public void grantConsent(String integrationKey, String userIdOrEmail) {
        Integration app =
                state().directory
                        .integration(integrationKey)
                        .orElseThrow(() -> missing("app", integrationKey));
        state().directory.consent(app, user(userIdOrEmail));
    }

    /** Adds a key by which Connect signs messages whose subscriber includes HMAC. */
    @Controllable(name = "connect-keys", fields = "key")
    public void addConnectKey(String key) {
        state().connect.keys.add(key);
    }

    /**
     * The recipient opens the documents.
     *
     * @throws IllegalStateException when there is no such recipient
     */
    @Controllable(name = "open", fields = "envelope, email")
    public void open(String envelopeId, String email) {
        state().signing.opened(envelopeId, state().signing.find(envelopeId, email).guid());
    }

    /** How long access tokens live that are issued from now on; 1 hour for JWTs, else 8 hours. */
    @Controllable(name = "settings", fields = "tokenLifetimeSeconds")
    public void setTokenLifetime(Duration lifetime) {
        state().tokenLifetime = lifetime;
        state().jwtLifetime = lifetime;
    }

    /** How many calls an account may make until the next full hour; no limit by default. */
    @Controllable(name = "settings", fields = "callsPerHour")
    public void setHourlyLimit(int calls) {
        state().limits.hours.allow(calls);
    }

    /** How many calls an account may make in 30 seconds; no limit by default. */
    @Controllable(name = "settings", fields = "callsInBurst")
    public void setBurstLimit(int calls) {
        state().limits.bursts.allow(calls);
    }

    /** What a call beyond a limit is answered with: 429 by default, 400 as it was until 2026. */
    @Controllable(name = "settings", fields = "limitStatus")
    public void setLimitStatus(int status) {
        state().limits.status = status;
    }

    private DocuSignState state() {
        return module.state();
    }

    private User user(String idOrEmail) {
        return state().directory.user(idOrEmail).orElseThrow(() -> missing("user", idOrEmail));
    }
}
