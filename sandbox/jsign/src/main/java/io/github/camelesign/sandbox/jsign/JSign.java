// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.ProviderView;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.jsign.Contents.Document;
import io.github.camelesign.sandbox.jsign.Contents.EnvelopeReader;
import io.github.camelesign.sandbox.jsign.Contents.Flow;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * jSign as tests control it: registers users, puts envelopes in, acts as signer, looks at the
 * result and turns what tests need turned; a reset turns it back. Methods that name something throw
 * {@link NoSuchElementException} when it is not there.
 */
public final class JSign extends ProviderView<String, JSignModule> {
    /** The API key that is always there. */
    public static final String DEMO_API_KEY = "sandbox-key";

    /** Its secret. */
    public static final String DEMO_API_SECRET = "sandbox-key-secret";

    /** E-mail of the user that is always there. */
    public static final String DEMO_USER = "desk@acme.test";

    /** The user's password. */
    public static final String DEMO_PASSWORD = "sandbox-password";

    /** An access token of that user that is always there, until tokens are revoked. */
    public static final String DEMO_ACCESS_TOKEN = "sandbox-jsign-access-token";

    /** Renews {@link #DEMO_ACCESS_TOKEN}, once. */
    public static final String DEMO_REFRESH_TOKEN = "sandbox-jsign-refresh-token";

    static final int USUAL_DAYS = 30;

    JSign(JSignModule module) {
        super(module);
    }

    /**
     * The one of a sandbox, until that closes. Starts the sandbox.
     *
     * @throws NoSuchElementException when the sandbox does not have it
     */
    public static JSign of(Sandbox sandbox) {
        return sandbox.module(JSignModule.class).view();
    }

    /** Registers an API key and its secret. */
    @Controllable(name = "api-keys", fields = "apiKey, apiSecret")
    public void registerApiKey(String apiKey, String apiSecret) {
        state().apiKeys.put(apiKey, apiSecret);
    }

    /** Registers a user. */
    @Controllable(name = "users", fields = "email, password")
    public void registerUser(String email, String password) {
        if (!state().users.add(new User(email, password, "Sandbox", "User"))) {
            throw new IllegalStateException("jSign has a user " + email + " already");
        }
    }

    /** Sends an envelope of one PDF, to be signed in any order, and returns its id. */
    @Controllable(
            name = "envelopes",
            fields = "[email=" + DEMO_USER + "], name, signers",
            made = "id")
    public String addEnvelope(String creatorEmail, String name, String... signers) {
        return add(creatorEmail, name, state().intake.sample(name + ".pdf"), signers);
    }

    /**
     * Sends an envelope with a file of any size, for streaming tests. The file only starts like a
     * PDF, and the disk need not hold it.
     *
     * @param bytes its size
     */
    public String addLargeEnvelope(
            String creatorEmail, String name, long bytes, String... signers) {
        return add(creatorEmail, name, state().intake.sparse(name + ".pdf", bytes), signers);
    }

    private String add(String creatorEmail, String name, Upload file, String... signers) {
        List<Document> documents = List.of(new Document(1, name + ".pdf", file));
        User creator = user(creatorEmail);
        Flow flow = Flow.PARALLEL;
        Contents contents =
                new Contents(creator, name, "", List.of(), flow, true, documents, List.of());
        List<Signer> people = Stream.of(signers).map(JSign::signer).toList();
        Circulation<Contents> envelope = contents.sent(people, state().now(), USUAL_DAYS);
        state().envelopes.add(envelope);
        return envelope.id();
    }

    private static Signer signer(String email) {
        return EnvelopeReader.named("Sandbox Signer", email, 1, JsonReader.object(), "");
    }

    /** How long access tokens live that are issued from now on; 4 hours by default. */
    @Controllable(name = "settings", fields = "tokenLifetimeSeconds")
    public void setTokenLifetime(Duration lifetime) {
        state().tokenLifetime = lifetime;
    }

    /** Largest file that may be uploaded, in bytes; 25 MiB by default. */
    @Controllable(name = "settings", fields = "uploadLimitBytes")
    public void setUploadLimit(long bytes) {
        state().uploadLimit = bytes;
    }

    /**
     * How long after its completion an envelope is proved by the blockchain, which {@code
     * is_sign_process_completed} says; at once by default.
     */
    @Controllable(name = "settings", fields = "notarisedAfterSeconds")
    public void setNotarisation(Duration after) {
        state().notarisation = after;
    }

    private JSignState state() {
        return module.state();
    }

    private User user(String email) {
        return state().users.find(email).orElseThrow(() -> missing("user", email));
    }
}
