// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** What happens by itself as the clock goes on: requests expire, signers are reminded. */
final class PassingTime {
    private final YousignState state;

    PassingTime(YousignState state) {
        this.state = state;
    }

    void pass() {
        Instant now = state.now();
        for (SignatureRequest request : state.requests.all()) {
            if (request.status.isOpen() && !request.expires.isAfter(now)) {
                state.lifecycle.expire(request);
            } else if (isReminderDue(request, now)) {
                state.lifecycle.remindAll(request);
            }
        }
        state.procedures.passTime(now);
    }

    private static boolean isReminderDue(SignatureRequest request, Instant now) {
        JsonNode settings = request.settings.path("reminder_settings");
        if (request.status != Status.ONGOING || !settings.isObject()) {
            return false;
        }
        Duration interval = Duration.ofDays(settings.path("interval_in_days").asInt());
        return request.reminders < settings.path("max_occurrences").asInt()
                && !request.lastReminder.plus(interval).isAfter(now);
    }
}
