// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Signer;
import io.github.camelesign.sandbox.jsign.JSignEnvelope.Status;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that happened to an envelope.
 *
 * @param name for example {@code Signed}
 */
record Activity(Instant at, String name, String email, String firstName, String lastName) {
    static Activity of(User user, String name, Instant at) {
        return new Activity(at, name, user.email(), user.firstName(), user.lastName());
    }

    static Activity of(Signer signer, String name, Instant at) {
        return new Activity(at, name, signer.email(), signer.firstName(), signer.lastName());
    }

    @JsonProperty("content")
    String content() {
        return name + " by " + email;
    }

    /** What happened to an envelope between two moments; before is null for a new one. */
    static List<Activity> between(JSignEnvelope before, JSignEnvelope after, Instant now) {
        User creator = after.contents().creator();
        if (before == null) {
            return List.of(of(creator, "Created", now));
        }
        List<Activity> activities = new ArrayList<>();
        for (int i = 0; i < after.signers().size(); i++) {
            Signer signer = after.signers().get(i);
            if (signer.state() != before.signers().get(i).state()) {
                activities.add(of(signer, signer.hasSigned() ? "Signed" : "Declined", now));
            }
        }
        if (after.status() != before.status() && !after.is(Status.DECLINED)) {
            boolean again = after.is(Status.PENDING);
            activities.add(
                    of(creator, again ? "DueDateExtended" : after.word(creator.email()), now));
        }
        if (!after.contents().equals(before.contents())) {
            activities.add(of(creator, "Updated", now));
        }
        return activities;
    }
}
