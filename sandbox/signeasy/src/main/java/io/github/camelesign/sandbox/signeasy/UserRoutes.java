// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;

/** The owner of the token, and whom they register. */
final class UserRoutes {
    private static final ObjectNode FACTS = JsonReader.resource(UserRoutes.class, "user.json");
    private static final ObjectNode NEWER_FACTS =
            JsonReader.resource(UserRoutes.class, "newer-user.json");
    private static final int CREDITS = 1000;

    void mount(SigneasyEndpoints endpoints) {
        endpoints.bearerOfAnybody("GET", "/v1/user", c -> c.answer(user(c, c.user())));
        endpoints.bearer("POST", "/v1/user", UserRoutes::register);
        endpoints.bearerOfAnybody("GET", "/v3/me", call -> call.answer(newer(call)));
    }

    private static void register(SigneasyCall call) {
        ObjectNode body = call.body();
        User user =
                call.state()
                        .newUser(
                                body.path("email").asText(),
                                body.path("password").asText(),
                                body.path("first_name").asText(""),
                                body.path("last_name").asText(""),
                                false);
        if (!call.state().users.add(user)) {
            throw SigneasyError.invalid("There is already a user with that e-mail");
        }
        call.answer(user(call, user));
    }

    private static ObjectNode user(SigneasyCall call, User user) {
        long imported =
                call.state().documents.all().stream()
                        .filter(d -> d.type() == Document.Type.ORIGINAL)
                        .filter(document -> document.owner().id() == user.id())
                        .count();
        long signed =
                call.state().signedFiles.all().stream()
                        .filter(file -> file.owner().id() == user.id())
                        .count();
        long created = user.created().getEpochSecond();
        return FACTS.deepCopy()
                .put("created_time", created)
                .put("email", user.email())
                .put("first_name", user.firstName())
                .put("id", user.id())
                .put("last_name", user.lastName())
                .put("last_modified_time", created)
                .put("imported_file_count", imported)
                .put("signed_file_count", signed)
                .put("email_verified", user.verified() ? 1 : 0)
                .put("activation_time", user.verified() ? created : null);
    }

    private static ObjectNode newer(SigneasyCall call) {
        long sent =
                call.state().requests.all().stream()
                        .filter(request -> call.isMine(request.sending().owner()))
                        .count();
        return user(call, call.user())
                .setAll(
                        NEWER_FACTS
                                .deepCopy()
                                .put("envelope_credits_available", CREDITS - sent)
                                .put("envelope_credits_consumed", sent));
    }
}
