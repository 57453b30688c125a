// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static io.github.camelesign.sandbox.docusign.DocuSignError.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes drafts and templates of definitions. It reads PDFs, and so must not run on the event loop.
 */
record EnvelopeMaker(DocumentReader reader, DocuSignState state, Account account, User owner) {
    private static final List<String> KEPT = List.of("recipientIdGuid", "recipientId", "status");
    private static final List<String> INHERITED =
            List.of("emailSubject", "emailBlurb", "notification", "emailSettings");

    static EnvelopeMaker of(DocuSignCall call, DocumentReader reader) {
        return new EnvelopeMaker(reader, call.state(), call.account(), call.user());
    }

    DocuSignEnvelope make(Definition definition, boolean isTemplate) throws IOException {
        ObjectNode json = definition.json();
        ObjectNode data = JsonReader.object();
        DocuSignEnvelope draft =
                DocuSignEnvelope.draft(account, owner, isTemplate, data, state.now());
        settings(draft, json);
        if (json.hasNonNull("templateId")) {
            apply(draft, json.get("templateId").asText());
            fillRoles(draft, JSON.optionalObjects(json, "templateRoles"));
            settings(draft, json);
        }
        for (ObjectNode composite : JSON.optionalObjects(json, "compositeTemplates")) {
            compose(draft, definition, composite);
        }
        content(draft, definition, MissingNode.getInstance(), json);
        Set<String> ids = new HashSet<>();
        for (EnvelopeDocument document : draft.documents()) {
            DocuSignError.check(
                    ids.add(document.id()),
                    "Two documents have the documentId " + document.id() + ".");
        }
        draft.checkRecipients();
        Tabs.place(draft);
        return draft;
    }

    private void settings(DocuSignEnvelope draft, ObjectNode json) {
        draft.set(json);
        List<String> kept =
                List.of("notification", "emailSettings", "eventNotification", "eventNotifications");
        draft.data().setAll(json.deepCopy().retain(kept));
        for (ConnectSubscription one : ConnectSubscription.own(json)) {
            String url = JSON.text(one.settings(), "url");
            ConnectSubscription.checkUrl(url, "url", state.services().hosts());
        }
    }

    private void content(
            DocuSignEnvelope draft, Definition definition, JsonNode composite, JsonNode json)
            throws IOException {
        for (ObjectNode document : JSON.optionalObjects(json, "documents")) {
            int order = draft.documents().size() + 1;
            draft.documents().add(reader.read(definition, composite, document, order, state));
        }
        Recipient.read(json.path("recipients")).forEach(recipient -> merge(draft, recipient));
        CustomFields.add(draft.data(), json.path("customFields"));
    }

    private void apply(DocuSignEnvelope draft, String templateId) {
        DocuSignEnvelope template = state.template(templateId, account).copy();
        for (EnvelopeDocument document : template.documentsInOrder()) {
            draft.documents().add(document.copy(freeId(draft, document.id())));
        }
        for (Recipient role : template.recipients()) {
            if (draft.recipient(role.id()).isEmpty()) {
                draft.recipients().add(Recipient.of(role.kind(), role.data()));
            }
        }
        CustomFields.add(draft.data(), template.data().path("customFields"));
        draft.data().setAll(template.data().retain(INHERITED));
    }

    private static void fillRoles(DocuSignEnvelope draft, List<ObjectNode> roles) {
        for (ObjectNode role : roles) {
            String name = JSON.text(role, "roleName");
            Recipient recipient =
                    draft.recipients().stream()
                            .filter(r -> r.text("roleName").equalsIgnoreCase(name))
                            .findFirst()
                            .orElseThrow(() -> DocuSignError.of("INVALID_TEMPLATE_ROLE", name));
            Recipient.checkEmail(recipient.id(), role.path("email").asText());
            fill(recipient, role);
        }
        draft.recipients().removeIf(Recipient::isNobody);
    }

    private static void fill(Recipient recipient, ObjectNode with) {
        recipient.data().setAll(with.deepCopy().<ObjectNode>without("tabs"));
        Tabs.merge(recipient, with.path("tabs"));
    }

    private void compose(DocuSignEnvelope draft, Definition definition, ObjectNode composite)
            throws IOException {
        int before = draft.documents().size();
        for (ObjectNode server : inSequence(composite, "serverTemplates")) {
            apply(draft, JSON.text(server, "templateId"));
        }
        if (composite.path("document") instanceof ObjectNode document) {
            // it takes the place of the templates' documents
            draft.documents().subList(before, draft.documents().size()).clear();
            draft.documents().add(reader.read(definition, composite, document, before + 1, state));
        }
        for (ObjectNode inline : inSequence(composite, "inlineTemplates")) {
            content(draft, definition, composite, inline);
            if (inline.path("envelope") instanceof ObjectNode envelope) {
                settings(draft, envelope);
            }
        }
        // top-level settings win over those of the templates
        settings(draft, definition.json());
        draft.recipients().removeIf(Recipient::isNobody);
    }

    private static List<ObjectNode> inSequence(ObjectNode composite, String name) {
        return JSON.optionalObjects(composite, name).stream()
                .sorted(Comparator.comparingInt(t -> Scalars.number(t, "sequence", 0, 1)))
                .toList();
    }

    /** Somebody who takes a template's role, or somebody new. */
    private static void merge(DocuSignEnvelope draft, Recipient recipient) {
        String role = recipient.text("roleName");
        draft.recipients().stream()
                .filter(known -> known.kind() == recipient.kind() && known.email().isEmpty())
                .filter(known -> !role.isEmpty() && known.text("roleName").equalsIgnoreCase(role))
                .findFirst()
                .ifPresentOrElse(
                        known -> fill(known, recipient.data().deepCopy().without(KEPT)),
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
