// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes drafts and templates of definitions. It reads PDFs, and so must not run on the event loop.
 */
final class EnvelopeMaker {
    private final DocumentReader reader;
    private final DocuSignState state;
    private final Account account;
    private final User owner;

    EnvelopeMaker(DocumentReader reader, DocuSignState state, Account account, User owner) {
        this.reader = reader;
        this.state = state;
        this.account = account;
        this.owner = owner;
    }

    static EnvelopeMaker of(DocuSignCall call, DocumentReader reader) {
        return new EnvelopeMaker(reader, call.state(), call.account(), call.user());
    }

    private DocuSignEnvelope template(String id) {
        return state.templates
                .find(DocuSignCall.guid("templateId", id))
                .filter(template -> template.account().equals(account))
                .orElseThrow(DocuSignError::noTemplate);
    }

    DocuSignEnvelope make(Definition definition, boolean isTemplate) throws IOException {
        ObjectNode json = definition.json();
        ObjectNode data = JsonReader.object();
        DocuSignEnvelope draft =
                DocuSignEnvelope.draft(account, owner, isTemplate, data, state.now());
        settings(draft, json);
        if (json.hasNonNull("templateId")) {
            apply(draft, template(json.get("templateId").asText()));
            fillRoles(draft, JSON.optionalObjects(json, "templateRoles"));
            settings(draft, json);
        }
        List<ObjectNode> composites = JSON.optionalObjects(json, "compositeTemplates");
        for (ObjectNode composite : composites) {
            compose(draft, definition, composite);
        }
        content(draft, definition, MissingNode.getInstance(), json);
        finish(draft);
        return draft;
    }

    private static void finish(DocuSignEnvelope envelope) throws IOException {
        Set<String> ids = new HashSet<>();
        for (EnvelopeDocument document : envelope.documents()) {
            if (!ids.add(document.id())) {
                throw DocuSignError.invalidParameter(
                        "Two documents have the documentId " + document.id() + ".");
            }
        }
        RecipientReader.check(envelope);
        AnchorTabs.place(envelope);
    }

    private void settings(DocuSignEnvelope draft, ObjectNode json) {
        draft.set(json);
        draft.data()
                .setAll(
                        json.deepCopy()
                                .retain(
                                        "notification",
                                        "emailSettings",
                                        "eventNotification",
                                        "eventNotifications"));
        List<ObjectNode> notifications =
                new ArrayList<>(JSON.optionalObjects(json, "eventNotifications"));
        if (json.path("eventNotification") instanceof ObjectNode one) {
            notifications.add(one);
        }
        notifications.forEach(one -> checkUrl(JSON.text(one, "url")));
    }

    private void checkUrl(String url) {
        ConnectSubscription.checkUrl(url, "url", state.services().hosts());
    }

    private void content(
            DocuSignEnvelope draft, Definition definition, JsonNode composite, JsonNode json)
            throws IOException {
        for (ObjectNode document : JSON.optionalObjects(json, "documents")) {
            draft.documents()
                    .add(
                            reader.read(
                                    definition,
                                    composite,
                                    document,
                                    draft.documents().size() + 1,
                                    state));
        }
        for (Recipient recipient : RecipientReader.read(json.path("recipients"))) {
            merge(draft, recipient);
        }
        CustomFields.add(draft.data(), json.path("customFields"));
    }

    private void apply(DocuSignEnvelope draft, DocuSignEnvelope template) {
        for (EnvelopeDocument document : template.documentsInOrder()) {
            draft.documents().add(document.copy(freeId(draft, document.id())));
        }
        for (Recipient role : template.recipients()) {
            ObjectNode definition = role.data().deepCopy();
            Recipient recipient = Recipient.of(role.kind(), definition);
            if (draft.recipient(recipient.id()).isEmpty()) {
                draft.recipients().add(recipient);
            }
        }
        ObjectNode inherited = template.data().deepCopy();
        inherited.retain("emailSubject", "emailBlurb", "notification", "emailSettings");
        draft.data().setAll(inherited);
        CustomFields.add(draft.data(), template.data().deepCopy().path("customFields"));
    }

    private static void fillRoles(DocuSignEnvelope draft, List<ObjectNode> roles) {
        for (ObjectNode role : roles) {
            String name = JSON.text(role, "roleName");
            Recipient recipient =
                    draft.recipients().stream()
                            .filter(r -> r.role().equalsIgnoreCase(name))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            DocuSignError.bad(
                                                    "INVALID_TEMPLATE_ROLE",
                                                    "The template has no role " + name + "."));
            RecipientReader.checkEmail(recipient.id(), role.path("email").asText());
            fill(recipient, role);
        }
        // a role that nobody takes stays out of the envelope
        draft.recipients().removeIf(r -> r.email().isEmpty() && r.name().isEmpty());
    }

    private static void fill(Recipient recipient, ObjectNode with) {
        recipient.data().setAll(with.deepCopy().<ObjectNode>without(List.of("tabs")));
        if (with.path("tabs") instanceof ObjectNode tabs) {
            Tabs.merge(recipient, tabs);
        }
    }

    private void compose(DocuSignEnvelope draft, Definition definition, ObjectNode composite)
            throws IOException {
        int documentsBefore = draft.documents().size();
        for (ObjectNode server : inSequence(composite, "serverTemplates")) {
            apply(draft, template(JSON.text(server, "templateId")));
        }
        if (composite.path("document") instanceof ObjectNode document) {
            // it takes the place of the templates' documents
            while (draft.documents().size() > documentsBefore) {
                draft.documents().remove(draft.documents().size() - 1);
            }
            draft.documents()
                    .add(reader.read(definition, composite, document, documentsBefore + 1, state));
        }
        for (ObjectNode inline : inSequence(composite, "inlineTemplates")) {
            content(draft, definition, composite, inline);
            if (inline.path("envelope") instanceof ObjectNode envelope) {
                settings(draft, envelope);
            }
        }
        // top-level settings win over those of the templates
        settings(draft, definition.json());
        draft.recipients().removeIf(r -> r.email().isEmpty() && r.name().isEmpty());
    }

    private static List<ObjectNode> inSequence(ObjectNode composite, String name) {
        return JSON.optionalObjects(composite, name).stream()
                .sorted(Comparator.comparingInt(t -> Scalars.number(t, "sequence", 0, 1)))
                .toList();
    }

    /** Somebody who takes a template's role, or somebody new. */
    private static void merge(DocuSignEnvelope draft, Recipient recipient) {
        draft.recipients().stream()
                .filter(known -> known.kind() == recipient.kind())
                .filter(
                        known ->
                                !recipient.role().isEmpty()
                                        && known.role().equalsIgnoreCase(recipient.role())
                                        && known.email().isEmpty())
                .findFirst()
                .ifPresentOrElse(
                        known -> {
                            ObjectNode with = recipient.data().deepCopy();
                            with.remove(List.of("recipientIdGuid", "recipientId", "status"));
                            fill(known, with);
                        },
                        () -> draft.recipients().add(recipient));
    }

    private static String freeId(DocuSignEnvelope draft, String wanted) {
        int id = Integer.parseInt(wanted);
        while (draft.document(String.valueOf(id)).isPresent()) {
            id++;
        }
        return String.valueOf(id);
    }
}
