// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import static java.util.Map.entry;

import io.github.camelesign.api.EventType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SignNow's names of events, from its documentation and its SDKs, in the common vocabulary. The
 * names of an event at the user, the document and the first generation of webhooks differ only in
 * front; the set is open, and a name that is not here is {@code unknown}.
 */
public final class SignNowEventNames {

    private static final String OF_USER = "user.";

    private static final Map<String, EventType> TYPES =
            Map.ofEntries(
                    entry("document.create", EventType.CREATED),
                    entry("document.update", EventType.UPDATED),
                    entry("document.open", EventType.VIEWED),
                    entry("document.complete", EventType.COMPLETED),
                    entry("document.delete", EventType.DELETED),
                    entry("document.fieldinvite.create", EventType.UPDATED),
                    entry("document.fieldinvite.sent", EventType.SENT),
                    entry("document.fieldinvite.signed", EventType.SIGNED),
                    entry("document.fieldinvite.decline", EventType.DECLINED),
                    entry("document.fieldinvite.delete", EventType.VOIDED),
                    entry("document.fieldinvite.revoke", EventType.VOIDED),
                    entry("document.fieldinvite.resend", EventType.REMINDED),
                    entry("document.fieldinvite.reassign", EventType.UPDATED),
                    entry("document.fieldinvite.replace", EventType.UPDATED),
                    entry("document.fieldinvite.accept", EventType.UPDATED),
                    entry("document.fieldinvite.consent.agreed", EventType.UPDATED),
                    entry("document.fieldinvite.consent.declined", EventType.DECLINED),
                    entry("document.fieldinvite.consent.withdrawn", EventType.DECLINED),
                    entry("document.fieldinvite.authentication.failed", EventType.FAILED),
                    entry("document.fieldinvite.email.delivery.failed", EventType.FAILED),
                    entry("document.freeform.create", EventType.SENT),
                    entry("document.freeform.signed", EventType.SIGNED),
                    entry("document.freeform.cancel", EventType.VOIDED),
                    entry("document.freeform.resend", EventType.REMINDED),
                    entry("document_group.create", EventType.CREATED),
                    entry("document_group.update", EventType.UPDATED),
                    entry("document_group.open", EventType.VIEWED),
                    entry("document_group.complete", EventType.COMPLETED),
                    entry("document_group.delete", EventType.DELETED),
                    entry("document_group.invite.create", EventType.SENT),
                    entry("document_group.invite.sent", EventType.SENT),
                    entry("document_group.invite.signed", EventType.SIGNED),
                    entry("document_group.invite.resend", EventType.REMINDED),
                    entry("document_group.invite.update", EventType.UPDATED),
                    entry("document_group.invite.reassign", EventType.UPDATED),
                    entry("document_group.invite.cancel", EventType.VOIDED),
                    entry("document_group.invite.declined", EventType.DECLINED),
                    entry("document_group.invite.consent.agreed", EventType.UPDATED),
                    entry("document_group.invite.consent.declined", EventType.DECLINED),
                    entry("document_group.invite.consent.withdrawn", EventType.DECLINED),
                    entry("document_group.invite.authentication.failed", EventType.FAILED),
                    entry("document_group.invite.email.delivery.failed", EventType.FAILED),
                    entry("document_group.freeform.create", EventType.SENT),
                    entry("document_group.freeform.signed", EventType.SIGNED),
                    entry("document_group.freeform.cancel", EventType.VOIDED),
                    entry("document_group.freeform.resend", EventType.REMINDED),
                    entry("template.copy", EventType.CREATED),
                    entry("invite.expired", EventType.EXPIRED),
                    // the first generation
                    entry("invite.create", EventType.SENT),
                    entry("invite.update", EventType.UPDATED));

    /** What a user's subscription may name for certain: SignNow's own SDKs do. */
    public static final Set<String> CERTAIN =
            Set.of(
                    "user.document.create",
                    "user.document.update",
                    "user.document.open",
                    "user.document.complete",
                    "user.document.delete",
                    "user.document.fieldinvite.create",
                    "user.document.fieldinvite.sent",
                    "user.document.fieldinvite.signed",
                    "user.document.fieldinvite.decline",
                    "user.document.fieldinvite.delete",
                    "user.document.fieldinvite.reassign",
                    "user.document.fieldinvite.replace",
                    "user.document.freeform.create",
                    "user.document.freeform.signed",
                    "user.document_group.create",
                    "user.document_group.update",
                    "user.document_group.complete",
                    "user.document_group.delete",
                    "user.document_group.invite.create",
                    "user.document_group.invite.resend",
                    "user.document_group.invite.update",
                    "user.document_group.invite.cancel",
                    "user.template.copy",
                    "user.invite.expired");

    /**
     * What a user's subscription may name by SignNow's pages and by what others send: where SignNow
     * does not know a name, the route is as good as without it.
     */
    public static final Set<String> PROBABLE =
            Set.of(
                    "user.document.fieldinvite.resend",
                    "user.document.fieldinvite.revoke",
                    "user.document.fieldinvite.accept",
                    "user.document.fieldinvite.consent.agreed",
                    "user.document.fieldinvite.consent.declined",
                    "user.document.fieldinvite.consent.withdrawn",
                    "user.document.fieldinvite.authentication.failed",
                    "user.document.fieldinvite.email.delivery.failed",
                    "user.document.freeform.cancel",
                    "user.document.freeform.resend",
                    "user.document_group.open",
                    "user.document_group.invite.sent",
                    "user.document_group.invite.signed",
                    "user.document_group.invite.reassign",
                    "user.document_group.invite.declined",
                    "user.document_group.invite.consent.agreed",
                    "user.document_group.invite.consent.declined",
                    "user.document_group.invite.consent.withdrawn",
                    "user.document_group.invite.authentication.failed",
                    "user.document_group.invite.email.delivery.failed",
                    "user.document_group.freeform.create",
                    "user.document_group.freeform.signed",
                    "user.document_group.freeform.cancel",
                    "user.document_group.freeform.resend");

    /** The events of the first generation, which are not signed. */
    public static final Set<String> FIRST_GENERATION =
            Set.of(
                    "document.create",
                    "document.update",
                    "document.delete",
                    "document.complete",
                    "invite.create",
                    "invite.update");

    private static final String INVITE_SIGNED = "fulfilled";
    private static final String INVITE_DECLINED = "declined";
    private static final String FREE_FORM_ENDED = "freeform.cancel";

    private SignNowEventNames() {}

    /** Those of the names whose events may be of one of the types. */
    public static Set<String> ofTypes(Set<String> names, Set<EventType> types) {
        return names.stream()
                .filter(
                        name ->
                                types.contains(type(name, null))
                                        || types.contains(type(name, INVITE_SIGNED))
                                        || types.contains(type(name, INVITE_DECLINED)))
                .collect(Collectors.toSet());
    }

    /**
     * The common type of an event.
     *
     * @param status of the invite, which alone decides what {@code invite.update} means, and
     *     whether a free-form invite was cancelled or declined, which has no name of its own; or
     *     null
     */
    public static EventType type(String name, Object status) {
        String plain = name.startsWith(OF_USER) ? name.substring(OF_USER.length()) : name;
        if ("invite.update".equals(plain) && INVITE_SIGNED.equals(status)) {
            return EventType.SIGNED;
        }
        if (plain.endsWith(FREE_FORM_ENDED) && INVITE_DECLINED.equals(status)) {
            return EventType.DECLINED;
        }
        return TYPES.getOrDefault(plain, EventType.UNKNOWN);
    }
}
