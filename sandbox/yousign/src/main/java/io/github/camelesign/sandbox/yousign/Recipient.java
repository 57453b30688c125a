// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** Somebody whose signature or approval is asked for. Guarded by the state's lock. */
abstract class Recipient {
    private static final String INITIATED = "initiated";
    private static final String NOTIFIED = "notified";

    private final String id = UUID.randomUUID().toString();

    /** Name, e-mail, phone number and locale. */
    final ObjectNode info;

    /** Everything else that was said about them, in Yousign's names. */
    final ObjectNode settings;

    /** Whose turn it is follows from the stages; those of one stage act in parallel. */
    int stage;

    private String status = INITIATED;
    private Instant since;

    Recipient(ObjectNode info, ObjectNode settings) {
        this.info = info;
        this.settings = settings;
    }

    String id() {
        return id;
    }

    String email() {
        return info.path("email").asText();
    }

    boolean is(String email) {
        return email().equalsIgnoreCase(email);
    }

    String name() {
        return info.path("first_name").asText() + " " + info.path("last_name").asText();
    }

    String status() {
        return status;
    }

    /** When the status became what it is; null at first. */
    Instant since() {
        return since;
    }

    void becomes(String newStatus, Instant now) {
        status = newStatus;
        since = now;
    }

    /** It is their turn, now. */
    void asked(Instant now) {
        becomes(NOTIFIED, now);
    }

    /** Back to the start, for a request that is made anew. */
    void waits() {
        status = INITIATED;
        since = null;
    }

    boolean isAsked() {
        return status.equals(NOTIFIED);
    }

    boolean isWaiting() {
        return status.equals(INITIATED);
    }

    /** Whether nothing more is expected from them. */
    boolean hasActed() {
        return !isAsked() && !isWaiting();
    }

    /** The prefix of their events. */
    abstract String kind();

    /** Signs or approves. */
    abstract void accept(Lifecycle lifecycle, SignatureRequest request);

    /** Declines or rejects. */
    abstract void refuse(Lifecycle lifecycle, SignatureRequest request, String reason);
}
