package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.Envelope;
import io.github.camelesign.sandbox.JsonReader;
import io.github.camelesign.sandbox.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * jSign seen from behind the counter, for tests: registers users, puts envelopes in, acts as
 * signer, looks at the result and turns what tests need turned; a reset turns it back. Methods that
 * name something throw {@link NoSuchElementException} when it is not there.
 */
public final class JSign {
    /** The API key that is always there. */
    public static final String DEMO_API_KEY = "sandbox-key";

    /** Its secret. */
    public static final String DEMO_API_SECRET = "sandbox-key-secret";

    /** E-mail of the user that is always there. */
    public static final String DEMO_USER = "desk@acme.test";

    /** The user's password. */
    public static final String DEMO_PASSWORD = "sandbox-password";

    private static final Duration USUAL_LIFE = Duration.ofDays(30);

    private final JSignRoom room;
    private final FileReception reception;
    private final RequestLog requests;

    JSign(JSignRoom room, FileReception reception, RequestLog requests) {
        this.room = room;
        this.reception = reception;
        this.requests = requests;
    }

    /** Registers an API key and its secret. */
    public void registerApiKey(String apiKey, String apiSecret) {
        world().accounts.addKey(apiKey, apiSecret);
    }

    /** Registers a user. */
    public void registerUser(String email, String password) {
        if (!world().accounts.add(new User(email, password, "Sandbox", "User"))) {
            throw new IllegalStateException("jSign has a user " + email + " already");
        }
    }

    /** Sends an envelope of one PDF, to be signed in any order, and returns its id. */
    public String addEnvelope(String creatorEmail, String name, String... signers) {
        return add(creatorEmail, name, () -> reception.sample(name + ".pdf"), signers);
    }

    /**
     * Sends an envelope with a file of any size, for streaming tests. The file only starts like a
     * PDF, and the disk need not hold it.
     *
     * @param bytes its size
     */
    public String addLargeEnvelope(
            String creatorEmail, String name, long bytes, String... signers) {
        return add(creatorEmail, name, () -> reception.sparse(name + ".pdf", bytes), signers);
    }

    private String add(String creatorEmail, String name, Reception file, String... signers) {
        try {
            EnvelopeDocument document =
                    new EnvelopeDocument(JSignWorld.newId(), 1, name + ".pdf", file.take());
            Contents contents =
                    new Contents(
                            user(creatorEmail),
                            name,
                            "",
                            List.of(),
                            Contents.Flow.PARALLEL,
                            true,
                            List.of(document),
                            List.of());
            List<Signer> people = new ArrayList<>();
            for (String email : signers) {
                people.add(Signer.named("Sandbox Signer", email, 1, JsonReader.object()));
            }
            JSignEnvelope envelope =
                    JSignEnvelope.of(
                            JSignWorld.newId(),
                            contents,
                            List.copyOf(people),
                            world().now(),
                            world().now().plus(USUAL_LIFE));
            world().envelopes.add(envelope);
            return envelope.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All envelopes, oldest first. */
    public List<Envelope> envelopes() {
        return room.envelopes();
    }

    /** One envelope. */
    public Envelope envelope(String envelopeId) {
        return envelopes().stream()
                .filter(envelope -> envelope.id().equals(envelopeId))
                .findFirst()
                .orElseThrow(
                        () -> new NoSuchElementException("jSign has no envelope " + envelopeId));
    }

    /**
     * The person signs.
     *
     * @throws IllegalStateException when it is not their turn
     */
    public void sign(String envelopeId, String email) {
        room.sign(envelopeId, email);
    }

    /**
     * The person declines, which ends the envelope for everybody.
     *
     * @throws IllegalStateException when it is not their turn
     */
    public void decline(String envelopeId, String email, String reason) {
        room.decline(envelopeId, email, reason);
    }

    /**
     * How many requests matched since the start or the last reset.
     *
     * @param path as jSign documents it, {@code *} for one segment and {@code **} for any rest
     */
    public long countRequests(String method, String path) {
        return requests.count(room.name(), method, path);
    }

    /** All tokens stop working at once, refresh tokens too. */
    public void revokeTokens() {
        room.revokeTokens();
    }

    /** All access tokens are past their end; refresh tokens still work. */
    public void expireTokens() {
        room.expireTokens();
    }

    /** From now on lists show the present envelopes only, as from a replica that lags. */
    public void holdListings() {
        room.holdListings();
    }

    /** Lists show the real state again. */
    public void releaseListings() {
        room.releaseListings();
    }

    /** How long access tokens live that are issued from now on; 4 hours by default. */
    public void setTokenLifetime(Duration lifetime) {
        world().tokenLifetime = lifetime;
    }

    /** Largest file that may be uploaded, in bytes; 25 MiB by default. */
    public void setUploadLimit(long bytes) {
        world().uploadLimit = bytes;
    }

    /**
     * How long after its completion an envelope is proved by the blockchain, which {@code
     * is_sign_process_completed} tells; at once by default.
     */
    public void setNotarisation(Duration after) {
        world().notarisation = after;
    }

    private JSignWorld world() {
        return room.world();
    }

    private User user(String email) {
        return world().accounts
                .user(email)
                .orElseThrow(() -> new NoSuchElementException("jSign has no user " + email));
    }

    private interface Reception {
        ReceivedFile take() throws IOException;
    }
}
