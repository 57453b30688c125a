// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Histories;
import io.github.camelesign.sandbox.core.Listing;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignerPolicy;
import io.github.camelesign.sandbox.core.Users;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.jsign.AttachmentRoutes.Attachment;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.ReceivedFile;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import io.github.camelesign.sandbox.jsign.TemplateRoutes.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All of jSign's state, and the settings that tests may turn. A reset makes a new one. */
final class JSignState extends ProviderState<OAuthToken<String, JSignState.User>> {
    private static final long MEBIBYTE = 1 << 20;
    private static final Duration REFRESH_LIFE = Duration.ofDays(60);

    final Users<User> users = new Users<>();

    /** The keys that programs log in with, and their secrets. */
    final Map<String, String> apiKeys = new ConcurrentHashMap<>();

    final EntityStore<JSignEnvelope> envelopes =
            new EntityStore<>(JSignEnvelope::id, this, this::envelopeChanged);
    final EntityStore<Template> templates =
            new EntityStore<>(Template::id, this, (before, after) -> {});
    final EntityStore<Attachment> attachments =
            new EntityStore<>(Attachment::id, this, (before, after) -> {});

    /** The files that wait to be put into an envelope, by request id. */
    final Map<String, List<ReceivedFile>> uploads = new ConcurrentHashMap<>();

    /** The same for templates. */
    final Map<String, List<ReceivedFile>> templateUploads = new ConcurrentHashMap<>();

    final Histories<Activity> history = new Histories<>();
    final Mailer mailer = new Mailer(this);
    final JSignLinks links;

    volatile Duration tokenLifetime = Duration.ofHours(4);
    volatile long uploadLimit = 25 * MEBIBYTE;
    volatile Duration notarisation = Duration.ZERO;

    /** Somebody with a login. */
    record User(String email, String password, String firstName, String lastName)
            implements Users.User {}

    JSignState(SharedServices services) {
        super(services);
        this.links = new JSignLinks(services);
        apiKeys.put(JSign.DEMO_API_KEY, JSign.DEMO_API_SECRET);
        User user = new User(JSign.DEMO_USER, JSign.DEMO_PASSWORD, "Sandbox", "Desk");
        users.add(user);
        tokens().add(
                        new OAuthToken<>(
                                JSign.DEMO_ACCESS_TOKEN,
                                JSign.DEMO_REFRESH_TOKEN,
                                JSign.DEMO_API_KEY,
                                user,
                                "",
                                Instant.MAX));
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    OAuthToken<String, User> issue(String apiKey, User user) {
        return tokens().add(
                        new OAuthToken<>(
                                RandomIds.hex(32),
                                RandomIds.hex(32),
                                apiKey,
                                user,
                                "",
                                now().plus(tokenLifetime),
                                now().plus(REFRESH_LIFE)));
    }

    /** Whether the proof of a completed envelope is written by now. */
    boolean isNotarised(JSignEnvelope envelope) {
        return envelope.is(Status.COMPLETED) && !envelope.ended().plus(notarisation).isAfter(now());
    }

    /** Ends what is past its due date by now. */
    @Override
    public void passTime() {
        Instant now = now();
        envelopes.changeAll(e -> e.isOverdue(now) ? e.expired(now) : e);
    }

    @Override
    public void letSignersAct(Duration after) {
        envelopes.changeAll(new SignerPolicy(now(), after)::apply);
    }

    @Override
    protected List<Listing> listings() {
        return List.of(envelopes);
    }

    private void envelopeChanged(JSignEnvelope before, JSignEnvelope after) {
        if (after != null) {
            Activity.between(before, after, now()).forEach(a -> history.add(after.id(), a));
            mailer.changed(before, after);
        }
    }
}
