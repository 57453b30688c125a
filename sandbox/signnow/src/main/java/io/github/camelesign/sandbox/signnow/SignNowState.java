// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Listing;
import io.github.camelesign.sandbox.core.OneTimeCodes;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All of SignNow's state, and the settings that tests may turn. A reset makes a new one. */
final class SignNowState extends ProviderState<Token> {
    private static final Duration CODES_LIVE = Duration.ofMinutes(10);
    private static final Duration PASSWORD_LINKS_LIVE = Duration.ofDays(1);
    private static final long MEBIBYTE = 1 << 20;

    final Accounts accounts = new Accounts();
    final Folders folders = new Folders();
    final History history = new History();
    final EntityStore<Document> documents =
            new EntityStore<>(Document::id, this, this::documentChanged);
    final EntityStore<DocumentGroup> groups =
            new EntityStore<>(DocumentGroup::id, this, this::groupChanged);
    final EntityStore<DocumentGroup> groupTemplates =
            new EntityStore<>(DocumentGroup::id, this, (before, after) -> {});
    final GroupProgress groupInvites = new GroupProgress(this);
    final SignNowLinks links;
    final OneTimeCodes<Consent> codes;

    /** What proves that somebody reads the e-mails of an account. */
    final OneTimeCodes<Consent> verifications;

    /** What is in the links to choose a new password, for the e-mail of the user. */
    final OneTimeCodes<String> passwordLinks;

    final CallWindows limits;
    final Subscriptions subscriptions;
    final Mailer mailer = new Mailer(this);

    volatile ExpiresIn expiresIn = ExpiresIn.NUMBER;
    volatile Duration tokenLifetime = Duration.ofDays(30);
    volatile long uploadLimit = 50 * MEBIBYTE;
    volatile boolean probesMustSucceed;

    SignNowState(SharedServices services) {
        super(services);
        this.codes = new OneTimeCodes<>(services.clock(), CODES_LIVE);
        this.verifications = new OneTimeCodes<>(services.clock(), CODES_LIVE);
        this.passwordLinks = new OneTimeCodes<>(services.clock(), PASSWORD_LINKS_LIVE);
        this.limits = new CallWindows(services.clock(), Duration.ofHours(1));
        this.links = new SignNowLinks(services);
        this.subscriptions =
                new Subscriptions(
                        services.webhooks(),
                        new EventMessages(this::address, user -> issueApiKey(user).accessToken()));
        Application application =
                new Application(SignNow.DEMO_CLIENT_ID, SignNow.DEMO_CLIENT_SECRET);
        User user = User.register(SignNow.DEMO_USER, SignNow.DEMO_PASSWORD, now());
        accounts.add(application);
        accounts.add(user);
        Instant expires = now().plus(tokenLifetime);
        String refresh = SignNow.DEMO_REFRESH_TOKEN;
        tokens().add(new Token(SignNow.DEMO_API_KEY, null, null, user, "*", Instant.MAX));
        tokens().add(new Token(Ids.token(), refresh, application, user, "*", expires));
        describe(user);
    }

    /** What the lists of an organization show. */
    private void describe(User user) {
        ObjectNode person = JsonReader.object().put("id", user.id()).put("email", user.email());
        put("/v2/crm/users", person);
        for (String kind : List.of("organization", "team", "brand")) {
            put(
                    "/v2/" + kind + "s",
                    JsonReader.object().put("id", Ids.of(kind)).put("name", "Sandbox"));
        }
        put("/v2/teams/" + Ids.of("team") + "/admins", person);
    }

    private void put(String path, ObjectNode resource) {
        resources().put(path + "/" + resource.get("id").asText(), resource);
    }

    Token issue(Application application, User user, String scope, Duration lifetime) {
        Instant expires = now().plus(lifetime);
        return tokens().add(new Token(Ids.token(), Ids.token(), application, user, scope, expires));
    }

    Token issueApiKey(User user) {
        return tokens().add(new Token(Ids.token(), null, null, user, "*", Instant.MAX));
    }

    /** Where the API answers. */
    String address() {
        return services().uri().get() + "/" + SignNowModule.NAME;
    }

    /** Publishes an event to everybody who keeps track. */
    void happened(Event event) {
        history.happened(event);
        mailer.happened(event);
        subscriptions.happened(event);
        groupInvites
                .holding(event.entityId())
                .flatMap(group -> GroupEvents.because(event, group))
                .ifPresent(this::happened);
    }

    /** What happens by itself as the clock goes on: invites expire, people are reminded. */
    @Override
    public void passTime() {
        Instant now = now();
        documents.changeAll(
                document ->
                        document.invites().stream().anyMatch(invite -> invite.isDue(now))
                                ? document.signing(
                                        now, s -> s.changed(i -> i.isDue(now), i -> i.passed(now)))
                                : document);
    }

    @Override
    public void letSignersAct(Duration after) {
        SignerPolicy policy = new SignerPolicy(now(), after);
        documents.changeAll(document -> document.signing(policy.now(), policy::apply));
    }

    @Override
    protected List<Listing> listings() {
        return List.of(documents);
    }

    private void documentChanged(Document before, Document after) {
        DocumentEvents.between(before, after, now()).forEach(this::happened);
        if (after != null) {
            groupInvites.documentChanged(after);
        }
    }

    private void groupChanged(DocumentGroup before, DocumentGroup after) {
        GroupEvents.between(before, after, now()).forEach(this::happened);
    }
}
