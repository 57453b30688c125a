// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static java.util.Map.entry;

import io.github.camelesign.api.EventType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Yousign's names of events in the common vocabulary; the set is open, and a name that is not here
 * is {@code unknown}. A signer's refusal comes twice, for the signer and for the request: only the
 * latter is {@code declined}, so that a route meets it once. What has nothing to do with a
 * signature is {@code updated} or {@code failed}, never {@code completed}.
 */
public final class YousignEventNames {

    /** Of v3, as its description lists them for subscriptions. */
    public static final Map<String, EventType> SUBSCRIBED =
            Map.ofEntries(
                    entry("signature_request.activated", EventType.SENT),
                    entry("signature_request.approved", EventType.UPDATED),
                    entry("signature_request.rejected", EventType.DECLINED),
                    entry("signature_request.declined", EventType.DECLINED),
                    entry("signature_request.canceled", EventType.VOIDED),
                    entry("signature_request.done", EventType.COMPLETED),
                    entry("signature_request.expired", EventType.EXPIRED),
                    entry("signature_request.reactivated", EventType.UPDATED),
                    entry("signature_request.deleted", EventType.DELETED),
                    entry("signature_request.permanently_deleted", EventType.DELETED),
                    entry("signature_request.paused", EventType.UPDATED),
                    entry("signature_request.resumed", EventType.UPDATED),
                    entry("signature_request.reminder_executed", EventType.REMINDED),
                    entry("signature_request.automatic_reminder_executed", EventType.REMINDED),
                    entry("signer.notified", EventType.SENT),
                    entry("signer.link_opened", EventType.VIEWED),
                    entry("signer.done", EventType.SIGNED),
                    entry("signer.declined", EventType.UPDATED),
                    entry("signer.error", EventType.FAILED),
                    entry("signer.identification_succeeded", EventType.UPDATED),
                    entry("signer.identification_failed", EventType.FAILED),
                    entry("signer.identification_blocked", EventType.FAILED),
                    entry("signer.identification_expired", EventType.FAILED),
                    entry("signer.identity_saved", EventType.UPDATED),
                    entry("signer.sender_contacted", EventType.UPDATED),
                    entry("signer.notification_delivery_failed", EventType.FAILED),
                    entry("approver.notified", EventType.SENT),
                    entry("approver.approved", EventType.UPDATED),
                    entry("approver.rejected", EventType.UPDATED),
                    entry("approver.notification_delivery_failed", EventType.FAILED),
                    entry("electronic_seal.done", EventType.COMPLETED),
                    entry("electronic_seal.error", EventType.FAILED),
                    entry("contact.created", EventType.UPDATED),
                    entry("user.completed", EventType.UPDATED),
                    entry("document_analysis.done", EventType.UPDATED),
                    entry("verification.identity_video.done", EventType.UPDATED),
                    entry("verification.identity_document.done", EventType.UPDATED),
                    entry("verification.bank_account.done", EventType.UPDATED),
                    entry("verification.bank_account_connection.done", EventType.UPDATED),
                    entry("verification.bank_account_lookup.done", EventType.UPDATED),
                    entry("verification.company.done", EventType.UPDATED),
                    entry("verification.watchlist.done", EventType.UPDATED),
                    entry("verification.proof_of_address.done", EventType.UPDATED),
                    entry("workflow_session.started", EventType.UPDATED),
                    entry("workflow_session.blocked", EventType.FAILED),
                    entry("workflow_session.done", EventType.UPDATED),
                    entry("workflow_action_group.started", EventType.UPDATED),
                    entry("workflow_action_group.blocked", EventType.FAILED),
                    entry("workflow_action_group.done", EventType.UPDATED),
                    entry("applicant.notified", EventType.UPDATED),
                    entry("applicant.processed", EventType.UPDATED),
                    entry("applicant.session_blocked", EventType.FAILED));

    /** What v3 sent in 2025, and what later pages name: a subscription need not take these. */
    private static final Map<String, EventType> OTHERS_OF_V3 =
            Map.of(
                    "bank_account_verification.done", EventType.UPDATED,
                    "id_document_verification.done", EventType.UPDATED,
                    "video_identity_verification.done", EventType.UPDATED,
                    "monitoring.natural_person.activated", EventType.UPDATED,
                    "monitoring.natural_person.canceled", EventType.UPDATED,
                    "monitoring.natural_person.inconclusive", EventType.UPDATED,
                    "monitoring.natural_person.updated", EventType.UPDATED);

    /** What a procedure of v2 can be asked to call about. */
    public static final Map<String, EventType> OF_PROCEDURES =
            Map.of(
                    "procedure.started", EventType.SENT,
                    "procedure.finished", EventType.COMPLETED,
                    "procedure.refused", EventType.DECLINED,
                    "procedure.expired", EventType.EXPIRED,
                    "procedure.deleted", EventType.DELETED,
                    "member.started", EventType.SENT,
                    "member.finished", EventType.SIGNED,
                    "comment.created", EventType.UPDATED);

    /** What v2 names elsewhere. */
    private static final Map<String, EventType> OTHERS_OF_V2 =
            Map.of(
                    "procedure.created", EventType.CREATED,
                    "procedure.error", EventType.FAILED,
                    "member.refused", EventType.UPDATED,
                    "reminder.executed", EventType.REMINDED,
                    "server_stamp.finished", EventType.COMPLETED,
                    "server_stamp.error", EventType.FAILED);

    private YousignEventNames() {}

    /** The common type of an event of v3. */
    public static EventType type(String name) {
        return SUBSCRIBED.getOrDefault(name, OTHERS_OF_V3.getOrDefault(name, EventType.UNKNOWN));
    }

    /** The common type of an event of v2. */
    public static EventType typeOfV2(String name) {
        return OF_PROCEDURES.getOrDefault(name, OTHERS_OF_V2.getOrDefault(name, EventType.UNKNOWN));
    }

    /** Those of the names whose events are of one of the types. */
    public static Set<String> ofTypes(Map<String, EventType> names, Set<EventType> types) {
        return names.entrySet().stream()
                .filter(name -> types.contains(name.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
