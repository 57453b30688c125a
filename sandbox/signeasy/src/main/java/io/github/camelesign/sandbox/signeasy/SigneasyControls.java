// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static io.github.camelesign.sandbox.core.Control.doing;
import static io.github.camelesign.sandbox.core.Control.making;

import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.ControlInput;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What {@link Signeasy} can do, for the control API. */
final class SigneasyControls {
    private final SigneasyModule module;
    private final Signeasy signeasy;

    SigneasyControls(SigneasyModule module, Signeasy signeasy) {
        this.module = module;
        this.signeasy = signeasy;
    }

    List<Control> all() {
        return List.of(
                doing("users", "email, password, [verified]", this::register),
                doing("verify", "email", in -> signeasy.verifyUser(in.text("email"))),
                doing(
                        "applications",
                        "clientId, clientSecret, [email]",
                        in ->
                                signeasy.registerApplication(
                                        in.text("clientId"), in.text("clientSecret"), email(in))),
                making(
                        "access-tokens",
                        "[email]",
                        "accessToken",
                        in -> signeasy.issueAccessToken(email(in))),
                making(
                        "codes",
                        "[clientId], [email], [scope]",
                        "code",
                        in ->
                                signeasy.issueAuthorizationCode(
                                        clientId(in), email(in), in.text("scope", "*"))),
                making(
                        "originals",
                        "name, [email]",
                        "id",
                        in -> signeasy.addOriginal(email(in), in.text("name"))),
                making(
                        "templates",
                        "name, roles, [mergeLabels], [email]",
                        "id",
                        in ->
                                signeasy.addTemplate(
                                        email(in),
                                        in.text("name"),
                                        in.texts("roles"),
                                        in.texts("mergeLabels"))),
                making(
                        "requests",
                        "original, signers",
                        "id",
                        in ->
                                signeasy.send(
                                        (int) in.number("original"),
                                        in.texts("signers").toArray(String[]::new))),
                doing(
                        "portal-webhooks",
                        "url, [clientId], [token]",
                        in ->
                                signeasy.addPortalWebhook(
                                        clientId(in),
                                        in.text("url"),
                                        in.text("token", Signeasy.DEMO_WEBHOOK_TOKEN))),
                doing(
                        "global-webhooks",
                        "url, [email]",
                        in -> signeasy.addGlobalWebhook(email(in), in.text("url"))),
                doing(
                        "view",
                        "request, email",
                        in -> signeasy.view((int) in.number("request"), in.text("email"))),
                making(
                        "self-sign",
                        "original",
                        "id",
                        in -> signeasy.selfSign((int) in.number("original"))),
                doing("trigger", "event, [request]", this::trigger),
                doing(
                        "settings",
                        "[tokenLifetimeSeconds], [uploadLimitBytes], [expirySeconds],"
                                + " [callsPerMinute with callsPerTenSeconds]",
                        this::set));
    }

    private static String email(ControlInput in) {
        return in.text("email", Signeasy.DEMO_USER);
    }

    private static String clientId(ControlInput in) {
        return in.text("clientId", Signeasy.DEMO_CLIENT_ID);
    }

    private void register(ControlInput in) {
        if (in.flag("verified", true)) {
            signeasy.registerUser(in.text("email"), in.text("password"));
        } else {
            signeasy.registerUnverifiedUser(in.text("email"), in.text("password"));
        }
    }

    /**
     * About a request as it is, the last one unless it is named; about a sample when none is. What
     * no application sent counts as sent by the one that is always there.
     */
    private void trigger(ControlInput in) {
        String name = in.text("event");
        if (!Event.NAMES.contains(name)) {
            throw new IllegalArgumentException("The events are " + Event.NAMES);
        }
        SigneasyState state = module.state();
        if (name.equals("document.signed")) {
            state.signedByOwner(sample(), new Origin(clientId(in), clientId(in)));
            return;
        }
        SignatureRequest request =
                in.optionalText("request")
                        .or(this::last)
                        .flatMap(state.requests::find)
                        .orElseThrow(() -> new NoSuchElementException("No such request"));
        boolean ofRecipient =
                Set.of("rs.viewed", "rs.signed", "rs.declined", "rs.link_sent").contains(name);
        String actor =
                ofRecipient
                        ? request.recipients().get(0).email()
                        : request.sending().owner().email();
        SignedFile signed =
                state.signedFile(request)
                        .orElseGet(() -> SignedFile.of(state.newId(), request, state.now()));
        Origin origin = request.sending().origin();
        state.webhooks.happened(
                new Event(name, state.now(), actor, request, signed),
                new Origin(
                        Objects.requireNonNullElse(origin.clientId(), clientId(in)),
                        Objects.requireNonNullElse(origin.application(), clientId(in))));
    }

    private Optional<String> last() {
        List<SignatureRequest> all = module.state().requests.all();
        int id = all.isEmpty() ? signeasy.send(sample().id(), "ada@acme.test") : last(all).id();
        return Optional.of(String.valueOf(id));
    }

    private static SignatureRequest last(List<SignatureRequest> all) {
        return all.get(all.size() - 1);
    }

    private Document sample() {
        int id = signeasy.addOriginal(Signeasy.DEMO_USER, "Sample.pdf");
        return module.state().documents.find(String.valueOf(id)).orElseThrow();
    }

    private void set(ControlInput in) {
        in.ifLong("tokenLifetimeSeconds", s -> signeasy.setTokenLifetime(Duration.ofSeconds(s)));
        in.ifLong("uploadLimitBytes", signeasy::setUploadLimit);
        in.ifLong("expirySeconds", s -> signeasy.setExpiry(Duration.ofSeconds(s)));
        in.ifNumber(
                "callsPerMinute",
                calls -> signeasy.setRateLimit(calls, (int) in.number("callsPerTenSeconds")));
    }
}
