// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes signature requests: from scratch, from a template or as a copy; and changes drafts. */
final class RequestMaker {
    /**
     * A template, which people make in Yousign's web application.
     *
     * @param document its only document
     * @param signers labels of the places that signers take
     * @param readOnlyTexts labels of the texts that are filled in
     */
    record Template(
            String id,
            String name,
            Instant created,
            String workspaceId,
            FileIntake.StoredFile document,
            List<String> signers,
            List<String> readOnlyTexts) {}

    private static final int DEFAULT_MONTHS = 6;
    private static final int FIRST_FIELD = 100;
    private static final int NEXT_FIELD = 60;

    private final YousignState state;

    RequestMaker(YousignState state) {
        this.state = state;
    }

    SignatureRequest create(ObjectNode wanted) {
        SignatureRequest request =
                new SignatureRequest(EventPublisher.SOURCE, defaults(), state.now());
        request.expires = state.now().atZone(ZoneOffset.UTC).plusMonths(DEFAULT_MONTHS).toInstant();
        change(request, wanted);
        attach(request, wanted);
        if (wanted.hasNonNull("template_id")) {
            fill(request, wanted);
        }
        SignerReader signers = new SignerReader(state);
        for (JsonNode signer : wanted.path("signers")) {
            signers.add(request, (ObjectNode) signer);
        }
        return request;
    }

    /** Sets what was said and leaves the rest. */
    void change(SignatureRequest request, ObjectNode change) {
        ObjectNode settings = change.deepCopy();
        settings.remove(
                List.of(
                        "expiration_date",
                        "labels",
                        "documents",
                        "signers",
                        "template_id",
                        "template_placeholders",
                        "archiving"));
        if (settings.path("email_notification").isNull()) {
            settings.remove("email_notification");
        } else if (settings.path("email_notification") instanceof ObjectNode said) {
            ObjectNode whole = (ObjectNode) request.settings.get("email_notification").deepCopy();
            whole.setAll(said);
            settings.set("email_notification", whole);
        }
        JsonNode sender = settings.at("/email_notification/sender");
        if (sender.path("type").asText().equals("custom") && !sender.hasNonNull("custom_name")) {
            throw YousignError.violated(
                    "email_notification[sender][custom_name]", "A custom sender needs a name");
        }
        if (settings.path("workspace_id").isNull()) {
            settings.remove("workspace_id");
        } else if (settings.has("workspace_id")) {
            requireKnown(state.accounts.workspaces, settings, "workspace_id");
        }
        if (settings.hasNonNull("custom_experience_id")) {
            requireKnown(state.customExperiences, settings, "custom_experience_id");
        }
        for (JsonNode label : change.path("labels")) {
            if (state.labels.find(label.asText()).isEmpty()) {
                throw YousignError.violated("labels", "There is no label " + label.asText());
            }
        }
        String zone = change.path("timezone").asText(request.settings.path("timezone").asText());
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw YousignError.violated("timezone", "This value is not a valid timezone");
        }
        if (change.has("expiration_date")) {
            request.expires = expiration(change, ZoneId.of(zone), state.now());
        }
        request.settings.setAll(settings);
        if (change.has("labels")) {
            request.labels.clear();
            change.get("labels").forEach(label -> request.labels.add(label.asText()));
        }
        new Stages(request).arrange();
    }

    private static void requireKnown(JsonStore store, ObjectNode settings, String property) {
        String id = settings.get(property).asText();
        if (store.find(id).isEmpty()) {
            throw YousignError.violated(property, "There is no " + id);
        }
    }

    /** The end of the day that was asked for, which must be ahead, by one year at most. */
    static Instant expiration(ObjectNode body, ZoneId zone, Instant now) {
        Instant expires = Timestamps.endOf(body.get("expiration_date").asText(), zone);
        if (!expires.isAfter(now)) {
            throw YousignError.violated("expiration_date", "The date cannot be in the past");
        }
        if (expires.isAfter(now.plus(Duration.ofDays(367)))) {
            throw YousignError.violated(
                    "expiration_date", "The date cannot be more than one year ahead");
        }
        return expires;
    }

    private void attach(SignatureRequest request, ObjectNode wanted) {
        for (JsonNode id : wanted.path("documents")) {
            RequestDocument document = state.unattached.remove(id.asText());
            if (document == null) {
                throw YousignError.violated("documents", "There is no document " + id.asText());
            }
            request.documents.add(document);
        }
    }

    /** Everybody whom the template asks for must be there. */
    private void fill(SignatureRequest request, ObjectNode wanted) {
        Template template = state.templates.get(wanted.get("template_id").asText());
        if (template == null) {
            throw YousignError.violated("template_id", "There is no such template");
        }
        RequestDocument document =
                new RequestDocument(template.document(), RequestDocument.plain(), state.now());
        request.documents.add(document);
        JsonNode placeholders = wanted.path("template_placeholders");
        Map<String, ObjectNode> signers = byLabel(placeholders.path("signers"));
        requireLabels(template.signers(), signers, "template_placeholders[signers]");
        int y = FIRST_FIELD;
        for (String label : template.signers()) {
            Signer signer = new SignerReader(state).add(request, signers.get(label));
            Fields.add(request, document, field(signer, y));
            y += NEXT_FIELD;
        }
        Map<String, ObjectNode> texts = byLabel(placeholders.path("read_only_text_fields"));
        requireLabels(
                template.readOnlyTexts(), texts, "template_placeholders[read_only_text_fields]");
        for (String label : template.readOnlyTexts()) {
            ObjectNode text =
                    JsonReader.object()
                            .put("type", "read_only_text")
                            .put("page", 1)
                            .put("x", FIRST_FIELD)
                            .put("y", y)
                            .put("text", texts.get(label).path("text").asText());
            Fields.add(request, document, text);
            y += NEXT_FIELD;
        }
    }

    private static Map<String, ObjectNode> byLabel(JsonNode placeholders) {
        Map<String, ObjectNode> byLabel = new HashMap<>();
        placeholders.forEach(p -> byLabel.put(p.path("label").asText(), (ObjectNode) p));
        return byLabel;
    }

    private static void requireLabels(
            List<String> labels, Map<String, ObjectNode> given, String property) {
        if (!given.keySet().equals(Set.copyOf(labels))) {
            throw YousignError.violated(
                    property, "The template has exactly these labels: " + labels);
        }
    }

    private static ObjectNode field(Signer signer, int y) {
        return JsonReader.object()
                .put("type", "signature")
                .put("signer_id", signer.id())
                .put("page", 1)
                .put("x", FIRST_FIELD)
                .put("y", y);
    }

    /** A draft with the same settings, documents, people and fields. */
    SignatureRequest duplicate(ObjectNode wanted) {
        String id = wanted.get("signature_request_id").asText();
        SignatureRequest original =
                state.requests
                        .find(id)
                        .orElseThrow(
                                () ->
                                        YousignError.violated(
                                                "signature_request_id",
                                                "There is no such signature request: " + id));
        SignatureRequest copy =
                new SignatureRequest(
                        EventPublisher.SOURCE, original.settings.deepCopy(), state.now());
        copy.expires = state.now().atZone(ZoneOffset.UTC).plusMonths(DEFAULT_MONTHS).toInstant();
        ObjectNode change = wanted.deepCopy();
        change.remove("signature_request_id");
        copy.settings.setAll(change);
        copy.labels.addAll(original.labels);
        Map<String, Signer> signers = new HashMap<>();
        for (Signer signer : original.signers) {
            Signer same = new Signer(signer.info.deepCopy(), signer.settings.deepCopy());
            same.stage = signer.stage;
            copy.signers.add(same);
            signers.put(signer.id(), same);
        }
        for (Approver approver : original.approvers) {
            Approver same = new Approver(approver.info.deepCopy(), approver.settings.deepCopy());
            same.stage = approver.stage;
            copy.approvers.add(same);
        }
        for (RequestDocument document : original.documents) {
            RequestDocument same =
                    new RequestDocument(document.file(), document.settings.deepCopy(), state.now());
            copy.documents.add(same);
            for (ObjectNode field : document.fields) {
                ObjectNode wantedField = field.deepCopy();
                wantedField.remove(List.of("id", "document_id", "answer", "value"));
                if (field.has("signer_id")) {
                    wantedField.put("signer_id", signers.get(field.get("signer_id").asText()).id());
                }
                Fields.add(copy, same, wantedField);
            }
        }
        return copy;
    }

    private ObjectNode defaults() {
        ObjectNode settings =
                JsonReader.object()
                        .put("timezone", "Europe/Paris")
                        .put("workspace_id", state.accounts.defaultWorkspaceId())
                        .put("audit_trail_locale", "en");
        settings.putObject("email_notification").putObject("sender").put("type", "organization");
        return settings;
    }
}
