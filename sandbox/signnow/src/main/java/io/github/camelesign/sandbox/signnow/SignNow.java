// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.ProviderView;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.signnow.SignNowState.Application;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * SignNow as tests control it: registers users, puts documents in, acts as signer, looks at the
 * result and turns what tests need turned; a reset turns it back. Methods that name a document or a
 * user throw {@link NoSuchElementException} when there is none.
 */
public final class SignNow extends ProviderView<String, SignNowModule> {
    /** Client id of the application that is always there. */
    public static final String DEMO_CLIENT_ID = "sandbox-desk";

    /** Its secret. */
    public static final String DEMO_CLIENT_SECRET = "sandbox-desk-secret";

    /** E-mail of the user that is always there. */
    public static final String DEMO_USER = "desk@acme.test";

    /** The user's password. */
    public static final String DEMO_PASSWORD = "sandbox-password";

    /** Client id and secret as the dashboard gives them out, for the Authorization header. */
    public static final String DEMO_BASIC_TOKEN =
            Base64.getEncoder()
                    .encodeToString(
                            (DEMO_CLIENT_ID + ":" + DEMO_CLIENT_SECRET)
                                    .getBytes(StandardCharsets.UTF_8));

    /** An API key of that user that is always there, until tokens are revoked. */
    public static final String DEMO_API_KEY = "sandbox-signnow-api-key";

    /** A refresh token of that user that is always there, until it was used. */
    public static final String DEMO_REFRESH_TOKEN = "sandbox-signnow-refresh-token";

    private final DocumentIntake intake;

    SignNow(SignNowModule module, DocumentIntake intake) {
        super(module);
        this.intake = intake;
    }

    /**
     * The one of a sandbox, until that closes. Starts the sandbox.
     *
     * @throws NoSuchElementException when the sandbox does not have it
     */
    public static SignNow of(Sandbox sandbox) {
        return sandbox.module(SignNowModule.class).view();
    }

    /** Registers an API client. */
    @Controllable(name = "applications", fields = "clientId, clientSecret")
    public void registerApplication(String clientId, String clientSecret) {
        module.state().applications.put(clientId, new Application(clientId, clientSecret));
    }

    /** Registers a user with a root folder and the system folders, and returns the user's id. */
    public String registerUser(String email, String password) {
        return register(email, password, true);
    }

    /** Registers a user whose e-mail is not confirmed, and returns the user's id. */
    public String registerUnverifiedUser(String email, String password) {
        return register(email, password, false);
    }

    @Controllable(name = "users", fields = "email, password, [verified=true]", made = "id")
    private String register(String email, String password, boolean verified) {
        User user = User.of(email, password, "Sandbox", "User", module.state().now());
        if (!module.state().register(verified ? user.confirmed() : user)) {
            throw new IllegalStateException("SignNow has a user " + email + " already");
        }
        return user.id();
    }

    /** The user confirms their e-mail, whether a test or a client registered them. */
    @Controllable(name = "verify", fields = "email")
    public void verifyUser(String email) {
        module.state().users.change(user(email).email(), User::confirmed);
    }

    /** Makes an API key of a user: a bearer token that never expires by itself. */
    @Controllable(name = "api-keys", fields = "[email=" + DEMO_USER + "]", made = "apiKey")
    public String issueApiKey(String email) {
        return module.state().issueApiKey(user(email));
    }

    /** A code that the application redeems with the grant {@code authorization_code}, once. */
    @Controllable(
            name = "codes",
            fields = "[clientId=" + DEMO_CLIENT_ID + "], [email=" + DEMO_USER + "]",
            made = "code")
    public String issueAuthorizationCode(String clientId, String email) {
        Application application =
                module.state()
                        .application(clientId)
                        .orElseThrow(() -> missing("application", clientId));
        return module.state().codes.issue(new Consent<>(application, user(email), "*", null));
    }

    /** Id of the user's folder "Documents", where uploads land. */
    public String documentsFolderId(String email) {
        return user(email).documents();
    }

    /** Puts a PDF of one page into the user's "Documents" and returns the document's id. */
    @Controllable(name = "documents", fields = "[email=" + DEMO_USER + "], name", made = "id")
    public String addDocument(String ownerEmail, String name) {
        return add(ownerEmail, intake.sample(name));
    }

    /**
     * Puts a file of any size into the user's "Documents", for streaming tests. It only starts like
     * a PDF, and the disk need not hold it.
     *
     * @param bytes its size
     */
    public String addLargeDocument(String ownerEmail, String name, long bytes) {
        return add(ownerEmail, intake.sparse(name, bytes));
    }

    private String add(String ownerEmail, Upload upload) {
        Document made = Document.of(user(ownerEmail), upload, module.state().now());
        module.state().documents.add(made);
        return made.id();
    }

    /** Invites somebody free-form, as the owner. */
    @Controllable(name = "invites", fields = "document, email")
    public void invite(String documentId, String email) {
        Instant now = module.state().now();
        Invite invite = Invite.freeform(email, JsonReader.object(), null, now);
        module.change(documentId, d -> d.signing(now, s -> s.invited(List.of(invite), now)));
    }

    /** All documents, oldest first. */
    public List<Envelope> documents() {
        return envelopes();
    }

    /** One document. */
    public Envelope document(String documentId) {
        return one("document", documentId);
    }

    /** How the token endpoint writes {@code expires_in}, from now on. */
    @Controllable(name = "settings", fields = "expiresIn")
    public void setExpiresIn(ExpiresIn style) {
        module.state().expiresIn = style;
    }

    /** How long tokens live that are issued from now on; 30 days by default. */
    @Controllable(name = "settings", fields = "tokenLifetimeSeconds")
    public void setTokenLifetime(Duration lifetime) {
        module.state().tokenLifetime = lifetime;
    }

    /** Largest file that may be uploaded, in bytes; 50 MiB by default. */
    @Controllable(name = "settings", fields = "uploadLimitBytes")
    public void setUploadLimit(long bytes) {
        module.state().uploadLimit = bytes;
    }

    /** How many calls an application may make in an hour, before it is answered 429. */
    @Controllable(name = "settings", fields = "callsPerHour")
    public void setRateLimit(int callsPerHour) {
        module.state().limits.allow(callsPerHour);
    }

    /**
     * Whether a webhook subscription is refused when nobody answers its callback with 2xx; false by
     * default, since SignNow documents only that it looks.
     */
    @Controllable(name = "settings", fields = "probesMustSucceed")
    public void setProbesMustSucceed(boolean must) {
        module.state().probesMustSucceed = must;
    }

    private User user(String email) {
        return module.state().users.find(email).orElseThrow(() -> missing("user", email));
    }
}
