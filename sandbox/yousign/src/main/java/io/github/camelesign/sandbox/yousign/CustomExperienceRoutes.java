// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** How signing looks. The sandbox keeps it, its signing page looks the same for all. */
final class CustomExperienceRoutes {
    private static final String PATH = "/custom_experiences";
    private static final List<String> SWITCHES =
            List.of(
                    "landing_page_disabled",
                    "side_panel_disabled",
                    "email_logo_disabled",
                    "email_header_text_disabled",
                    "email_footer_signature_disabled",
                    "email_expiration_text_disabled",
                    "recipients_activity_disabled",
                    "download_documents_disabled",
                    "document_navigation_disabled");
    private static final List<String> COLORS =
            List.of("background_color", "button_color", "text_color", "text_button_color");
    private static final Shape CREATE = shape();
    private static final Shape UPDATE = CREATE.partial();

    private static Shape shape() {
        Shape shape =
                Shape.object()
                        .required("name", Rules.text(1, 255))
                        .optional(
                                "disabled_notifications",
                                Rules.list(Rules.text(1, 128), 0, 100).orNull())
                        .optional("redirect_urls", Rules.OBJECT.orNull())
                        .optional("logo_layout", Rules.oneOf("round", "original"));
        SWITCHES.forEach(name -> shape.optional(name, Rules.BOOL.orNull()));
        COLORS.forEach(
                name ->
                        shape.optional(
                                name, Rules.matching("#([a-f0-9]{3}|[a-f0-9]{6})").orNull()));
        return shape;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH + "/:experience", call -> call.answer(200, experience(call)));
        endpoints.on("PATCH", PATH + "/:experience", this::update);
        endpoints.on("DELETE", PATH + "/:experience", this::delete);
    }

    private static ObjectNode experience(YousignCall call) {
        return call.state().customExperiences.get(call.path("experience"));
    }

    private void list(YousignCall call) {
        call.answer(
                200,
                YousignPaging.page(
                        new Query(call, "after", "limit"), call.state().customExperiences.all()));
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body(CREATE);
        ObjectNode experience = JsonReader.object();
        SWITCHES.forEach(name -> experience.put(name, false));
        COLORS.forEach(experience::putNull);
        experience.putArray("disabled_notifications");
        experience
                .putObject("redirect_urls")
                .putNull("success")
                .putNull("error")
                .putNull("decline");
        experience
                .putNull("logo")
                .put("source", EventPublisher.SOURCE)
                .put("created_at", Timestamps.text(call.now()))
                .setAll(body);
        call.answer(201, call.state().customExperiences.add(experience));
    }

    private void update(YousignCall call) {
        ObjectNode experience = experience(call);
        experience.setAll(call.body(UPDATE));
        call.answer(200, experience);
    }

    private void delete(YousignCall call) {
        call.state().customExperiences.remove(call.path("experience"));
        call.noContent();
    }
}
