// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** Contacts, who can be asked to sign by their id. */
final class ContactRoutes {
    private static final String PATH = "/contacts";
    private static final List<String> OPTIONAL =
            List.of(
                    "phone_number",
                    "company_name",
                    "job_title",
                    "address_line_1",
                    "address_line_2",
                    "address_city",
                    "address_postal_code",
                    "address_country");
    private static final Shape CREATE = shape();
    private static final Shape UPDATE = CREATE.partial();

    private static Shape shape() {
        Shape shape =
                Shape.object()
                        .required("first_name", Rules.text(1, 255))
                        .required("last_name", Rules.text(1, 255))
                        .required("email", Rules.EMAIL)
                        .required("locale", Rules.LOCALE)
                        .optional("workspace_id", Rules.UUID.orNull());
        OPTIONAL.forEach(name -> shape.optional(name, Rules.text(1, 255).orNull()));
        return shape.optional("phone_number", Rules.PHONE.orNull());
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH + "/:contact", call -> call.answer(200, contact(call)));
        endpoints.on("PATCH", PATH + "/:contact", this::update);
        endpoints.on("DELETE", PATH + "/:contact", this::delete);
    }

    private static ObjectNode contact(YousignCall call) {
        return call.state().contacts.get(call.path("contact"));
    }

    private void list(YousignCall call) {
        call.answer(
                200,
                YousignPaging.page(new Query(call, "after", "limit"), call.state().contacts.all()));
    }

    private void create(YousignCall call) {
        ObjectNode contact = JsonReader.object();
        OPTIONAL.forEach(contact::putNull);
        contact.put("workspace_id", call.state().accounts.defaultWorkspaceId());
        contact.setAll(call.body(CREATE));
        call.state().contacts.add(contact);
        call.state()
                .publisher
                .ofResource(
                        "contact.created",
                        "contact",
                        contact,
                        contact.path("workspace_id").asText());
        call.answer(201, contact);
    }

    private void update(YousignCall call) {
        ObjectNode contact = contact(call);
        contact.setAll(call.body(UPDATE));
        call.answer(200, contact);
    }

    private void delete(YousignCall call) {
        call.state().contacts.remove(call.path("contact"));
        call.noContent();
    }
}
