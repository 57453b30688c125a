// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.events;

import static java.util.Map.entry;

import io.github.camelesign.api.EventType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names of Connect's events (section 6.2 of the API's facts). What happens to one recipient is
 * never a terminal type: the envelope's own event follows and is the one that counts.
 */
public final class DocuSignEventNames {

    static final String ENVELOPE_CREATED = "envelope-created";
    public static final String ENVELOPE_SENT = "envelope-sent";
    public static final String ENVELOPE_DELIVERED = "envelope-delivered";
    public static final String ENVELOPE_COMPLETED = "envelope-completed";
    public static final String ENVELOPE_DECLINED = "envelope-declined";
    public static final String ENVELOPE_VOIDED = "envelope-voided";
    static final String ENVELOPE_DELETED = "envelope-deleted";
    static final String RECIPIENT_SENT = "recipient-sent";
    static final String RECIPIENT_DELIVERED = "recipient-delivered";
    static final String RECIPIENT_COMPLETED = "recipient-completed";
    static final String RECIPIENT_DECLINED = "recipient-declined";
    static final String RECIPIENT_AUTORESPONDED = "recipient-autoresponded";

    /**
     * Those of envelopes and recipients, and the statuses of envelopes that messages of a status
     * name; then those of templates and other products, which are never more than {@code updated}.
     */
    private static final Map<String, EventType> TYPES =
            Map.ofEntries(
                    entry(ENVELOPE_CREATED, EventType.CREATED),
                    entry(ENVELOPE_SENT, EventType.SENT),
                    entry("envelope-resent", EventType.REMINDED),
                    entry("envelope-reminder-sent", EventType.REMINDED),
                    entry(ENVELOPE_DELIVERED, EventType.DELIVERED),
                    entry(ENVELOPE_COMPLETED, EventType.COMPLETED),
                    entry(ENVELOPE_DECLINED, EventType.DECLINED),
                    entry(ENVELOPE_VOIDED, EventType.VOIDED),
                    entry("envelope-corrected", EventType.UPDATED),
                    entry("envelope-purge", EventType.UPDATED),
                    entry(ENVELOPE_DELETED, EventType.DELETED),
                    entry("envelope-discard", EventType.DELETED),
                    entry("envelope-removed", EventType.DELETED),
                    entry(RECIPIENT_SENT, EventType.SENT),
                    entry("recipient-resent", EventType.REMINDED),
                    entry(RECIPIENT_DELIVERED, EventType.VIEWED),
                    entry(RECIPIENT_COMPLETED, EventType.SIGNED),
                    entry(RECIPIENT_DECLINED, EventType.UPDATED),
                    entry("recipient-authenticationfailed", EventType.FAILED),
                    entry(RECIPIENT_AUTORESPONDED, EventType.FAILED),
                    entry("recipient-reassign", EventType.UPDATED),
                    entry("recipient-delegate", EventType.UPDATED),
                    entry("recipient-finish-later", EventType.UPDATED),
                    entry("envelope-signed", EventType.UPDATED),
                    entry("envelope-correct", EventType.UPDATED),
                    entry("envelope-processing", EventType.UPDATED),
                    entry("template-created", EventType.UPDATED),
                    entry("template-modified", EventType.UPDATED),
                    entry("template-deleted", EventType.UPDATED),
                    entry("click-agreed", EventType.UPDATED),
                    entry("click-declined", EventType.UPDATED),
                    entry("sms-opt-in", EventType.UPDATED),
                    entry("sms-opt-out", EventType.UPDATED),
                    entry("extension-executed", EventType.UPDATED));

    /**
     * Understood when they come, but never subscribed to: names that DocuSign's published schema
     * does not list, of which one could make it refuse the whole configuration; statuses; and what
     * is about no envelope.
     */
    private static final Set<String> NOT_SUBSCRIBED =
            Set.of(
                    "envelope-reminder-sent",
                    "envelope-removed",
                    "envelope-signed",
                    "envelope-correct",
                    "envelope-processing",
                    "template-created",
                    "template-modified",
                    "template-deleted",
                    "click-agreed",
                    "click-declined",
                    "sms-opt-in",
                    "sms-opt-out",
                    "extension-executed");

    /** Statuses of an envelope in the words of the older XML message and of its configuration. */
    private static final Map<String, String> LEGACY_ENVELOPE =
            Map.of(
                    "Sent", ENVELOPE_SENT,
                    "Delivered", ENVELOPE_DELIVERED,
                    "Completed", ENVELOPE_COMPLETED,
                    "Declined", ENVELOPE_DECLINED,
                    "Voided", ENVELOPE_VOIDED);

    private DocuSignEventNames() {}

    /**
     * What an event is in the common vocabulary.
     *
     * @param voidedReason why the envelope was voided, if that is known: DocuSign voids those that
     *     expire, and shows the difference nowhere else
     */
    public static EventType type(String name, Object voidedReason) {
        EventType type = TYPES.getOrDefault(name, EventType.UNKNOWN);
        boolean expired =
                type == EventType.VOIDED
                        && String.valueOf(voidedReason)
                                .toLowerCase(Locale.ROOT)
                                .contains("envelope has expired");
        return expired ? EventType.EXPIRED : type;
    }

    /** The event that an envelope's status comes from, in any case of letters. */
    public static String ofStatus(String status) {
        return "envelope-" + status.toLowerCase(Locale.ROOT);
    }

    /** The names to ask for, so that all events of these types come. */
    public static Set<String> ofTypes(Set<EventType> wanted) {
        return TYPES.entrySet().stream()
                .filter(event -> isWanted(event.getValue(), wanted))
                .map(Map.Entry::getKey)
                .filter(name -> !NOT_SUBSCRIBED.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same in the words of version 2 of the API. */
    public static Set<String> legacyOfTypes(Set<EventType> wanted) {
        return LEGACY_ENVELOPE.entrySet().stream()
                .filter(event -> isWanted(TYPES.get(event.getValue()), wanted))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWanted(EventType type, Set<EventType> wanted) {
        return wanted.contains(type)
                || (type == EventType.VOIDED && wanted.contains(EventType.EXPIRED));
    }
}
