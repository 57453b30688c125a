// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.CallWindows;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Listing;
import io.github.camelesign.sandbox.core.OneTimeCodes;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignerPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All of Signeasy's state, and the settings that tests may turn. A reset makes a new one. */
final class SigneasyState extends ProviderState<Token> {
    private static final long MEBIBYTE = 1 << 20;
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    final Ids ids = new Ids();
    final Accounts accounts = new Accounts(ids);
    final EntityStore<Original> originals =
            new EntityStore<>(original -> String.valueOf(original.id()), this, (a, b) -> {});
    final EntityStore<Template> templates =
            new EntityStore<>(template -> String.valueOf(template.id()), this, (a, b) -> {});
    final EntityStore<SignatureRequest> requests =
            new EntityStore<>(request -> String.valueOf(request.id()), this, this::requestChanged);
    final EntityStore<SignedFile> signedFiles =
            new EntityStore<>(signed -> String.valueOf(signed.id()), this, (a, b) -> {});
    final History history = new History();
    final SigneasyLinks links;
    final OneTimeCodes<Consent> codes;
    final CallWindows callsPerMinute;
    final CallWindows callsInBurst;
    final Webhooks webhooks;
    final User demoUser;

    private final Mailer mailer = new Mailer(this);

    volatile Duration tokenLifetime;
    volatile long uploadLimit = 40 * MEBIBYTE;
    volatile Duration expiry = Duration.ofDays(30);

    SigneasyState(SharedServices services) {
        super(services);
        Clock clock = services.clock();
        this.codes = new OneTimeCodes<>(clock, CODE_LIFE);
        this.callsPerMinute = new CallWindows(clock, Duration.ofMinutes(1));
        this.callsInBurst = new CallWindows(clock, Duration.ofSeconds(10));
        this.links = new SigneasyLinks(services);
        this.webhooks = new Webhooks(services.webhooks(), new EventMessages(accounts));
        this.demoUser =
                new User(
                        ids.next(),
                        Signeasy.DEMO_USER,
                        Signeasy.DEMO_PASSWORD,
                        "Sandbox",
                        "Desk",
                        true,
                        now());
        accounts.add(demoUser);
        Application application =
                new Application(Signeasy.DEMO_CLIENT_ID, Signeasy.DEMO_CLIENT_SECRET, demoUser);
        accounts.add(application);
        tokens().add(
                        new Token(
                                Signeasy.DEMO_ACCESS_TOKEN,
                                null,
                                null,
                                demoUser,
                                Signeasy.ALL_SCOPES,
                                Instant.MAX));
        tokens().add(
                        new Token(
                                RandomIds.hex(32),
                                Signeasy.DEMO_REFRESH_TOKEN,
                                application,
                                demoUser,
                                "offline_access",
                                now()));
    }

    Token issue(Application application, User user, String scope, Duration life, boolean renew) {
        return tokens().add(
                        new Token(
                                RandomIds.hex(32),
                                renew ? RandomIds.hex(32) : null,
                                application,
                                user,
                                scope,
                                now().plus(tokenLifetime == null ? life : tokenLifetime)));
    }

    /** Sends something to people of whom only the e-mail is known. */
    SignatureRequest send(Sending sending, List<String> emails) {
        List<Recipient> recipients = new ArrayList<>();
        for (String email : emails) {
            recipients.add(Recipient.of(this, email, recipients.size() + 1, JsonReader.object()));
        }
        return sendTo(recipients, sending);
    }

    SignatureRequest sendTo(List<Recipient> recipients, Sending sending) {
        SignatureRequest request =
                SignatureRequest.of(ids.next(), sending, List.copyOf(recipients), now());
        requests.add(request);
        return request;
    }

    /** The signed file that a request became, once it is complete; deleted ones too. */
    Optional<SignedFile> signedFile(SignatureRequest request) {
        return signedFiles.all().stream()
                .filter(signed -> signed.request() != null)
                .filter(signed -> signed.request().id() == request.id())
                .findFirst();
    }

    /** The owner signs a document of their own. */
    synchronized SignedFile signedByOwner(Original original, Origin origin) {
        SignedFile signed = SignedFile.byOwner(ids.next(), original, now());
        signedFiles.add(signed);
        happened(
                new Event("document.signed", now(), original.owner().email(), null, signed),
                origin);
        return signed;
    }

    /** Ends what is past its end by now. */
    @Override
    public void passTime() {
        Instant now = now();
        for (SignatureRequest request : requests.all()) {
            if (request.isOverdue(now)) {
                requests.change(
                        String.valueOf(request.id()),
                        r -> r.isOpen() ? r.over(SignatureRequest.Status.EXPIRED, now) : r);
            }
        }
    }

    @Override
    public void letSignersAct(Duration after) {
        requests.changeAll(new SignerPolicy(now(), after)::apply);
    }

    @Override
    protected List<Listing> listings() {
        return List.of(requests);
    }

    private void requestChanged(SignatureRequest before, SignatureRequest after) {
        boolean completed = after.status() == SignatureRequest.Status.COMPLETE && before.isOpen();
        SignedFile signed = null;
        if (completed) {
            signed = SignedFile.of(ids.next(), after, now());
            signedFiles.add(signed);
        }
        RequestEvents.between(before, after, signed, now())
                .forEach(event -> happened(event, after.sending().origin()));
    }

    private void happened(Event event, Origin origin) {
        history.happened(event);
        mailer.happened(event);
        webhooks.happened(event, origin);
    }
}
