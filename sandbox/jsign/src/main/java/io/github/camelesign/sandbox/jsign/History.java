// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened to envelopes, found by comparing them before and after each change. */
final class History {
    private final Map<String, List<Activity>> activities = new HashMap<>();

    /** Oldest first. */
    synchronized List<Activity> of(String envelopeId) {
        return List.copyOf(activities.getOrDefault(envelopeId, List.of()));
    }

    synchronized void add(String envelopeId, Activity activity) {
        activities.computeIfAbsent(envelopeId, id -> new ArrayList<>()).add(activity);
    }

    /** Before is null for a new envelope. */
    void changed(JSignEnvelope before, JSignEnvelope after, Instant now) {
        User creator = after.contents().creator();
        if (before == null) {
            add(after.id(), Activity.of(creator, "Created", now));
            return;
        }
        for (int i = 0; i < after.signers().size(); i++) {
            Signer signer = after.signers().get(i);
            if (signer.state() != before.signers().get(i).state()) {
                boolean signed = signer.state() == Signer.State.SIGNED;
                add(after.id(), Activity.of(signer, signed ? "Signed" : "Declined", now));
            }
        }
        if (after.status() != before.status() && !after.is(Status.DECLINED)) {
            add(after.id(), Activity.of(creator, word(after), now));
        }
        if (!after.contents().equals(before.contents())) {
            add(after.id(), Activity.of(creator, "Updated", now));
        }
    }

    private static String word(JSignEnvelope after) {
        return after.is(Status.PENDING)
                ? "DueDateExtended"
                : after.word(after.contents().creator().email());
    }
}
