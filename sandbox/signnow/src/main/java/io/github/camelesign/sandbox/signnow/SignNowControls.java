// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Control.Controllable;
import io.github.camelesign.sandbox.core.EntityStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the control API can do beside the methods of {@link SignNow}: send events. */
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

    /** About a document or group as it is, the last one unless it is named. */
    @Controllable(name = "trigger", fields = "event, [document], [group]")
    private void trigger(String event, String documentId, String groupId) {
        String name = event.replaceFirst("^user\\.", "");
        if (!Event.names().contains(name)) {
            throw new IllegalArgumentException(
                    "The event must be one of these, maybe after \"user.\": "
                            + String.join(", ", Event.names()));
        }
        module.state()
                .messages
                .happened(
                        name.startsWith("document_group.")
                                ? ofGroup(name.replace("document_group.", ""), groupId)
                                : ofDocument(VERSION_1.getOrDefault(name, name), documentId));
    }

    private Event ofDocument(String name, String id) {
        Document document = one(module.state().documents, "document", id).orElseGet(this::sample);
        ObjectNode content = Event.Changes.about(document);
        document.invites().stream()
                .limit(1)
                .forEach(invite -> content.setAll(Answers.of("invite_event", invite)));
        User owner = document.owner();
        Instant now = module.state().now();
        return new Event(name, now, owner, document.id(), owner.email(), content);
    }

    private Event ofGroup(String name, String id) {
        DocumentGroup group = one(module.state().groups, "group", id).orElseGet(this::sampleGroup);
        return Event.Changes.of(name, group, group.owner().email(), module.state().now());
    }

    /** The named one, or the last; empty when there is none at all. */
    private <T> Optional<T> one(EntityStore<T> all, String name, String id) {
        if (id == null) {
            return all.all().stream().reduce((earlier, later) -> later);
        }
        return Optional.of(all.find(id).orElseThrow(() -> module.missing(name, id)));
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
}
