// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.ProviderView;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Signeasy as tests control it: registers users and webhooks, puts documents and templates in, acts
 * as signer, looks at the result and turns what tests need turned; a reset turns it back. Methods
 * that name something throw {@link NoSuchElementException} when it is not there.
 */
public final class Signeasy extends ProviderView<Integer, SigneasyModule> {
    /** Client id of the application that is always there, for all versions of the API. */
    public static final String DEMO_CLIENT_ID = "sandbox-desk";

    /** Its secret. */
    public static final String DEMO_CLIENT_SECRET = "sandbox-desk-secret";

    /** E-mail of the user that is always there, who owns the application. */
    public static final String DEMO_USER = "desk@acme.test";

    /** The user's password on the page that asks for consent. */
    public static final String DEMO_PASSWORD = "sandbox-password";

    /** A personal access token of that user that is always there, until tokens are revoked. */
    public static final String DEMO_ACCESS_TOKEN = "sandbox-signeasy-access-token";

    /** A refresh token of that user that is always there, until it was used. */
    public static final String DEMO_REFRESH_TOKEN = "sandbox-signeasy-refresh-token";

    /** What webhooks carry that the control API enters in the portal without another token. */
    public static final String DEMO_WEBHOOK_TOKEN = "sandbox-signeasy-webhook-token";

    static final String ALL_SCOPES = "*";

    Signeasy(SigneasyModule module) {
        super(module);
    }

    /**
     * The one of a sandbox, until that closes. Starts the sandbox.
     *
     * @throws NoSuchElementException when the sandbox does not have it
     */
    public static Signeasy of(Sandbox sandbox) {
        return sandbox.module(SigneasyModule.class).view();
    }

    /** Registers an API client that acts for a user with its own credentials. */
    @Controllable(
            name = "applications",
            fields = "clientId, clientSecret, [email=" + DEMO_USER + "]")
    public void registerApplication(String clientId, String clientSecret, String ownerEmail) {
        state().add(new SigneasyState.Application(clientId, clientSecret, user(ownerEmail)));
    }

    /** Registers a user who has confirmed their e-mail. */
    public void registerUser(String email, String password) {
        register(email, password, true);
    }

    /** Registers a user whose e-mail is not confirmed, to whom the API says little. */
    public void registerUnverifiedUser(String email, String password) {
        register(email, password, false);
    }

    /** The user confirms their e-mail. */
    @Controllable(name = "verify", fields = "email")
    public void verifyUser(String email) {
        state().users.change(user(email).email(), one -> Records.with(one, "verified", true));
    }

    @Controllable(name = "users", fields = "email, password, [verified=true]")
    private void register(String email, String password, boolean verified) {
        User user = state().newUser(email, password, "Sandbox", "User", verified);
        if (!state().users.add(user)) {
            throw new IllegalStateException("Signeasy has a user " + email + " already");
        }
    }

    /** A personal access token, as the dashboard gives out; it never expires by itself. */
    @Controllable(
            name = "access-tokens",
            fields = "[email=" + DEMO_USER + "]",
            made = "accessToken")
    public String issueAccessToken(String email) {
        return state().tokens()
                .add(OAuthToken.key(RandomIds.hex(32), user(email), ALL_SCOPES))
                .accessToken();
    }

    /**
     * A code that the application redeems once, with any redirect address.
     *
     * @param scope with a space between scopes; {@code offline_access} brings a refresh token in
     *     version 3, version 1 gives one always
     */
    @Controllable(
            name = "codes",
            fields = "[clientId=" + DEMO_CLIENT_ID + "], [email=" + DEMO_USER + "], [scope=*]",
            made = "code")
    public String issueAuthorizationCode(String clientId, String email, String scope) {
        SigneasyState.Application application =
                state().application(clientId).orElseThrow(() -> missing("application", clientId));
        return state().codes.issue(new Consent<>(application, user(email), scope, null));
    }

    /** Imports a PDF of one page and returns the id of the original. */
    @Controllable(name = "originals", fields = "[email=" + DEMO_USER + "], name", made = "id")
    public int addOriginal(String ownerEmail, String name) {
        return add(ownerEmail, state().intake.sample(name));
    }

    /**
     * Imports a file of any size, for streaming tests. It only starts like a PDF, and the disk need
     * not hold it.
     *
     * @param bytes its size
     */
    public int addLargeOriginal(String ownerEmail, String name, long bytes) {
        return add(ownerEmail, state().intake.sparse(name, bytes));
    }

    private int add(String ownerEmail, Upload upload) {
        return add(Document.original(state().newId(), user(ownerEmail), upload, state().now()));
    }

    private int add(Document document) {
        state().documents.add(document);
        return document.id();
    }

    /**
     * Puts a template in, since the API cannot make one, and returns its id.
     *
     * @param roles each of which has one signature to give; the first has the role id 1
     * @param mergeLabels of the texts that a sender can fill in
     */
    @Controllable(
            name = "templates",
            fields = "[email=" + DEMO_USER + "], name, roles, [mergeLabels]",
            made = "id")
    public int addTemplate(
            String ownerEmail, String name, List<String> roles, List<String> mergeLabels) {
        Instant now = state().now();
        return add(
                new Document(
                        state().newId(),
                        Document.Type.TEMPLATE,
                        user(ownerEmail),
                        state().intake.sample(name),
                        List.copyOf(roles),
                        List.copyOf(mergeLabels),
                        now,
                        now));
    }

    /** Sends an original to people who may sign in any order, and returns the pending id. */
    @Controllable(name = "requests", fields = "original, signers", made = "id")
    public int send(int originalId, String... emails) {
        Origin origin = new Origin(null, DEMO_CLIENT_ID);
        Sending sending = Sending.plain(Sending.Kind.REQUEST, original(originalId), origin, "");
        return Integer.parseInt(state().send(sending, List.of(emails)).id());
    }

    /**
     * Enters a webhook in the developer portal, for what an application sends from now on. Messages
     * are of version 2 and carry the token in {@code metadata.token}.
     */
    @Controllable(
            name = "portal-webhooks",
            fields = "[clientId=" + DEMO_CLIENT_ID + "], url, [token=" + DEMO_WEBHOOK_TOKEN + "]")
    public void addPortalWebhook(String clientId, String url, String token) {
        state().webhooks.add(new Webhooks.PortalWebhook(clientId, url, token));
    }

    /** Enters a webhook of version 1 that hears of everything that a user sends. */
    @Controllable(name = "global-webhooks", fields = "[email=" + DEMO_USER + "], url")
    public void addGlobalWebhook(String email, String url) {
        state().webhooks.add(new Webhooks.Callback(user(email).id(), null, url));
    }

    /** All signature requests, oldest first; the id is the pending id. */
    public List<Envelope> requests() {
        return envelopes();
    }

    /** One signature request. */
    public Envelope request(int pendingId) {
        return one("signature request", String.valueOf(pendingId));
    }

    /**
     * The person opens the document.
     *
     * @throws IllegalStateException when it is not their turn
     */
    @Controllable(name = "view", fields = "request, email")
    public void view(int pendingId, String email) {
        module.change(String.valueOf(pendingId), r -> r.viewedBy(email, state().now()));
    }

    /** The owner of an original signs it; returns the id of the signed file. */
    @Controllable(name = "self-sign", fields = "original", made = "id")
    public int selfSign(int originalId) {
        return state().signedByOwner(original(originalId), new Origin(null, null)).id();
    }

    /**
     * How long tokens live that are issued from now on; by default 30 days, and an hour for those
     * that version 3 gives for a code.
     */
    @Controllable(name = "settings", fields = "tokenLifetimeSeconds")
    public void setTokenLifetime(Duration lifetime) {
        state().tokenLifetime = lifetime;
    }

    /** Largest file that may be uploaded, in bytes; 40 MiB by default. */
    @Controllable(name = "settings", fields = "uploadLimitBytes")
    public void setUploadLimit(long bytes) {
        state().uploadLimit = bytes;
    }

    /**
     * When requests of version 3 expire that do not say so themselves; after 30 days by default.
     */
    @Controllable(name = "settings", fields = "expirySeconds")
    public void setExpiry(Duration life) {
        state().expiry = life;
    }

    /**
     * How many calls an application may make before it is answered 429; any number by default.
     * Signeasy publishes 80 in a minute and 20 in ten seconds.
     */
    @Controllable(name = "settings", fields = "callsPerMinute, callsPerTenSeconds")
    public void setRateLimit(int perMinute, int perTenSeconds) {
        state().callsPerMinute.allow(perMinute);
        state().callsInBurst.allow(perTenSeconds);
    }

    private SigneasyState state() {
        return module.state();
    }

    private Document original(int id) {
        return state().documents
                .find(String.valueOf(id))
                .orElseThrow(() -> missing("original", String.valueOf(id)));
    }

    private User user(String email) {
        return state().users.find(email).orElseThrow(() -> missing("user", email));
    }
}
