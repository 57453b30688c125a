// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
    final Groups groups = new Groups(this, this::happened);
    final Map<String, GroupTemplate> groupTemplates = new ConcurrentHashMap<>();
    final SignNowLinks links;
    final OneTimeCodes<Consent> codes;

    /** What proves that somebody reads the e-mails of an account. */
    final OneTimeCodes<Consent> verifications;

    /** What is in the links to choose a new password, for the e-mail of the user. */
    final OneTimeCodes<String> passwordLinks;

    final RateLimits limits;
    final Subscriptions subscriptions;
    final Mailer mailer = new Mailer(this);

    /** The initials of users, by user id. */
    final Map<String, ObjectNode> initials = new ConcurrentHashMap<>();

    private final PassingTime time = new PassingTime(this);

    volatile ExpiresIn expiresIn = ExpiresIn.NUMBER;
    volatile Duration tokenLifetime = Duration.ofDays(30);
    volatile long uploadLimit = 50 * MEBIBYTE;
    volatile boolean probesMustSucceed;

    SignNowState(SharedServices services) {
        super(services);
        this.codes = new OneTimeCodes<>(services.clock(), CODES_LIVE);
        this.verifications = new OneTimeCodes<>(services.clock(), CODES_LIVE);
        this.passwordLinks = new OneTimeCodes<>(services.clock(), PASSWORD_LINKS_LIVE);
        this.limits = new RateLimits(services.clock());
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
        describe(user);
        tokens().add(new Token(SignNow.DEMO_API_KEY, null, null, user, "*", Instant.MAX));
        tokens().add(
                        new Token(
                                Ids.token(),
                                SignNow.DEMO_REFRESH_TOKEN,
                                application,
                                user,
                                "*",
                                now().plus(tokenLifetime)));
    }

    /** What the lists of an organization show. */
    private void describe(User user) {
        ObjectNode organization = JsonReader.object();
        organization.put("id", Ids.of("organization")).put("name", "Sandbox");
        resources().put("/v2/organizations/" + organization.get("id").asText(), organization);
        ObjectNode team = JsonReader.object().put("id", Ids.of("team")).put("name", "Sandbox");
        ObjectNode admin = JsonReader.object().put("id", user.id()).put("email", user.email());
        String path = "/v2/teams/" + team.get("id").asText();
        resources().put(path, team);
        resources().put(path + "/admins/" + user.id(), admin);
        resources().put("/v2/crm/users/" + user.id(), admin);
        ObjectNode brand = JsonReader.object().put("id", Ids.of("brand")).put("name", "Sandbox");
        resources().put("/v2/brands/" + Ids.of("brand"), brand);
    }

    Token issue(Application application, User user, String scope, Duration lifetime) {
        return tokens().add(
                        new Token(
                                Ids.token(),
                                Ids.token(),
                                application,
                                user,
                                scope,
                                now().plus(lifetime)));
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
        groups.happened(event);
    }

    @Override
    public void passTime() {
        time.pass();
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
            groups.documentChanged(after);
        }
    }
}
