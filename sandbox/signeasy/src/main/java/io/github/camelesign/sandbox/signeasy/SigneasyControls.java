// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.signeasy.Sending.Origin;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the control API can do beside the methods of {@link Signeasy}: send events. */
record SigneasyControls(SigneasyModule module, Signeasy view) {
    /**
     * About a request as it is, the last one unless it is named; about a sample when none is. What
     * no application sent counts as sent by the one that is always there.
     */
    @Controllable(
            name = "trigger",
            fields = "event, [request], [clientId=" + Signeasy.DEMO_CLIENT_ID + "]")
    private void trigger(String name, String requestId, String clientId) {
        if (!Event.NAMES.contains(name)) {
            throw new IllegalArgumentException("The events are " + Event.NAMES);
        }
        SigneasyState state = module.state();
        if (name.equals("document.signed")) {
            state.signedByOwner(sample(), new Origin(clientId, clientId));
            return;
        }
        SignatureRequest request =
                Optional.ofNullable(requestId)
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
                        Objects.requireNonNullElse(sending.origin().clientId(), clientId),
                        Objects.requireNonNullElse(sending.origin().application(), clientId));
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
}
