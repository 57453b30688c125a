// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.yousign.Person.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes signature requests: from scratch, from a template or as a copy; and changes drafts. */
record RequestMaker(YousignState state) {
    /**
     * A template, which people make in Yousign's web application, with its only document and the
     * labels of the places that signers take and of the texts that are filled in.
     */
    record Template(
            String id,
            String name,
            Upload document,
            List<String> signers,
            List<String> readOnlyTexts) {}

    private static final Duration LONGEST = Duration.ofDays(367);
    private static final int FIRST_FIELD = 100;
    private static final int NEXT_FIELD = 60;

    SignatureRequest create(ObjectNode wanted) {
        ObjectNode settings =
                Defaults.of("request").put("workspace_id", state.accounts.defaultWorkspaceId);
        SignatureRequest request = new SignatureRequest(state, settings);
        change(request, wanted);
        for (JsonNode id : wanted.path("documents")) {
            request.documents.add(
                    YousignError.unknown("documents", id)
                            .unless(state.unattached, one -> one.id.equals(id.asText())));
        }
        state.unattached.removeAll(request.documents);
        if (wanted.hasNonNull("template_id")) {
            fill(request, wanted);
        }
        for (JsonNode signer : wanted.path("signers")) {
            RecipientRoutes.add(Kind.SIGNER, request, (ObjectNode) signer);
        }
        return request;
    }

    /** Sets what was said and leaves the rest. */
    SignatureRequest change(SignatureRequest request, ObjectNode change) {
        ObjectNode settings = change.deepCopy();
        for (String name : List.of("email_notification", "workspace_id")) {
            if (settings.path(name).isNull()) {
                settings.remove(name);
            }
        }
        if (settings.path("email_notification") instanceof ObjectNode said) {
            ObjectNode whole = request.settings.get("email_notification").deepCopy();
            settings.set("email_notification", whole.setAll(said));
        }
        JsonNode sender = settings.at("/email_notification/sender");
        YousignError.violated(
                        "email_notification[sender][custom_name]", "A custom sender needs a name")
                .when(
                        sender.path("type").asText().equals("custom")
                                && !sender.hasNonNull("custom_name"));
        if (settings.has("workspace_id")) {
            state.accounts.workspaces.named(settings.get("workspace_id"), "workspace_id");
        }
        if (settings.hasNonNull("custom_experience_id")) {
            JsonNode id = settings.get("custom_experience_id");
            state.customExperiences.named(id, "custom_experience_id");
        }
        change.path("labels").forEach(label -> state.labels.named(label, "labels"));
        String zone = change.path("timezone").asText(request.settings.path("timezone").asText());
        YousignError.violated("timezone", "This value is not a valid timezone")
                .when(!ZoneId.getAvailableZoneIds().contains(zone));
        if (change.has("expiration_date")) {
            request.expires = expiration(change, ZoneId.of(zone), state.now());
        }
        request.settings.setAll(settings);
        if (change.has("labels")) {
            request.labelIds.clear();
            change.get("labels").forEach(label -> request.labelIds.add(label.asText()));
        }
        request.arrange();
        return request;
    }

    /** The end of the day that was asked for, which must be ahead, by one year at most. */
    static Instant expiration(ObjectNode body, ZoneId zone, Instant now) {
        Instant expires = Forms.endOf(body.get("expiration_date").asText(), zone);
        boolean isPast = !expires.isAfter(now);
        YousignError.violated(
                        "expiration_date",
                        "The date cannot be "
                                + (isPast ? "in the past" : "more than one year ahead"))
                .when(isPast || expires.isAfter(now.plus(LONGEST)));
        return expires;
    }

    /** Everybody whom the template asks for must be there. */
    private void fill(SignatureRequest request, ObjectNode wanted) {
        JsonNode id = wanted.get("template_id");
        Template template =
                YousignError.unknown("template_id", id)
                        .unless(state.templates, one -> one.id().equals(id.asText()));
        YousignDocument document = YousignDocument.plain(template.document(), state.now());
        request.documents.add(document);
        for (ObjectNode said : byLabel(wanted, "signers", template.signers())) {
            Recipient signer = RecipientRoutes.add(Kind.SIGNER, request, said);
            document.add(request, field("signature", document).put("signer_id", signer.id));
        }
        List<String> texts = template.readOnlyTexts();
        for (ObjectNode said : byLabel(wanted, "read_only_text_fields", texts)) {
            ObjectNode field = field("read_only_text", document);
            document.add(request, field.set("text", said.get("text")));
        }
    }

    /** What was said of each label, in the order of the labels. */
    private static List<ObjectNode> byLabel(
            ObjectNode wanted, String property, List<String> labels) {
        Map<String, ObjectNode> byLabel = new HashMap<>();
        for (JsonNode one : wanted.path("template_placeholders").path(property)) {
            byLabel.put(one.path("label").asText(), (ObjectNode) one);
        }
        YousignError.violated(
                        "template_placeholders[" + property + "]",
                        "The template has exactly these labels: " + labels)
                .when(!byLabel.keySet().equals(Set.copyOf(labels)));
        return labels.stream().map(byLabel::get).toList();
    }

    /** Below those that are there. */
    private static ObjectNode field(String type, YousignDocument document) {
        return JsonReader.object()
                .put("type", type)
                .put("page", 1)
                .put("x", FIRST_FIELD)
                .put("y", FIRST_FIELD + NEXT_FIELD * document.fields.size());
    }

    /** A draft with the same settings, documents, people and fields. */
    SignatureRequest duplicate(ObjectNode wanted) {
        JsonNode id = wanted.get("signature_request_id");
        SignatureRequest original =
                YousignError.unknown("signature_request_id", id)
                        .unless(state.requests.all(), one -> one.id.equals(id.asText()));
        SignatureRequest copy = new SignatureRequest(state, original.settings.deepCopy());
        copy.settings.setAll(wanted);
        copy.settings.remove("signature_request_id");
        copy.labelIds.addAll(original.labelIds);
        Map<String, String> copies = new HashMap<>();
        for (Recipient person : original.people().toList()) {
            Recipient same = person.duplicate(copy);
            copy.people(person.kind).add(same);
            copies.put(person.id, same.id);
        }
        for (YousignDocument document : original.documents) {
            YousignDocument same = document.copy(state.now());
            copy.documents.add(same);
            for (ObjectNode field : document.fields) {
                ObjectNode again = field.deepCopy();
                again.remove(List.of("id", "document_id", "answer", "value"));
                if (field.has("signer_id")) {
                    again.put("signer_id", copies.get(field.get("signer_id").asText()));
                }
                same.add(copy, again);
            }
        }
        return copy;
    }
}
