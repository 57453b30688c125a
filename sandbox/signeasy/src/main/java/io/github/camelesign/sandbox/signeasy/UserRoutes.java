// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;

/** The owner of the token. */
final class UserRoutes {
    private static final int STANDARD_PLAN = 2;
    private static final int CREDITS = 1000;

    void mount(SigneasyEndpoints endpoints) {
        endpoints.bearerOfAnybody("GET", "/v1/user", call -> call.answer(200, user(call)));
        endpoints.bearerOfAnybody("GET", "/v3/me", call -> call.answer(200, newer(call)));
    }

    private static ObjectNode user(SigneasyCall call) {
        User user = call.user();
        long imported =
                call.state().originals.all().stream().filter(o -> call.isMine(o.owner())).count();
        long signed =
                call.state().signedFiles.all().stream().filter(s -> call.isMine(s.owner())).count();
        ObjectNode json =
                JsonReader.object()
                        .put("account_type", STANDARD_PLAN)
                        .put("is_auto_renew", 1)
                        .put("company", User.COMPANY)
                        .put("created_time", user.created().getEpochSecond())
                        .put("document_credits", 0)
                        .put("email", user.email())
                        .put("first_name", user.firstName())
                        .put("id", user.id())
                        .put("is_paid", 1)
                        .put("last_name", user.lastName())
                        .put("last_modified_time", user.created().getEpochSecond())
                        .put("referrer_code", "sandbox")
                        .put("referrer_promo_left", 5)
                        .put("imported_file_count", imported)
                        .put("signed_file_count", signed)
                        .put("status", 1)
                        .put("email_verified", user.verified() ? 1 : 0);
        if (user.verified()) {
            json.put("activation_time", user.created().getEpochSecond());
        } else {
            json.putNull("activation_time");
        }
        return json.putNull("company_size")
                .putNull("subscription_expiry_time")
                .putNull("card_last4")
                .putNull("card_brand");
    }

    private static ObjectNode newer(SigneasyCall call) {
        long sent =
                call.state().requests.all().stream()
                        .filter(request -> call.isMine(request.sending().owner()))
                        .count();
        return user(call)
                .put("rs_allowed", 1)
                .put("is_social", 0)
                .put("subscription_status", "active")
                .put("is_template_creation_allowed", 1)
                .put("envelope_credits_available", CREDITS - sent)
                .put("envelope_credits_consumed", sent)
                .put("grace_envelope_credits_available", 0)
                .put("grace_envelope_credits_consumed", 0);
    }
}
