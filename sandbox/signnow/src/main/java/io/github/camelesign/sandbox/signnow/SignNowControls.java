// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.core.Control.doing;
import static io.github.camelesign.sandbox.core.Control.making;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.ControlInput;
import io.github.camelesign.sandbox.core.EntityStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link SignNow} can do, for the control API. */
final class SignNowControls {
    // the first generation has one name for what the second has several
    private static final Map<String, String> VERSION_1 =
            Map.of(
                    "invite.create", "document.fieldinvite.create",
                    "invite.update", "document.fieldinvite.signed");

    private final SignNowModule module;
    private final SignNow signNow;

    SignNowControls(SignNowModule module, SignNow signNow) {
        this.module = module;
        this.signNow = signNow;
    }

    List<Control> all() {
        return List.of(
                making("users", "email, password, [verified]", "id", this::register),
                doing("verify", "email", in -> signNow.verifyUser(in.text("email"))),
                doing(
                        "applications",
                        "clientId, clientSecret",
                        in ->
                                signNow.registerApplication(
                                        in.text("clientId"), in.text("clientSecret"))),
                making("api-keys", "[email]", "apiKey", in -> signNow.issueApiKey(email(in))),
                making(
                        "codes",
                        "[clientId], [email]",
                        "code",
                        in ->
                                signNow.issueAuthorizationCode(
                                        in.text("clientId", SignNow.DEMO_CLIENT_ID), email(in))),
                making(
                        "documents",
                        "name, [email]",
                        "id",
                        in -> signNow.addDocument(email(in), in.text("name"))),
                doing(
                        "invites",
                        "document, email",
                        in -> signNow.invite(in.text("document"), in.text("email"))),
                doing("trigger", "event, [document or group]", this::trigger),
                doing(
                        "settings",
                        "[tokenLifetimeSeconds], [uploadLimitBytes], [callsPerHour],"
                                + " [expiresIn: TEXT, NUMBER or EPOCH], [probesMustSucceed]",
                        this::set));
    }

    private static String email(ControlInput in) {
        return in.text("email", SignNow.DEMO_USER);
    }

    private Object register(ControlInput in) {
        return in.flag("verified", true)
                ? signNow.registerUser(in.text("email"), in.text("password"))
                : signNow.registerUnverifiedUser(in.text("email"), in.text("password"));
    }

    /** About a document or group as it is, the last one unless it is named. */
    private void trigger(ControlInput in) {
        String name = in.text("event").replaceFirst("^user\\.", "");
        if (!Event.names().contains(name)) {
            throw new IllegalArgumentException(
                    "The event must be one of these, maybe after \"user.\": "
                            + String.join(", ", Event.names()));
        }
        module.state()
                .messages
                .happened(
                        name.startsWith("document_group.")
                                ? ofGroup(name.replace("document_group.", ""), in)
                                : ofDocument(VERSION_1.getOrDefault(name, name), in));
    }

    private Event ofDocument(String name, ControlInput in) {
        Document document = one(module.state().documents, "document", in).orElseGet(this::sample);
        ObjectNode content = Event.Changes.about(document);
        document.invites().stream()
                .limit(1)
                .forEach(invite -> content.setAll(Answers.of("invite_event", invite)));
        User owner = document.owner();
        Instant now = module.state().now();
        return new Event(name, now, owner, document.id(), owner.email(), content);
    }

    private Event ofGroup(String name, ControlInput in) {
        DocumentGroup group = one(module.state().groups, "group", in).orElseGet(this::sampleGroup);
        return Event.Changes.of(name, group, group.owner().email(), module.state().now());
    }

    /** The named one, or the last; empty when there is none at all. */
    private <T> Optional<T> one(EntityStore<T> all, String name, ControlInput in) {
        Optional<String> id = in.optionalText(name);
        if (id.isEmpty()) {
            return all.all().stream().reduce((earlier, later) -> later);
        }
        return Optional.of(all.find(id.get()).orElseThrow(() -> module.missing(name, id.get())));
    }

    private Document sample() {
        String id = signNow.addDocument(SignNow.DEMO_USER, "Sample.pdf");
        signNow.invite(id, "ada@acme.test");
        return module.state().documents.find(id).orElseThrow();
    }

    private DocumentGroup sampleGroup() {
        Document only = sample();
        SignNowState state = module.state();
        DocumentGroup group =
                DocumentGroup.of(only.owner(), "Sample", List.of(only.id()), state.now());
        state.groups.add(group);
        return group;
    }

    private void set(ControlInput in) {
        in.ifLong("tokenLifetimeSeconds", s -> signNow.setTokenLifetime(Duration.ofSeconds(s)));
        in.ifLong("uploadLimitBytes", signNow::setUploadLimit);
        in.ifNumber("callsPerHour", signNow::setRateLimit);
        in.optionalText("expiresIn").map(ExpiresIn::valueOf).ifPresent(signNow::setExpiresIn);
        in.optionalFlag("probesMustSucceed").ifPresent(signNow::setProbesMustSucceed);
    }
}
