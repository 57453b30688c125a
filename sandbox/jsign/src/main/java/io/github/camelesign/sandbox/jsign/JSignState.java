// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Circulation.Status;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.EnvelopeHistory.Histories;
import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.core.Users;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.github.camelesign.sandbox.jsign.MakingRoutes.Attachment;
import io.github.camelesign.sandbox.jsign.MakingRoutes.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All of jSign's state, and the settings that tests may turn. A reset makes a new one. */
final class JSignState extends ProviderState<OAuthToken<String, JSignState.User>> {
    static final Set<String> CONVERTED =
            Set.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg");
    private static final Duration REFRESH_LIFE = Duration.ofDays(60);

    final Users<User> users = new Users<>();

    /** The keys that programs log in with, and their secrets. */
    final Map<String, String> apiKeys = new ConcurrentHashMap<>();

    final EntityStore<Circulation<Contents>> envelopes =
            new EntityStore<>(Circulation::id, this, this::envelopeChanged);
    final EntityStore<Template> templates = new EntityStore<>(Template::id, this, (a, b) -> {});
    final EntityStore<Attachment> attachments =
            new EntityStore<>(Attachment::id, this, (a, b) -> {});

    /** The files that wait to be put into an envelope, by request id. */
    final Map<String, List<Upload>> uploads = new ConcurrentHashMap<>();

    /** The same for templates. */
    final Map<String, List<Upload>> templateUploads = new ConcurrentHashMap<>();

    final Histories<Activity> history = new Histories<>();
    final PurposeLinks<Purpose> links;
    final DocumentIntake intake;
    volatile Duration tokenLifetime = Duration.ofHours(4);
    volatile long uploadLimit = 25L << 20;
    volatile Duration notarisation = Duration.ZERO;

    /** Somebody with a login. */
    record User(String email, String password, String firstName, String lastName)
            implements Users.User {}

    /** How somebody came by a link to sign. */
    enum Purpose {
        MAILED,
        EMBEDDED
    }

    /** Something that happened to an envelope, for example {@code Signed}. */
    record Activity(Instant at, String name, String email, String firstName, String lastName) {
        static Activity of(User user, String name, Instant at) {
            return new Activity(at, name, user.email(), user.firstName(), user.lastName());
        }

        static Activity of(Signer signer, String name, Instant at) {
            return new Activity(at, name, signer.email(), signer.firstName(), signer.lastName());
        }

        @JsonProperty("content")
        String content() {
            return name + " by " + email;
        }

        /** What happened to an envelope between two moments; before is null for a new one. */
        static List<Activity> between(
                Circulation<Contents> before, Circulation<Contents> after, Instant now) {
            User creator = after.contents().creator();
            if (before == null) {
                return List.of(of(creator, "Created", now));
            }
            List<Activity> activities = new ArrayList<>();
            for (int i = 0; i < after.signers().size(); i++) {
                Signer signer = after.signers().get(i);
                if (signer.state() != before.signers().get(i).state()) {
                    activities.add(of(signer, signer.hasSigned() ? "Signed" : "Declined", now));
                }
            }
            if (after.status() != before.status() && !after.is(Status.DECLINED)) {
                boolean again = after.is(Status.OPEN);
                String name = again ? "DueDateExtended" : EnvelopeJson.word(after.status());
                activities.add(of(creator, name, now));
            }
            if (!after.contents().equals(before.contents())) {
                activities.add(of(creator, "Updated", now));
            }
            return activities;
        }
    }

    JSignState(SharedServices services) {
        super(services);
        this.links = new PurposeLinks<>(services);
        this.intake =
                new DocumentIntake(services.files(), CONVERTED, Code.FILE_TYPE_NOT_SUPPORTED::error)
                        .hashing();
        apiKeys.put(JSign.DEMO_API_KEY, JSign.DEMO_API_SECRET);
        User user = new User(JSign.DEMO_USER, JSign.DEMO_PASSWORD, "Sandbox", "Desk");
        users.add(user);
        String token = JSign.DEMO_ACCESS_TOKEN;
        String renewal = JSign.DEMO_REFRESH_TOKEN;
        tokens().add(new OAuthToken<>(token, renewal, JSign.DEMO_API_KEY, user, "", Instant.MAX));
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    OAuthToken<String, User> issue(String apiKey, User user) {
        Instant end = now().plus(tokenLifetime);
        Instant last = now().plus(REFRESH_LIFE);
        String token = RandomIds.hex(32);
        String renewal = RandomIds.hex(32);
        return tokens().add(new OAuthToken<>(token, renewal, apiKey, user, "", end, last));
    }

    /** Takes a file in, which may be deleted afterwards. */
    Upload accept(Path file, String filename) throws IOException {
        Code.FILE_SIZE_LIMIT_EXCEEDED.refuseIf(Files.size(file) > uploadLimit);
        return intake.accept(file, filename, filename);
    }

    /** Whether the proof of a completed envelope is written by now. */
    boolean isNotarised(Circulation<Contents> envelope) {
        return envelope.is(Status.COMPLETED)
                && !envelope.modified().plus(notarisation).isAfter(now());
    }

    /** Ends what is past its due date by now. */
    @Override
    public void passTime() {
        Instant now = now();
        envelopes.changeAll(e -> e.isOverdue(now) ? e.over(Status.EXPIRED, null, now) : e);
    }

    /** Before is null for a new envelope, after for one that is deleted. */
    private void envelopeChanged(Circulation<Contents> before, Circulation<Contents> after) {
        if (after == null) {
            return;
        }
        Activity.between(before, after, now()).forEach(a -> history.add(after.id(), a));
        Contents contents = after.contents();
        if (contents.mailed()) {
            after.waiting().stream()
                    .filter(signer -> before == null || !before.waitsFor(signer.email()))
                    .forEach(signer -> ask(after, signer, "Please sign: "));
            if (after.is(Status.COMPLETED) && !before.is(Status.COMPLETED)) {
                String text = contents.description();
                mail(contents.creator().email(), "Completed: " + contents.name(), text, null);
            }
        }
    }

    /** Writes to a signer. */
    void ask(Circulation<Contents> envelope, Signer signer, String what) {
        String email = signer.email();
        Contents contents = envelope.contents();
        String text =
                signer.facts().path("note").asText().isEmpty()
                        ? contents.description()
                        : signer.facts().path("note").asText();
        String link = links.personal(Purpose.MAILED, envelope.id(), email);
        mail(email, what + contents.name(), text, link);
    }

    private void mail(String to, String subject, String text, String link) {
        mail(JSignModule.NAME, to, subject, text, link);
    }
}
