// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** Signature requests of one document: an original, with fields or without, or a template. */
final class SendingRoutes {
    void mount(SigneasyEndpoints endpoints) {
        endpoints.bearer("POST", "/v1/files/pending", SendingRoutes::original);
        endpoints.bearer("POST", "/v1/files/pending/fields", SendingRoutes::originalWithFields);
        endpoints.bearer("POST", "/v1/files/pending/template", SendingRoutes::templateInBody);
        endpoints.bearer("POST", "/v3/rs", SendingRoutes::original);
        endpoints.bearer("POST", "/v3/template/:id/rs", call -> template(call, call.template()));
    }

    private static void original(SigneasyCall call) {
        RequestReader reader = new RequestReader(call);
        Source source = reader.original();
        List<Recipient> recipients = reader.recipients(reader.people());
        answer(
                call,
                reader.send(
                        reader.sending(Sending.Kind.REQUEST, List.of(source), List.of()),
                        recipients));
    }

    private static void originalWithFields(SigneasyCall call) {
        RequestReader reader = new RequestReader(call);
        Source source = reader.original();
        List<Recipient> recipients = reader.recipients(reader.people());
        List<Field> fields = new FieldReader(source).read(reader.body(), recipients);
        answer(
                call,
                reader.send(
                        reader.sending(Sending.Kind.REQUEST, List.of(source), fields), recipients));
    }

    private static void templateInBody(SigneasyCall call) {
        int id = RequestBody.integer(call.body(), "template_file_id");
        template(call, call.template(String.valueOf(id)));
    }

    private static void template(SigneasyCall call, Template template) {
        RequestReader reader = new RequestReader(call);
        List<ObjectNode> people = reader.people();
        List<Recipient> recipients = reader.recipients(people);
        TemplateFilling filling = new TemplateFilling(template, 0);
        for (int i = 0; i < people.size(); i++) {
            filling.assign(RequestBody.integer(people.get(i), "role_id"), recipients.get(i));
        }
        filling.fill(RequestBody.JSON.optionalObjects(reader.body(), "merge_fields"));
        answer(
                call,
                reader.send(
                        reader.sending(
                                Sending.Kind.REQUEST,
                                List.of(Source.of(template)),
                                filling.fields()),
                        recipients));
    }

    private static void answer(SigneasyCall call, SignatureRequest request) {
        call.answer(200, JsonReader.object().put("pending_file_id", request.id()));
    }
}
