package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.JsonReader;
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

    void mount(Endpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH + "/:contact", call -> call.answer(200, contact(call)));
        endpoints.on("PATCH", PATH + "/:contact", this::update);
        endpoints.on("DELETE", PATH + "/:contact", this::delete);
    }

    private static ObjectNode contact(Call call) {
        return call.world().contacts.get(call.path("contact"));
    }

    private void list(Call call) {
        call.answer(
                200, Paging.page(new Query(call, "after", "limit"), call.world().contacts.all()));
    }

    private void create(Call call) {
        ObjectNode contact = JsonReader.object();
        OPTIONAL.forEach(contact::putNull);
        contact.put("workspace_id", call.world().accounts.defaultWorkspaceId());
        contact.setAll(call.body(CREATE));
        call.world().contacts.add(contact);
        call.world()
                .happenings
                .ofResource(
                        "contact.created",
                        "contact",
                        contact,
                        contact.path("workspace_id").asText());
        call.answer(201, contact);
    }

    private void update(Call call) {
        ObjectNode contact = contact(call);
        contact.setAll(call.body(UPDATE));
        call.answer(200, contact);
    }

    private void delete(Call call) {
        call.world().contacts.remove(call.path("contact"));
        call.noContent();
    }
}
