// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.EntityStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What the control API can do beside the methods of {@link DocuSign}: send events. */
record DocuSignControls(DocuSignModule module) {
    /** About an envelope as it is, the last one unless it is named; about a sample without any. */
    @Controllable(name = "trigger", fields = "event, [envelope]")
    private void trigger(String event, String id) {
        if (!Event.NAMES.contains(event)) {
            throw new IllegalArgumentException(
                    "An event is one of " + String.join(", ", Event.NAMES));
        }
        DocuSignState state = module.state();
        EntityStore<DocuSignEnvelope> all =
                event.startsWith("template-") ? state.templates : state.envelopes;
        DocuSignEnvelope envelope =
                id == null ? lastOrSample(state, all) : all.find(id).orElseThrow(() -> missing(id));
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
