// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EntityStore;
import io.github.camelesign.sandbox.core.EnvelopeHistory.Histories;
import io.github.camelesign.sandbox.core.Links.PurposeLinks;
import io.github.camelesign.sandbox.core.ProviderState;
import io.github.camelesign.sandbox.core.RandomIds;
import io.github.camelesign.sandbox.core.SharedServices;
import io.github.camelesign.sandbox.core.TokenStore.OneTimeCodes;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.docusign.Directory.Integration;
import io.github.camelesign.sandbox.docusign.EnvelopeLife.Signing;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All of DocuSign's state, and the settings that tests may turn. A reset makes a new one. */
final class DocuSignState extends ProviderState<OAuthToken<Integration, User>> {
    final Directory directory = new Directory(resources());
    final OneTimeCodes<Consent<Integration, User>> codes;
    final Authorization.Limits limits;
    final Histories<Event.Entry> audit = new Histories<>();
    final PurposeLinks<String> links;
    final EntityStore<DocuSignEnvelope> envelopes =
            new EntityStore<>(
                    DocuSignEnvelope::id,
                    this,
                    (a, b) -> Event.between(a, b).forEach(this::happened));
    final EntityStore<DocuSignEnvelope> templates =
            new EntityStore<>(DocuSignEnvelope::id, this, this::templateChanged);
    final Connect connect;
    final Signing signing = new Signing(this);

    /** How long the access tokens of a code or refresh token live. */
    volatile Duration tokenLifetime = Duration.ofHours(8);

    /** How long those of a JWT live. */
    volatile Duration jwtLifetime = Duration.ofHours(1);

    DocuSignState(SharedServices services) {
        super(services);
        this.codes = new OneTimeCodes<>(services.clock(), Duration.ofMinutes(2));
        this.limits = new Authorization.Limits(services.clock());
        this.links = new PurposeLinks<>(services);
        this.connect = new Connect(services, resources());
        Set<PublicKey> keys = Set.of(Integration.key(Answers.text("sandbox-only-key-public.pem")));
        Integration app =
                new Integration(DocuSign.INTEGRATION_KEY, DocuSign.CLIENT_SECRET, keys, Set.of());
        Account account = new Account(DocuSign.ACCOUNT_ID, DocuSign.ACCOUNT_NUMBER, "Acme");
        String email = DocuSign.USER_EMAIL;
        String password = DocuSign.PASSWORD;
        List<Account> accounts = List.of(account);
        User user = new User(DocuSign.USER_ID, email, "Dora Desk", password, now(), accounts);
        directory.add(app);
        directory.add(user);
        directory.consent(app, user);
        String token = DocuSign.DEMO_ACCESS_TOKEN;
        String refresh = DocuSign.DEMO_REFRESH_TOKEN;
        String scope = "signature extended";
        tokens().add(new OAuthToken<>(token, refresh, app, user, scope, Instant.MAX));
    }

    /**
     * Issues an access token.
     *
     * @param expires {@link Instant#MAX} for never
     * @param refreshEnds when its refresh token stops working; null for none
     */
    OAuthToken<Integration, User> issue(
            Integration app, User user, String scope, Instant expires, Instant refreshEnds) {
        String refresh = refreshEnds == null ? null : RandomIds.hex(48);
        String access = RandomIds.hex(64);
        return tokens().add(
                        new OAuthToken<>(access, refresh, app, user, scope, expires, refreshEnds));
    }

    /** Where this DocuSign answers, as {@code base_uri} names it. */
    String address() {
        return services().uri().get() + "/" + DocuSignModule.NAME;
    }

    /** The envelope of an account with the id that a client names. */
    DocuSignEnvelope envelope(String id, Account account) {
        return find(envelopes, "envelopeId", id, account)
                .orElseThrow(() -> DocuSignError.of("ENVELOPE_DOES_NOT_EXIST"));
    }

    DocuSignEnvelope template(String id, Account account) {
        return find(templates, "templateId", id, account)
                .orElseThrow(() -> DocuSignError.of("TEMPLATE_ID_INVALID"));
    }

    private static Optional<DocuSignEnvelope> find(
            EntityStore<DocuSignEnvelope> all, String name, String id, Account account) {
        return all.find(Scalars.guid(name, id)).filter(found -> found.account().equals(account));
    }

    /** Adds an envelope or template that was made, and returns what sending it made of it. */
    DocuSignEnvelope added(DocuSignEnvelope draft, boolean sends) {
        (draft.isTemplate() ? templates : envelopes).add(draft);
        return sends ? change(draft, envelope -> EnvelopeLife.send(envelope, now())) : draft;
    }

    /** Changes an envelope or template in one step, and returns what it became. */
    DocuSignEnvelope change(DocuSignEnvelope old, Consumer<DocuSignEnvelope> change) {
        EntityStore<DocuSignEnvelope> all = old.isTemplate() ? templates : envelopes;
        String unknown = old.isTemplate() ? "TEMPLATE_ID_INVALID" : "ENVELOPE_DOES_NOT_EXIST";
        DocuSignEnvelope after = all.change(old.id(), before -> before.changed(change));
        DocuSignError.require(after != null, unknown);
        return after;
    }

    /** Publishes an event to everybody who keeps track. */
    synchronized void happened(Event event) {
        audit.add(event.envelope().id(), new Event.Entry(now(), event));
        if (event.name().matches("recipient-(re)?sent")) {
            mail(event.envelope(), event.recipient());
        }
        connect.happened(event);
    }

    @Override
    public void passTime() {
        signing.passTime();
    }

    private void templateChanged(DocuSignEnvelope before, DocuSignEnvelope after) {
        String what = before == null ? "created" : after == null ? "deleted" : "modified";
        happened(new Event("template-" + what, after == null ? before : after, null));
    }

    /** What the e-mail to a recipient leads to, the same each time. */
    String signingLink(String envelopeId, Recipient recipient) {
        return links.personal(DocuSignLinks.SIGN, envelopeId, recipient.guid());
    }

    private void mail(DocuSignEnvelope envelope, Recipient to) {
        ObjectNode data = to.data();
        // embedded recipients come through the client's own pages
        if (!to.text("clientUserId").isEmpty() || Scalars.isTrue(data, "suppressEmails")) {
            return;
        }
        String subject = data.at("/emailNotification/emailSubject").asText(envelope.subject());
        String text = data.at("/emailNotification/emailBody").asText(envelope.text("emailBlurb"));
        mail(DocuSignModule.NAME, to.email(), subject, text, signingLink(envelope.id(), to));
    }
}
