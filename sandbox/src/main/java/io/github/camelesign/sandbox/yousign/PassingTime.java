package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** What happens by itself as the clock goes on: requests expire, signers are reminded. */
final class PassingTime {
    private final YousignWorld world;

    PassingTime(YousignWorld world) {
        this.world = world;
    }

    void pass() {
        Instant now = world.now();
        for (SignatureRequest request : world.requests.all()) {
            if (request.status.isOpen() && !request.expires.isAfter(now)) {
                world.lifecycle.expire(request);
            } else if (isReminderDue(request, now)) {
                world.lifecycle.remindAll(request);
            }
        }
        world.procedures.passTime(now);
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
