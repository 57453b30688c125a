// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import java.time.Duration;
import java.time.Instant;

/** The account that the user belongs to, and how its envelopes ended. */
final class AccountRoutes {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int LIMIT = 1000;

    void mount(JSignEndpoints endpoints) {
        endpoints.bearer("GET", "/account", AccountRoutes::account);
        endpoints.bearer("GET", "/account/statistics", AccountRoutes::statistics);
    }

    private static void account(JSignCall call) {
        Instant now = call.now();
        ObjectNode data = JsonReader.object();
        data.putObject("subscription")
                .put("plan_name", "Sandbox")
                .put("start_date", Timestamps.of(now))
                .put("end_date", Timestamps.of(now.plus(YEAR)))
                .put("renewal_date", Timestamps.of(now.plus(YEAR)))
                .put("remaining_days", YEAR.toDays())
                .put("currency_code", "USD")
                .put("account_id", "sandbox")
                .put("account_created_date", Timestamps.of(now));
        ObjectNode plan =
                data.putObject("plan")
                        .put("document_limit", LIMIT)
                        .put("template_limit", LIMIT)
                        .put("number_of_docs_per_envelope", LIMIT)
                        .put("user_limit", LIMIT)
                        .put("supported_file_size", call.state().uploadLimit);
        plan.putArray("supported_sign_types").add("Esignature");
        ArrayNode types = plan.putArray("supported_file_types").add("pdf");
        FileReception.CONVERTED.stream().sorted().forEach(types::add);
        plan.putArray("supported_features");
        data.putObject("user")
                .put("first_name", call.user().firstName())
                .put("last_name", call.user().lastName())
                .put("email", call.user().email())
                .put("status", "Active")
                .put("is_admin", true);
        data.putObject("alerts")
                .put("is_locked", false)
                .put("cancellation_requested", false)
                .put("document_exhausted", false)
                .put("template_exhausted", false);
        call.answer("Account details retrieved successfully.", data);
    }

    private static void statistics(JSignCall call) {
        ObjectNode data = JsonReader.object();
        data.putObject("document_stats")
                .put("completed", count(call, Status.COMPLETED))
                .put("declined", count(call, Status.DECLINED))
                .put("expired", count(call, Status.EXPIRED))
                .put("failed", 0)
                .put("cancelled", count(call, Status.CANCELLED));
        call.answer("Statistics retrieved successfully.", data);
    }

    private static long count(JSignCall call, Status status) {
        return call.state().envelopes.all().stream()
                .filter(envelope -> envelope.contents().creator().is(call.user().email()))
                .filter(envelope -> envelope.is(status))
                .count();
    }
}
