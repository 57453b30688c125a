// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.core.Control.doing;
import static io.github.camelesign.sandbox.core.Control.making;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control;
import io.github.camelesign.sandbox.core.ControlInput;
import io.github.camelesign.sandbox.core.EntityStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What {@link DocuSign} can do, for the control API. */
record DocuSignControls(DocuSignModule module, DocuSign docuSign) {
    List<Control> all() {
        return List.of(
                making(
                        "users",
                        "email, name, password",
                        "id",
                        in ->
                                docuSign.registerUser(
                                        in.text("email"), in.text("name"), in.text("password"))),
                making(
                        "accounts",
                        "name, [user: id or e-mail]",
                        "id",
                        in -> docuSign.addAccount(user(in), in.text("name"))),
                doing(
                        "applications",
                        "clientId, [clientSecret], [publicKey: PEM], [redirectUris]",
                        in ->
                                docuSign.registerIntegration(
                                        in.text("clientId"),
                                        in.text("clientSecret", null),
                                        in.text("publicKey", null),
                                        in.texts("redirectUris").toArray(String[]::new))),
                doing("withdraw-consents", "", ignored -> docuSign.requireConsent()),
                doing(
                        "consents",
                        "[clientId], [user: id or e-mail]",
                        in ->
                                docuSign.grantConsent(
                                        in.text("clientId", DocuSign.INTEGRATION_KEY), user(in))),
                doing("connect-keys", "key", in -> docuSign.addConnectKey(in.text("key"))),
                doing(
                        "open",
                        "envelope, email",
                        in -> docuSign.open(in.text("envelope"), in.text("email"))),
                doing("trigger", "event, [envelope: or template]", this::trigger),
                doing(
                        "settings",
                        "[tokenLifetimeSeconds], [callsPerHour], [callsInBurst], [limitStatus]",
                        in -> {
                            in.ifLong(
                                    "tokenLifetimeSeconds",
                                    s -> docuSign.setTokenLifetime(Duration.ofSeconds(s)));
                            in.ifNumber("callsPerHour", docuSign::setHourlyLimit);
                            in.ifNumber("callsInBurst", docuSign::setBurstLimit);
                            in.ifNumber("limitStatus", docuSign::setLimitStatus);
                        }));
    }

    private static String user(ControlInput in) {
        return in.text("user", DocuSign.USER_ID);
    }

    /** About an envelope as it is, the last one unless it is named; about a sample without any. */
    private void trigger(ControlInput in) {
        String event = in.text("event");
        if (!Event.NAMES.contains(event)) {
            throw new IllegalArgumentException(
                    "An event is one of " + String.join(", ", Event.NAMES));
        }
        DocuSignState state = module.state();
        EntityStore<DocuSignEnvelope> all =
                event.startsWith("template-") ? state.templates : state.envelopes;
        DocuSignEnvelope envelope =
                in.optionalText("envelope")
                        .map(id -> all.find(id).orElseThrow(() -> missing(id)))
                        .orElseGet(() -> lastOrSample(state, all));
        Recipient recipient =
                event.startsWith("recipient-")
                        ? envelope.recipients().stream()
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException("It has no recipient"))
                        : null;
        state.connect.happened(new Event(event, envelope, recipient));
    }

    private static NoSuchElementException missing(String id) {
        return new NoSuchElementException("DocuSign has no envelope " + id);
    }

    private static DocuSignEnvelope lastOrSample(
            DocuSignState state, EntityStore<DocuSignEnvelope> store) {
        List<DocuSignEnvelope> all = store.all();
        if (!all.isEmpty()) {
            return all.get(all.size() - 1);
        }
        boolean isTemplate = store == state.templates;
        User user = state.directory.user(DocuSign.USER_ID).orElseThrow();
        ObjectNode json = Answers.of("sample", Map.of());
        DocumentReader reader = new DocumentReader(state.services().files());
        try {
            DocuSignEnvelope sample =
                    new EnvelopeMaker(reader, state, user.accounts().get(0), user)
                            .make(new Definition(json, List.of()), isTemplate);
            return state.added(sample, !isTemplate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
