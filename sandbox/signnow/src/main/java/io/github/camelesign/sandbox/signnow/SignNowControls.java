// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.core.Control.doing;
import static io.github.camelesign.sandbox.core.Control.making;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.ControlInput;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/** What {@link SignNow} can do, for the control API. */
final class SignNowControls {
    private static final String EVENT = "(document|document_group|template)(\\.[a-z]+)+";

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
        if (!name.matches(EVENT)) {
            throw new IllegalArgumentException(
                    "An event is named like document.complete or user.document.complete");
        }
        module.state()
                .subscriptions
                .happened(name.startsWith("document_group.") ? ofGroup(name, in) : of(name, in));
    }

    private Event of(String name, ControlInput in) {
        SignNowState state = module.state();
        Document document =
                in.optionalText("document")
                        .map(
                                id ->
                                        state.documents
                                                .find(id)
                                                .orElseThrow(() -> missing("document", id)))
                        .orElseGet(this::lastOrSample);
        ObjectNode content = DocumentEvents.about(document);
        document.fieldInvites().stream()
                .findFirst()
                .ifPresent(i -> invited(content, i.id(), i.email(), i.status().word()));
        document.freeformInvites().stream()
                .findFirst()
                .ifPresent(i -> invited(content, i.id(), i.email(), i.status().word()));
        User owner = document.owner();
        return new Event(name, state.now(), owner, document.id(), owner.email(), content);
    }

    private static void invited(ObjectNode content, String id, String email, String status) {
        content.put("invite_id", id).put("signer", email).put("status", status);
    }

    private Document lastOrSample() {
        List<Document> all = module.state().documents.all();
        if (!all.isEmpty()) {
            return all.get(all.size() - 1);
        }
        String id = signNow.addDocument(SignNow.DEMO_USER, "Sample.pdf");
        signNow.invite(id, "ada@acme.test");
        return module.state().documents.find(id).orElseThrow();
    }

    private Event ofGroup(String name, ControlInput in) {
        SignNowState state = module.state();
        String id =
                in.optionalText("group")
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Events of groups need the id of a \"group\""));
        DocumentGroup group = state.groups.find(id).orElseThrow(() -> missing("group", id));
        return new Event(
                name,
                state.now(),
                group.owner(),
                group.id(),
                group.owner().email(),
                GroupEvents.about(group));
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
