// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;

/**
 * Somebody who is to sign.
 *
 * @param order 1 for who signs first
 * @param due since when it is their turn; null before that
 * @param views how often they opened the document
 */
record Recipient(
        int id,
        int userId,
        String email,
        String firstName,
        String lastName,
        int order,
        Status status,
        Instant due,
        int views,
        Instant created,
        Instant modified) {
    /** How far they are. */
    enum Status {
        NOT_VIEWED,
        VIEWED,
        FINALIZED,
        DECLINED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Somebody new; the person may have names. */
    static Recipient of(SigneasyState state, String email, int order, JsonNode person) {
        Instant now = state.now();
        return new Recipient(
                state.ids.next(),
                state.accounts.userId(email),
                email,
                RequestBody.optionalText(person, "first_name"),
                RequestBody.optionalText(person, "last_name"),
                order,
                Status.NOT_VIEWED,
                null,
                0,
                now,
                now);
    }

    boolean isOpen() {
        return status == Status.NOT_VIEWED || status == Status.VIEWED;
    }

    /** Whether it is their turn. */
    boolean isDue() {
        return isOpen() && due != null;
    }

    boolean is(String address) {
        return email.equalsIgnoreCase(address);
    }

    String name() {
        return (firstName + " " + lastName).trim();
    }

    Recipient dueAt(Instant now) {
        return with(status, due == null ? now : due, views, modified);
    }

    Recipient viewed(Instant now) {
        return status == Status.NOT_VIEWED
                ? with(Status.VIEWED, due, views + 1, now)
                : with(status, due, views + 1, modified);
    }

    Recipient becomes(Status next, Instant now) {
        return with(next, due, views, now);
    }

    private Recipient with(Status newStatus, Instant newDue, int newViews, Instant newModified) {
        return new Recipient(
                id,
                userId,
                email,
                firstName,
                lastName,
                order,
                newStatus,
                newDue,
                newViews,
                created,
                newModified);
    }
}
