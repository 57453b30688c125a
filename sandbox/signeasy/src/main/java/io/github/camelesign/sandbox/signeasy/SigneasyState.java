// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.Circulation.Status;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.EnvelopeHistory.Histories;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.TokenStore.OneTimeCodes;
import io.github.camelesign.sandbox.core.Users;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import io.github.camelesign.sandbox.signeasy.Webhooks.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** All of Signeasy's state, and the settings that tests may turn. A reset makes a new one. */
final class SigneasyState
        extends ProviderState<OAuthToken<SigneasyState.Application, SigneasyState.User>> {
    private static final Set<String> CONVERTED =
            Set.of(
                    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "png", "jpg", "jpeg", "odt", "rtf",
                    "txt", "html");
    private static final int FIRST_ID = 100_001;
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final AtomicInteger nextId = new AtomicInteger(FIRST_ID);
    final Users<User> users = new Users<>();
    final Map<String, Application> applications = new ConcurrentHashMap<>();
    final EntityStore<Document> documents =
            new EntityStore<>(document -> String.valueOf(document.id()), this, (a, b) -> {});
    final EntityStore<Circulation<Sending>> requests =
            new EntityStore<>(Circulation::id, this, this::requestChanged);
    final EntityStore<SignedFile> signedFiles =
            new EntityStore<>(signed -> String.valueOf(signed.id()), this, (a, b) -> {});
    final Histories<EnvelopeHistory> history = new Histories<>();
    final PurposeLinks<Purpose> links;
    final DocumentIntake intake;
    final RequestPdf pdfs;
    final OneTimeCodes<Consent<Application, User>> codes;
    final CallWindows callsPerMinute;
    final CallWindows callsInBurst;
    final Webhooks webhooks;

    /** User ids of people who have no account. */
    private final Map<String, Integer> strangers = new ConcurrentHashMap<>();

    volatile Duration tokenLifetime;
    volatile long uploadLimit = 40L << 20;
    volatile Duration expiry = Duration.ofDays(30);

    /** What a link is good for. */
    enum Purpose {
        SIGN,
        /** The owner signs a document of their own. */
        SELF_SIGN,
        /** The owner sends a document to others. */
        SEND,
        /** The sandbox has no editor. */
        EDIT
    }

    /** A registered API client; with its own credentials it acts for its owner. */
    record Application(String clientId, String clientSecret, User owner) {}

    /**
     * Somebody with an account; as long as they have not confirmed their e-mail, only their own
     * details are shown to them.
     */
    record User(
            int id,
            String email,
            String password,
            String firstName,
            String lastName,
            boolean verified,
            Instant created)
            implements Users.User {}

    SigneasyState(SharedServices services) {
        super(services);
        Clock clock = services.clock();
        this.codes = new OneTimeCodes<>(clock, CODE_LIFE);
        this.callsPerMinute = new CallWindows(clock, Duration.ofMinutes(1));
        this.callsInBurst = new CallWindows(clock, Duration.ofSeconds(10));
        this.intake = new DocumentIntake(services.files(), CONVERTED, SigneasyError::notConverted);
        this.pdfs = new RequestPdf(services);
        this.links =
                new PurposeLinks<>(services) {
                    @Override
                    public String address(PurposeLink<Purpose> link) {
                        return link.purpose() == Purpose.SEND
                                ? address("/" + SigneasyModule.NAME + "/send/", link)
                                : super.address(link);
                    }
                };
        this.webhooks = new Webhooks(services.webhooks(), this::userId);
        User user = newUser(Signeasy.DEMO_USER, Signeasy.DEMO_PASSWORD, "Sandbox", "Desk", true);
        users.add(user);
        Application application =
                new Application(Signeasy.DEMO_CLIENT_ID, Signeasy.DEMO_CLIENT_SECRET, user);
        add(application);
        String renewal = Signeasy.DEMO_REFRESH_TOKEN;
        String scope = "offline_access";
        tokens().add(OAuthToken.key(Signeasy.DEMO_ACCESS_TOKEN, user, Signeasy.ALL_SCOPES));
        tokens().add(new OAuthToken<>(RandomIds.hex(32), renewal, application, user, scope, now()));
    }

    /** All kinds of things share one row, so that no id of one kind is ever good for another. */
    int newId() {
        return nextId.getAndIncrement();
    }

    User newUser(String email, String password, String first, String last, boolean verified) {
        return new User(newId(), email, password, first, last, verified, now());
    }

    void add(Application application) {
        applications.put(application.clientId(), application);
    }

    Optional<Application> application(String clientId) {
        return Optional.ofNullable(clientId).map(applications::get);
    }

    Optional<Application> application(String clientId, String secret) {
        return application(clientId).filter(found -> found.clientSecret().equals(secret));
    }

    /** The user id of a person, who need not have an account; the same each time. */
    int userId(String email) {
        String key = email.toLowerCase(Locale.ROOT);
        return users.find(email)
                .map(User::id)
                .orElseGet(() -> strangers.computeIfAbsent(key, e -> newId()));
    }

    OAuthToken<Application, User> issue(
            Application application, User user, String scope, Duration life, boolean renewable) {
        Instant end = now().plus(tokenLifetime == null ? life : tokenLifetime);
        String token = RandomIds.hex(32);
        String renewal = renewable ? RandomIds.hex(32) : null;
        return tokens().add(new OAuthToken<>(token, renewal, application, user, scope, end));
    }

    /** Sends something to people of whom only the e-mail is known. */
    Circulation<Sending> send(Sending sending, List<String> emails) {
        List<Signer> recipients = new ArrayList<>();
        for (String email : emails) {
            ObjectNode person = JsonReader.object().put("email", email);
            recipients.add(recipient(person, recipients.size() + 1));
        }
        return sendTo(recipients, sending, null);
    }

    /** Somebody with an e-mail and perhaps names. */
    Signer recipient(JsonNode person, int order) {
        String email = person.path("email").asText();
        String first = person.path("first_name").asText("");
        ObjectNode facts = JsonReader.object().put("id", newId()).put("userId", userId(email));
        return Signer.of(email, first, person.path("last_name").asText(""), order, facts);
    }

    Circulation<Sending> sendTo(List<Signer> recipients, Sending sending, Instant end) {
        String id = String.valueOf(newId());
        Circulation<Sending> request =
                Circulation.of(id, sending, recipients, !sending.ordered(), now(), end);
        requests.add(request);
        return request;
    }

    /** The signed file that a request became, once it is complete; deleted ones too. */
    Optional<SignedFile> signedFile(Circulation<Sending> request) {
        return signedFiles.all().stream()
                .filter(signed -> signed.request().id().equals(request.id()))
                .findFirst();
    }

    /** The owner signs a document of their own. */
    synchronized SignedFile signedByOwner(Document original, Origin origin) {
        String owner = original.owner().email();
        Signer signer = recipient(JsonReader.object().put("email", owner), 1);
        Sending own = Sending.plain(Sending.Kind.OWN, original, origin, "");
        int id = newId();
        Circulation<Sending> request =
                Circulation.of(String.valueOf(id), own, List.of(signer), true, now(), null)
                        .signedBy(owner, now());
        SignedFile signed = SignedFile.of(id, request, now());
        signedFiles.add(signed);
        happened(new Event("document.signed", now(), owner, request, signed), origin);
        return signed;
    }

    /** Ends what is past its end by now. */
    @Override
    public void passTime() {
        Instant now = now();
        requests.changeAll(r -> r.isOverdue(now) ? r.over(Status.EXPIRED, null, now) : r);
    }

    private void requestChanged(Circulation<Sending> before, Circulation<Sending> after) {
        SignedFile signed = null;
        if (after.is(Status.COMPLETED) && before.isOpen()) {
            signed = SignedFile.of(newId(), after, now());
            signedFiles.add(signed);
        }
        Event.between(before, after, signed, now())
                .forEach(event -> happened(event, after.contents().origin()));
    }

    private void happened(Event event, Origin origin) {
        history.add(
                event.request().id(), new EnvelopeHistory(event.at(), event.name(), event.actor()));
        // with embedded signing the sender informs people
        if (!event.request().contents().embedded()) {
            mail(event);
        }
        webhooks.happened(event, origin);
    }

    private void mail(Event event) {
        Circulation<Sending> request = event.request();
        Sending sending = request.contents();
        Stream<String> recipients = request.signers().stream().map(Signer::email);
        switch (event.name()) {
            case "rs.link_sent" -> ask(event.actor(), request, "Please sign: ");
            case "rs.reminded" ->
                    request.waiting().forEach(r -> ask(r.email(), request, "Reminder: "));
            case "rs.voided" -> recipients.forEach(to -> mail(to, "Voided: ", sending, "", null));
            case "rs.completed" ->
                    Stream.of(recipients, sending.cc().stream(), Stream.of(sending.owner().email()))
                            .flatMap(all -> all)
                            .forEach(to -> mail(to, "Completed: ", sending, "", null));
            default -> {
                // nobody is written to
            }
        }
    }

    private void ask(String to, Circulation<Sending> request, String what) {
        String id = request.id();
        String link = links.personal(Purpose.SIGN, id, to);
        mail(to, what, request.contents(), request.contents().message(), link);
    }

    private void mail(String to, String what, Sending sending, String message, String link) {
        mail(SigneasyModule.NAME, to, what + sending.name(), message, link);
    }
}
