// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.Listing;
import io.github.camelesign.sandbox.core.Mail;
import io.github.camelesign.sandbox.core.OneTimeCodes;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.SignerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All of DocuSign's state, and the settings that tests may turn. A reset makes a new one. */
final class DocuSignState extends ProviderState<Token> {
    private static final Duration CODES_LIVE = Duration.ofMinutes(2);

    final Directory directory = new Directory(resources());
    final OneTimeCodes<Consent> codes;
    final AccountLimits limits;
    final AuditTrail audit = new AuditTrail();
    final DocuSignLinks links;
    final EntityStore<DocuSignEnvelope> envelopes =
            new EntityStore<>(DocuSignEnvelope::id, this, this::envelopeChanged);
    final EntityStore<DocuSignEnvelope> templates =
            new EntityStore<>(DocuSignEnvelope::id, this, this::templateChanged);
    final Connect connect;
    final Signing signing = new Signing(this);

    private final PassingTime time = new PassingTime(this);

    /** How long the access tokens of a code or refresh token live. */
    volatile Duration tokenLifetime = Duration.ofHours(8);

    /** How long those of a JWT live. */
    volatile Duration jwtLifetime = Duration.ofHours(1);

    DocuSignState(SharedServices services) {
        super(services);
        this.codes = new OneTimeCodes<>(services.clock(), CODES_LIVE);
        this.limits = new AccountLimits(services.clock());
        this.links = new DocuSignLinks(services);
        this.connect = new Connect(services, resources());
        Integration app =
                new Integration(
                        DocuSign.INTEGRATION_KEY,
                        DocuSign.CLIENT_SECRET,
                        Set.of(SandboxKey.publicKey()),
                        Set.of());
        User user =
                new User(
                        DocuSign.USER_ID,
                        DocuSign.USER_EMAIL,
                        "Dora Desk",
                        DocuSign.PASSWORD,
                        now(),
                        List.of(new Account(DocuSign.ACCOUNT_ID, DocuSign.ACCOUNT_NUMBER, "Acme")));
        directory.add(app);
        directory.add(user);
        directory.consent(app, user);
        tokens().add(
                        new Token(
                                DocuSign.DEMO_ACCESS_TOKEN,
                                DocuSign.DEMO_REFRESH_TOKEN,
                                app,
                                user,
                                "signature extended",
                                Instant.MAX,
                                Instant.MAX));
    }

    /**
     * Issues an access token.
     *
     * @param expires {@link Instant#MAX} for never
     * @param refreshEnds when its refresh token stops working; null for none
     */
    Token issue(Integration app, User user, String scope, Instant expires, Instant refreshEnds) {
        String refresh = refreshEnds == null ? null : RandomIds.hex(48);
        String access = RandomIds.hex(64);
        return tokens().add(new Token(access, refresh, app, user, scope, expires, refreshEnds));
    }

    /** Where this DocuSign answers, as {@code base_uri} names it. */
    String address() {
        return services().uri().get() + "/" + DocuSignModule.NAME;
    }

    /** Changes an envelope or template in one step, and returns what it became. */
    DocuSignEnvelope change(DocuSignEnvelope old, Consumer<DocuSignEnvelope> change) {
        DocuSignEnvelope after =
                (old.isTemplate() ? templates : envelopes)
                        .change(
                                old.id(),
                                before -> {
                                    DocuSignEnvelope copy = before.copy();
                                    change.accept(copy);
                                    return copy;
                                });
        if (after == null) {
            throw old.isTemplate() ? DocuSignError.noTemplate() : DocuSignError.noEnvelope();
        }
        return after;
    }

    /** Publishes an event to everybody who keeps track. */
    synchronized void happened(Event event) {
        audit.add(event, now());
        mail(event);
        connect.happened(event);
    }

    @Override
    public void passTime() {
        time.pass();
    }

    @Override
    public void letSignersAct(Duration after) {
        SignerPolicy policy = new SignerPolicy(now(), after);
        envelopes.all().forEach(envelope -> signing.actByItself(envelope, policy));
    }

    @Override
    protected List<Listing> listings() {
        return List.of(envelopes);
    }

    private void envelopeChanged(DocuSignEnvelope before, DocuSignEnvelope after) {
        if (after != null) {
            Event.between(before, after).forEach(this::happened);
        }
    }

    private void templateChanged(DocuSignEnvelope before, DocuSignEnvelope after) {
        String what = before == null ? "created" : after == null ? "deleted" : "modified";
        happened(new Event("template-" + what, after == null ? before : after, null));
    }

    private void mail(Event event) {
        Recipient to = event.recipient();
        boolean invites =
                to != null
                        && (event.name().equals("recipient-sent")
                                || event.name().equals("recipient-resent"));
        // embedded recipients come through the client's own pages
        if (invites
                && to.clientUserId().isEmpty()
                && !Scalars.isTrue(to.data(), "suppressEmails")) {
            DocuSignEnvelope envelope = event.envelope();
            ObjectNode data = to.data();
            String subject = data.at("/emailNotification/emailSubject").asText(envelope.subject());
            String text =
                    data.at("/emailNotification/emailBody")
                            .asText(envelope.data().path("emailBlurb").asText());
            services()
                    .mailbox()
                    .add(
                            new Mail(
                                    now(),
                                    DocuSignModule.NAME,
                                    to.email(),
                                    subject,
                                    text,
                                    links.inMail(envelope.id(), to)));
        }
    }
}
