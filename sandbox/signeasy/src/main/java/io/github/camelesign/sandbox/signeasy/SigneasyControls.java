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
record SigneasyControls(SigneasyModule module, Signeasy view) {
    List<Control> all() {
        String settings =
                "[tokenLifetimeSeconds], [uploadLimitBytes], [expirySeconds],"
                        + " [callsPerMinute with callsPerTenSeconds]";
        return List.of(
                doing("users", "email, password, [verified]", this::register),
                doing("verify", "email", in -> view.verifyUser(in.text("email"))),
                doing("applications", "clientId, clientSecret, [email]", this::addApplication),
                making(
                        "access-tokens",
                        "[email]",
                        "accessToken",
                        in -> view.issueAccessToken(email(in))),
                making("codes", "[clientId], [email], [scope]", "code", this::issueCode),
                making("originals", "name, [email]", "id", this::addOriginal),
                making("templates", "name, roles, [mergeLabels], [email]", "id", this::addTemplate),
                making("requests", "original, signers", "id", this::send),
                doing("portal-webhooks", "url, [clientId], [token]", this::addPortalWebhook),
                doing(
                        "global-webhooks",
                        "url, [email]",
                        in -> view.addGlobalWebhook(email(in), in.text("url"))),
                doing(
                        "view",
                        "request, email",
                        in -> view.view((int) in.number("request"), in.text("email"))),
                making("self-sign", "original", "id", in -> view.selfSign(original(in))),
                doing("trigger", "event, [request]", this::trigger),
                doing("settings", settings, this::set));
    }

    private void addApplication(ControlInput in) {
        view.registerApplication(in.text("clientId"), in.text("clientSecret"), email(in));
    }

    private String issueCode(ControlInput in) {
        return view.issueAuthorizationCode(clientId(in), email(in), in.text("scope", "*"));
    }

    private int addOriginal(ControlInput in) {
        return view.addOriginal(email(in), in.text("name"));
    }

    private int addTemplate(ControlInput in) {
        List<String> labels = in.texts("mergeLabels");
        return view.addTemplate(email(in), in.text("name"), in.texts("roles"), labels);
    }

    private int send(ControlInput in) {
        return view.send(original(in), in.texts("signers").toArray(String[]::new));
    }

    private void addPortalWebhook(ControlInput in) {
        String token = in.text("token", Signeasy.DEMO_WEBHOOK_TOKEN);
        view.addPortalWebhook(clientId(in), in.text("url"), token);
    }

    private static int original(ControlInput in) {
        return (int) in.number("original");
    }

    private static String email(ControlInput in) {
        return in.text("email", Signeasy.DEMO_USER);
    }

    private static String clientId(ControlInput in) {
        return in.text("clientId", Signeasy.DEMO_CLIENT_ID);
    }

    private void register(ControlInput in) {
        if (in.flag("verified", true)) {
            view.registerUser(in.text("email"), in.text("password"));
        } else {
            view.registerUnverifiedUser(in.text("email"), in.text("password"));
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
        Sending sending = request.sending();
        String actor = ofRecipient ? request.recipients().get(0).email() : sending.owner().email();
        SignedFile signed =
                state.signedFile(request)
                        .orElseGet(() -> SignedFile.of(state.newId(), request, state.now()));
        Origin origin =
                new Origin(
                        Objects.requireNonNullElse(sending.origin().clientId(), clientId(in)),
                        Objects.requireNonNullElse(sending.origin().application(), clientId(in)));
        Event event = new Event(name, state.now(), actor, request, signed);
        state.webhooks.happened(event, origin);
    }

    private Optional<String> last() {
        List<SignatureRequest> all = module.state().requests.all();
        int id = all.isEmpty() ? view.send(sample().id(), "ada@acme.test") : last(all).id();
        return Optional.of(String.valueOf(id));
    }

    private static SignatureRequest last(List<SignatureRequest> all) {
        return all.get(all.size() - 1);
    }

    private Document sample() {
        int id = view.addOriginal(Signeasy.DEMO_USER, "Sample.pdf");
        return module.state().documents.find(String.valueOf(id)).orElseThrow();
    }

    private void set(ControlInput in) {
        in.ifLong("tokenLifetimeSeconds", s -> view.setTokenLifetime(Duration.ofSeconds(s)));
        in.ifLong("uploadLimitBytes", view::setUploadLimit);
        in.ifLong("expirySeconds", s -> view.setExpiry(Duration.ofSeconds(s)));
        in.ifNumber(
                "callsPerMinute",
                calls -> view.setRateLimit(calls, (int) in.number("callsPerTenSeconds")));
    }
}
