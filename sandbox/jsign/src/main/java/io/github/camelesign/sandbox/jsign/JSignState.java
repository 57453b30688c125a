// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Listing;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignerPolicy;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All of jSign's state, and the settings that tests may turn. A reset makes a new one. */
final class JSignState extends ProviderState<Token> {
    private static final long MEBIBYTE = 1 << 20;
    private static final Duration REFRESH_LIFE = Duration.ofDays(60);

    final Accounts accounts = new Accounts();
    final EntityStore<JSignEnvelope> envelopes =
            new EntityStore<>(JSignEnvelope::id, this, this::envelopeChanged);
    final EntityStore<JSignTemplate> templates =
            new EntityStore<>(JSignTemplate::id, this, (before, after) -> {});
    final EntityStore<Attachment> attachments =
            new EntityStore<>(Attachment::id, this, (before, after) -> {});

    /** The files that wait to be put into an envelope, by request id. */
    final Map<String, List<ReceivedFile>> uploads = new ConcurrentHashMap<>();

    /** The same for templates. */
    final Map<String, List<ReceivedFile>> templateUploads = new ConcurrentHashMap<>();

    final History history = new History();
    final Mailer mailer = new Mailer(this);
    final JSignLinks links;

    volatile Duration tokenLifetime = Duration.ofHours(4);
    volatile long uploadLimit = 25 * MEBIBYTE;
    volatile Duration notarisation = Duration.ZERO;

    JSignState(SharedServices services) {
        super(services);
        this.links = new JSignLinks(services);
        accounts.addKey(JSign.DEMO_API_KEY, JSign.DEMO_API_SECRET);
        User user = new User(JSign.DEMO_USER, JSign.DEMO_PASSWORD, "Sandbox", "Desk");
        accounts.add(user);
        tokens().add(
                        new Token(
                                JSign.DEMO_ACCESS_TOKEN,
                                JSign.DEMO_REFRESH_TOKEN,
                                user,
                                Instant.MAX,
                                Instant.MAX));
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    Token issue(User user) {
        return tokens().add(
                        new Token(
                                RandomIds.hex(32),
                                RandomIds.hex(32),
                                user,
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
        for (JSignEnvelope envelope : envelopes.all()) {
            if (envelope.isOverdue(now)) {
                envelopes.change(envelope.id(), e -> e.isOverdue(now) ? e.expired(now) : e);
            }
        }
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
            history.changed(before, after, now());
            mailer.changed(before, after);
        }
    }
}
