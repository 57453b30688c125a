// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.SignerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens by itself as the clock goes on: requests expire, people are reminded and act. */
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

    /** Lets people act by the auto-sign policy. Who would decline and may not does nothing. */
    void letRecipientsAct(SignerPolicy policy) {
        for (SignatureRequest request : state.requests.all()) {
            // the first who acts may end it for the others
            List<Recipient> due =
                    request.recipients()
                            .filter(Recipient::isAsked)
                            .filter(r -> policy.isDue(r.since()))
                            .toList();
            for (Recipient recipient : due) {
                if (request.status.isOpen() && recipient.isAsked()) {
                    act(request, recipient);
                }
            }
        }
        state.procedures.letMembersAct(policy);
    }

    private void act(SignatureRequest request, Recipient recipient) {
        if (!SignerPolicy.declines(recipient.email())) {
            recipient.accept(state.lifecycle, request);
        } else if (recipient instanceof Approver || request.is("signers_allowed_to_decline")) {
            recipient.refuse(state.lifecycle, request, SignerPolicy.REASON);
        }
    }
}
