// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.EnvelopeHistory.Histories;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.TokenStore.OneTimeCodes;
import io.github.camelesign.sandbox.core.Users;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.signnow.DocumentGroup.Progress;
import io.github.camelesign.sandbox.signnow.SignNowSigningService.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All of SignNow's state, and the settings that tests may turn. A reset makes a new one. */
final class SignNowState extends ProviderState<OAuthToken<SignNowState.Application, User>> {
    private static final Duration CODES_LIVE = Duration.ofMinutes(10);
    private static final Duration PASSWORD_LINKS_LIVE = Duration.ofDays(1);
    private static final long MEBIBYTE = 1 << 20;
    private static final String ASKING =
            "document\\.(fieldinvite\\.(sent|resend)|freeform\\.create)";

    final Map<String, Application> applications = new ConcurrentHashMap<>();
    final Users<User> users = new Users<>();
    final EntityStore<User.Folder> folders = new EntityStore<>(User.Folder::id, this, (a, b) -> {});
    final Histories<Event> history = new Histories<>();
    final EntityStore<Document> documents =
            new EntityStore<>(Document::id, this, this::documentChanged);
    final EntityStore<DocumentGroup> groups =
            new EntityStore<>(
                    DocumentGroup::id,
                    this,
                    (a, b) -> Event.Changes.between(a, b, now()).forEach(this::happened));
    final EntityStore<DocumentGroup> groupTemplates =
            new EntityStore<>(DocumentGroup::id, this, (a, b) -> {});
    final Progress groupInvites = new Progress(this);
    final PurposeLinks<Purpose> links;
    final OneTimeCodes<Consent<Application, User>> codes;

    /** What proves that somebody reads the e-mails of an account. */
    final OneTimeCodes<Consent<Application, User>> verifications;

    /** What is in the links to choose a new password, for the e-mail of the user. */
    final OneTimeCodes<String> passwordLinks;

    final CallWindows limits;
    final EntityStore<Subscription> subscriptions =
            new EntityStore<>(Subscription::id, this, (a, b) -> {});
    final EventMessages messages = new EventMessages(this);

    volatile ExpiresIn expiresIn = ExpiresIn.NUMBER;
    volatile Duration tokenLifetime = Duration.ofDays(30);
    volatile long uploadLimit = 50 * MEBIBYTE;
    volatile boolean probesMustSucceed;

    /** A registered API client. */
    record Application(String clientId, String clientSecret) {}

    SignNowState(SharedServices services) {
        super(services);
        Clock clock = services.clock();
        this.codes = new OneTimeCodes<>(clock, CODES_LIVE);
        this.verifications = new OneTimeCodes<>(clock, CODES_LIVE);
        this.passwordLinks = new OneTimeCodes<>(clock, PASSWORD_LINKS_LIVE);
        this.limits = new CallWindows(clock, Duration.ofHours(1));
        this.links = new PurposeLinks<>(services);
        var application = new Application(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_CLIENT_SECRET);
        User user =
                User.of(SignNow.DEMO_USER, SignNow.DEMO_PASSWORD, "Sandbox", "User", now())
                        .confirmed();
        applications.put(application.clientId(), application);
        register(user);
        Instant end = now().plus(tokenLifetime);
        String refresh = SignNow.DEMO_REFRESH_TOKEN;
        tokens().add(OAuthToken.key(SignNow.DEMO_API_KEY, user, "*"));
        tokens().add(new OAuthToken<>(Ids.token(), refresh, application, user, "*", end));
        describe(user);
    }

    /** What the lists of an organization show. */
    private void describe(User user) {
        ObjectNode person = JsonReader.object().put("id", user.id()).put("email", user.email());
        put("/v2/crm/users", person);
        for (String kind : List.of("organization", "team", "brand")) {
            ObjectNode one = JsonReader.object().put("id", Ids.of(kind)).put("name", "Sandbox");
            put("/v2/" + kind + "s", one);
        }
        put("/v2/teams/" + Ids.of("team") + "/admins", person);
    }

    private void put(String path, ObjectNode resource) {
        resources().put(path + "/" + resource.get("id").asText(), resource);
    }

    Optional<Application> application(String clientId) {
        return Optional.ofNullable(applications.get(clientId));
    }

    /** False when somebody has this e-mail already. */
    boolean register(User user) {
        boolean isNew = users.add(user);
        if (isNew) {
            user.systemFolders().forEach(folders::add);
        }
        return isNew;
    }

    OAuthToken<Application, User> issue(
            Application application, User user, String scope, Duration lifetime) {
        Instant end = now().plus(lifetime);
        return tokens().add(
                        new OAuthToken<>(Ids.token(), Ids.token(), application, user, scope, end));
    }

    /** A key of a user, which is a token too. */
    String issueApiKey(User user) {
        return tokens().add(OAuthToken.key(Ids.token(), user, "*")).accessToken();
    }

    /** Where the API answers. */
    String address() {
        return services().uri().get() + "/" + SignNowModule.NAME;
    }

    /** The document of that id, or those of the group; empty when there is neither. */
    List<Document> documentsOf(String entityId) {
        return groups
                .find(entityId)
                .map(DocumentGroup::documentIds)
                .orElse(List.of(entityId))
                .stream()
                .flatMap(id -> documents.find(id).stream())
                .toList();
    }

    /** A step in the signing of a document, now. */
    void signing(String documentId, UnaryOperator<Signing> step) {
        documents.change(documentId, document -> document.signing(now(), step));
    }

    /** Puts an e-mail of SignNow into the sandbox's mailbox; the link may be null. */
    void mail(String to, String subject, String message, String link) {
        mail(SignNowModule.NAME, to, subject, message, link);
    }

    /** Publishes an event to everybody who keeps track. */
    void happened(Event event) {
        if (!event.name().startsWith("document_group.")) {
            history.add(event.entityId(), event);
        }
        if (event.name().equals("document.complete")) {
            mail(event.user().email(), "Completed: " + event.text("document_name"), "", null);
        } else if (event.name().matches(ASKING)) {
            documents
                    .find(event.entityId())
                    .flatMap(document -> document.signing().invite(event.text("invite_id")))
                    .filter(Invite::isMailed)
                    .ifPresent(invite -> askToSign(event, invite));
        }
        messages.happened(event);
        groupInvites
                .holding(event.entityId())
                .flatMap(group -> Event.Changes.because(event, group))
                .ifPresent(this::happened);
    }

    private void askToSign(Event event, Invite invite) {
        JsonNode options = invite.options();
        mail(
                invite.email(),
                options.path("subject").asText(event.user().email() + " needs your signature"),
                options.path("message").asText(""),
                links.personal(Purpose.SIGN, event.entityId(), invite.email()));
    }

    /** What happens by itself as the clock goes on: invites expire, people are reminded. */
    @Override
    public void passTime() {
        Instant now = now();
        documents.changeAll(
                d -> d.signing(now, s -> s.changed(i -> i.isDue(now), i -> i.passed(now))));
    }

    private void documentChanged(Document before, Document after) {
        Event.Changes.between(before, after, now()).forEach(this::happened);
        if (after != null) {
            groupInvites.documentChanged(after);
        }
    }
}
