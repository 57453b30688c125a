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
import java.util.NoSuchElementException;
import java.util.Optional;

/** What {@link SignNow} can do, for the control API. */
final class SignNowControls {
    // the first generation has one name for what the second has several
    private static final Map<String, String> VERSION_1 =
            Map.of(
                    "invite.create", "document.fieldinvite.create",
                    "invite.update", "document.fieldinvite.signed");

    // as SignNow's own clients, its pages and others who receive them name them
    private static final List<String> EVENTS =
            List.of(
                    """
                    document.create document.update document.open document.complete
                    document.delete document.fieldinvite.create document.fieldinvite.sent
                    document.fieldinvite.signed document.fieldinvite.decline
                    document.fieldinvite.delete document.fieldinvite.revoke
                    document.fieldinvite.resend document.fieldinvite.reassign
                    document.fieldinvite.replace document.fieldinvite.accept
                    document.fieldinvite.consent.agreed document.fieldinvite.consent.declined
                    document.fieldinvite.consent.withdrawn
                    document.fieldinvite.authentication.failed
                    document.fieldinvite.email.delivery.failed document.freeform.create
                    document.freeform.signed document.freeform.cancel document.freeform.resend
                    document_group.create document_group.update document_group.open
                    document_group.complete document_group.delete document_group.invite.create
                    document_group.invite.sent document_group.invite.signed
                    document_group.invite.resend document_group.invite.update
                    document_group.invite.reassign document_group.invite.cancel
                    document_group.invite.declined document_group.invite.consent.agreed
                    document_group.invite.consent.declined document_group.invite.consent.withdrawn
                    document_group.invite.authentication.failed
                    document_group.invite.email.delivery.failed document_group.freeform.create
                    document_group.freeform.signed document_group.freeform.cancel
                    document_group.freeform.resend template.copy invite.expired invite.create
                    invite.update\
                    """
                            .split("\\s+"));

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
        if (!EVENTS.contains(name)) {
            throw new IllegalArgumentException(
                    "The event must be one of these, maybe after \"user.\": "
                            + String.join(", ", EVENTS));
        }
        String inVersion2 = VERSION_1.getOrDefault(name, name);
        module.state()
                .subscriptions
                .happened(
                        name.startsWith("document_group.")
                                ? ofGroup(name, in)
                                : ofDocument(inVersion2, in));
    }

    private Event ofDocument(String name, ControlInput in) {
        Document document = one(module.state().documents, "document", in).orElseGet(this::sample);
        ObjectNode content = DocumentEvents.about(document);
        document.invites().stream()
                .findFirst()
                .ifPresent(
                        i ->
                                content.put("invite_id", i.id())
                                        .put("signer", i.email())
                                        .put("status", i.status().word()));
        User owner = document.owner();
        Instant now = module.state().now();
        return new Event(name, now, owner, document.id(), owner.email(), content);
    }

    /** The named one, or the last; empty when there is none at all. */
    private static <T> Optional<T> one(EntityStore<T> all, String name, ControlInput in) {
        Optional<String> id = in.optionalText(name);
        if (id.isPresent()) {
            return Optional.of(all.find(id.get()).orElseThrow(() -> missing(name, id.get())));
        }
        return all.all().stream().reduce((earlier, later) -> later);
    }

    private Document sample() {
        String id = signNow.addDocument(SignNow.DEMO_USER, "Sample.pdf");
        signNow.invite(id, "ada@acme.test");
        return module.state().documents.find(id).orElseThrow();
    }

    private Event ofGroup(String name, ControlInput in) {
        SignNowState state = module.state();
        DocumentGroup group = one(state.groups, "group", in).orElseGet(this::sampleGroup);
        return GroupEvents.event(
                name.substring("document_group.".length()),
                group,
                group.owner().email(),
                state.now(),
                GroupEvents.about(group, true));
    }

    private DocumentGroup sampleGroup() {
        Document document = sample();
        List<String> ids = List.of(document.id());
        DocumentGroup group =
                DocumentGroup.of(
                        document.owner(), "Sample", ids, document.folderId(), module.state().now());
        module.state().groups.add(group);
        return group;
    }

    private static NoSuchElementException missing(String what, String id) {
        return new NoSuchElementException("SignNow has no " + what + " " + id);
    }

    private void set(ControlInput in) {
        in.ifLong("tokenLifetimeSeconds", s -> signNow.setTokenLifetime(Duration.ofSeconds(s)));
        in.ifLong("uploadLimitBytes", signNow::setUploadLimit);
        in.ifNumber("callsPerHour", signNow::setRateLimit);
        in.optionalText("expiresIn").map(ExpiresIn::valueOf).ifPresent(signNow::setExpiresIn);
        in.optionalFlag("probesMustSucceed").ifPresent(signNow::setProbesMustSucceed);
    }
}
