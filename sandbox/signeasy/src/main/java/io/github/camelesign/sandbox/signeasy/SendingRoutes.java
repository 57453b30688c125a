// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signeasy.Sending.Field;
import io.github.camelesign.sandbox.signeasy.Sending.Kind;
import io.github.camelesign.sandbox.signeasy.Sending.Source;
import io.github.camelesign.sandbox.signeasy.SignatureRequest.Recipient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Signature requests of one document: an original, with fields or without, or a template. What a
 * body must have and may have is in the description.
 */
final class SendingRoutes {
    void mount(SigneasyEndpoints endpoints) {
        endpoints.bearer("POST", "/v1/files/pending", call -> original(call, false));
        endpoints.bearer("POST", "/v1/files/pending/fields", call -> original(call, true));
        endpoints.bearer(
                "POST",
                "/v1/files/pending/template",
                call -> template(call, call.body().path("template_file_id").asText()));
        endpoints.bearer("POST", "/v3/rs", call -> original(call, false));
        endpoints.bearer("POST", "/v3/template/:id/rs", call -> template(call, call.path("id")));
        endpoints.bearer(
                "POST",
                "/v3/rs/envelope",
                call -> call.answer(SigneasyJson.of(new EnvelopeReader(call).send(), true)));
    }

    /** The people in the order in which they are named, which is that in which they sign. */
    static List<Recipient> recipients(SigneasyCall call, JsonNode body) {
        List<Recipient> recipients = new ArrayList<>();
        for (JsonNode person : body.path("recipients")) {
            recipients.add(Recipient.of(call.state(), person, recipients.size() + 1));
        }
        return List.copyOf(recipients);
    }

    /** Sends it. */
    static SignatureRequest send(
            SigneasyCall call,
            Kind kind,
            List<Source> sources,
            List<Field> fields,
            List<Recipient> recipients) {
        ObjectNode body = call.body();
        List<String> cc = new ArrayList<>();
        body.path("cc").forEach(person -> cc.add(person.path("email").asText()));
        Duration life =
                body.hasNonNull("expiry")
                        ? Duration.ofDays(body.get("expiry").asInt())
                        : call.state().expiry;
        Sending sending =
                new Sending(
                        kind,
                        call.user(),
                        call.origin(),
                        body.path("name").asText(sources.get(0).name()),
                        body.path("message").asText(""),
                        SigneasyCall.flag(body, "is_ordered", false),
                        SigneasyCall.flag(body, "embedded_signing", false),
                        sources,
                        fields,
                        List.copyOf(cc),
                        call.newer() ? body.get("request_info") : null,
                        call.newer() ? call.now().plus(life) : null);
        return call.state().sendTo(recipients, sending);
    }

    private static void original(SigneasyCall call, boolean withFields) {
        ObjectNode body = call.body();
        Document original =
                call.document(Document.Type.ORIGINAL, body.path("original_file_id").asText());
        List<Recipient> recipients = recipients(call, body);
        List<Field> fields = new ArrayList<>();
        if (withFields) {
            body.path("fields_payload").forEach(f -> fields.add(field(f, original, recipients)));
        }
        answer(call, original, fields, recipients);
    }

    private static Field field(JsonNode json, Document original, List<Recipient> recipients) {
        String email = json.path("email").asText();
        Recipient recipient =
                recipients.stream()
                        .filter(r -> r.is(email))
                        .findFirst()
                        .orElseThrow(() -> SigneasyError.invalid(email + " is no recipient"));
        int page = json.path("page_number").asInt();
        if (page != Field.LAST_PAGE && (page < 1 || page > original.upload().pages())) {
            throw SigneasyError.invalid("There is no page_number " + page);
        }
        return new Field(
                recipient.id(),
                0,
                json.path("type").asText(),
                page,
                json.path("x").floatValue(),
                json.path("y").floatValue(),
                json.path("height").floatValue(),
                null);
    }

    private static void template(SigneasyCall call, String id) {
        Document template = call.document(Document.Type.TEMPLATE, id);
        ObjectNode body = call.body();
        List<Recipient> recipients = recipients(call, body);
        List<Field> fields = new ArrayList<>();
        Set<Integer> assigned = new HashSet<>();
        for (Recipient recipient : recipients) {
            int role = body.path("recipients").path(recipient.order() - 1).path("role_id").asInt();
            fields.add(template.signature(role, recipient.id(), 0));
            assigned.add(role);
        }
        requireAllRoles(template, assigned);
        for (JsonNode merge : body.path("merge_fields")) {
            String label = merge.path("label").asText();
            fields.add(template.text(label, merge.path("value").asText(""), 0));
        }
        answer(call, template, fields, recipients);
    }

    static void requireAllRoles(Document template, Set<Integer> assigned) {
        if (assigned.size() < template.roles().size()) {
            throw SigneasyError.invalid("Each role of the template needs a recipient");
        }
    }

    private static void answer(
            SigneasyCall call, Document document, List<Field> fields, List<Recipient> recipients) {
        List<Source> sources = List.of(Source.of(document));
        SignatureRequest request =
                send(call, Kind.REQUEST, sources, List.copyOf(fields), recipients);
        call.answer(JsonReader.object().put("pending_file_id", request.id()));
    }
}
