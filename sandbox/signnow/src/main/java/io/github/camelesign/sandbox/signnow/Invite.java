// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.signnow.Field.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The invitation of one person: to fill a role, only to view the document, or to sign anywhere on a
 * document without fields.
 *
 * @param role null when there is nothing to fill
 * @param action what the person is asked to do: sign, view or approve
 * @param order signing order, 1 first; those of equal order sign in parallel
 * @param options what else the sender said about this signer; not to be changed
 * @param declineReason set when declined, else null
 * @param mails how often the person was written to
 * @param parentId the invite that this one was reassigned from, or the free-form invite of the
 *     document group that it belongs to, else null
 */
record Invite(
        String id,
        Kind kind,
        Role role,
        String action,
        String email,
        int order,
        Status status,
        Instant created,
        Instant updated,
        ObjectNode options,
        String declineReason,
        int mails,
        String parentId) {
    private static final int EXPIRES_AFTER_DAYS = 30;

    /** In SignNow's words of field invites; groups and free-form invites have some of them. */
    enum Status {
        /** It is not this signer's turn yet. */
        CREATED,
        PENDING,
        FULFILLED,
        DECLINED,
        EXPIRED,
        CANCELED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the invite came about, which decides who gives the person their turn. */
    enum Kind {
        DOCUMENT,
        EMBEDDED,
        /** Put in the place of another one; has its turn when it is triggered. */
        REPLACEMENT,
        /** Has its turn when that of its step comes. */
        GROUP,
        GROUP_EMBEDDED,
        /** To sign anywhere; has its turn at once. */
        FREEFORM;

        boolean takesTurnsInDocument() {
            return this == DOCUMENT || this == EMBEDDED;
        }

        boolean isEmbedded() {
            return this == EMBEDDED || this == GROUP_EMBEDDED;
        }
    }

    static Invite to(
            Kind kind,
            Role role,
            String action,
            String email,
            int order,
            ObjectNode options,
            Instant now) {
        Status first = Status.CREATED;
        return new Invite(
                Ids.id(), kind, role, action, email, order, first, now, now, options, null, 0,
                null);
    }

    /** Those of a role-based invite, when there is a role for each that nobody else fills. */
    static List<Invite> read(JsonNode signers, Document document, Kind kind, Instant now) {
        SignNowRules.check("Signers", signers);
        Set<Role> taken = new HashSet<>();
        document.invites().forEach(invite -> taken.add(invite.role()));
        List<Invite> invites = new ArrayList<>();
        for (JsonNode signer : signers) {
            Role role = role(signer, document, kind);
            refuseIf(!taken.add(role), "Role " + role.name() + " is invited already");
            String email = JSON.email(signer, "email");
            int order = signer.get("order").asInt();
            invites.add(to(kind, role, "sign", email, order, signer.deepCopy(), now));
        }
        return invites;
    }

    private static Role role(JsonNode signer, Document document, Kind kind) {
        String id = signer.path("role_id").asText("");
        // embedded invites may name the role by its id alone
        boolean byIdAlone = kind.isEmbedded() && !id.isEmpty() && !signer.has("role");
        return document.roles().stream()
                .filter(role -> byIdAlone || role.name().equals(signer.path("role").asText()))
                .filter(role -> id.isEmpty() || role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SignNowError.invalid("The document has no such role"));
    }

    static Invite freeform(String email, ObjectNode options, String groupInviteId, Instant now) {
        Invite invite = to(Kind.FREEFORM, null, "sign", email, 1, options, now);
        return Records.with(invite.becomes(Status.PENDING, now), "parentId", groupInviteId);
    }

    boolean is(Status other) {
        return status == other;
    }

    boolean isFreeform() {
        return kind == Kind.FREEFORM;
    }

    boolean isOpen() {
        return is(Status.CREATED) || is(Status.PENDING);
    }

    boolean waitsFor(String signer) {
        return is(Status.PENDING) && isTo(signer);
    }

    boolean isTo(String address) {
        return email.equalsIgnoreCase(address);
    }

    boolean fills(Role other) {
        return role != null && role.equals(other);
    }

    /** What somebody signs with who signs anywhere. */
    String signatureId() {
        return Ids.of(id);
    }

    @JsonProperty
    String givenSignature() {
        return is(Status.FULFILLED) ? signatureId() : null;
    }

    /** Null for what is not. */
    @JsonProperty
    Boolean canceled() {
        return isOpen() || is(Status.FULFILLED) ? null : Boolean.TRUE;
    }

    @JsonProperty
    boolean embedded() {
        return kind.isEmbedded();
    }

    @JsonProperty
    String delivery() {
        return isMailed() ? "email" : "link";
    }

    @JsonProperty
    List<Map<String, String>> declines() {
        return Stream.ofNullable(declineReason).map(reason -> Map.of("reason", reason)).toList();
    }

    /** When they were written to, as far as answers say it. */
    @JsonProperty
    List<Map<String, Instant>> sent() {
        return mails > 0 && isMailed() ? List.of(Map.of("at", created)) : List.of();
    }

    /** When the person may not act any more. */
    @JsonProperty
    Instant expires() {
        int days = options.path("expiration_days").asInt(EXPIRES_AFTER_DAYS);
        return created.plus(Duration.ofDays(days));
    }

    /** Whether it expires, or the one reminder that the sandbox sends is due. */
    boolean isDue(Instant now) {
        JsonNode reminder = options.path("reminder");
        int days = reminder.isObject() ? reminder.path("remind_after").asInt() : reminder.asInt();
        boolean remind = days > 0 && is(Status.PENDING) && mails == 1;
        Instant due = remind ? updated.plus(Duration.ofDays(days)) : Instant.MAX;
        return isOpen() && !isFreeform() && (isOverdue(now) || !due.isAfter(now));
    }

    private boolean isOverdue(Instant now) {
        return !expires().isAfter(now);
    }

    /** What becomes of one that is due. */
    Invite passed(Instant now) {
        return isOverdue(now) ? becomes(Status.EXPIRED, now) : resent(now);
    }

    /** Whether the person gets e-mails about it. */
    boolean isMailed() {
        return !kind.isEmbedded() || options.path("delivery_type").asText().equals("email");
    }

    Invite becomes(Status next, Instant now) {
        int written = next == Status.PENDING ? mails + 1 : mails;
        return Records.with(this, "status", next, "updated", now, "mails", written);
    }

    Invite declined(String reason, Instant now) {
        return Records.with(becomes(Status.DECLINED, now), "declineReason", reason);
    }

    Invite resent(Instant now) {
        return Records.with(this, "updated", now, "mails", mails + 1);
    }

    Invite withOptions(ObjectNode other, Instant now) {
        return Records.with(this, "options", other, "updated", now);
    }

    /** The same invitation to somebody else, which is another invitation, sent if it is due. */
    Invite reassigned(String to, ObjectNode other, Instant now) {
        Invite next = Records.with(this, "id", Ids.id(), "email", to, "parentId", id);
        return (is(Status.PENDING) ? next.resent(now) : next).withOptions(other, now);
    }
}
