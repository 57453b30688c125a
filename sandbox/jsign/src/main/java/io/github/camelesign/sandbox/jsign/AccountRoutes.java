// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import java.time.Duration;

/** The account that the user belongs to, and how its envelopes ended. */
final class AccountRoutes {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final ObjectNode FACTS =
            JsonReader.resource(AccountRoutes.class, "account.json");

    void mount(JSignEndpoints endpoints) {
        endpoints.bearer("GET", "/account", AccountRoutes::account);
        endpoints.bearer("GET", "/account/statistics", AccountRoutes::statistics);
    }

    private static void account(JSignCall call) {
        String begin = Timestamps.of(call.now());
        String end = Timestamps.of(call.now().plus(YEAR));
        ObjectNode data = FACTS.deepCopy();
        data.withObject("/subscription")
                .put("start_date", begin)
                .put("end_date", end)
                .put("renewal_date", end)
                .put("remaining_days", YEAR.toDays())
                .put("account_created_date", begin);
        ObjectNode plan =
                data.withObject("/plan").put("supported_file_size", call.state().uploadLimit);
        FileReception.CONVERTED.stream()
                .sorted()
                .forEach(plan.putArray("supported_file_types").add("pdf")::add);
        data.withObject("/user")
                .put("first_name", call.user().firstName())
                .put("last_name", call.user().lastName())
                .put("email", call.user().email());
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
