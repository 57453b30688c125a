// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filters and the order of a list of envelopes, as its query names them. */
record EnvelopeQuery(DocuSignCall call) {
    // the statuses in which an envelope may be that has reached one of them
    private static final List<String> AFTER_SENT =
            List.of("sent", "delivered", "signed", "completed", "declined", "voided", "deleted");

    /**
     * What is asked for, in order.
     *
     * @param ids of envelopes; empty for no such filter
     * @param transactionIds the same for transactions
     */
    List<DocuSignEnvelope> find(Set<String> ids, Set<String> transactionIds) {
        Optional<Instant> from = call.time("from_date");
        Optional<Instant> to = call.time("to_date");
        DocuSignError.check(
                from.isPresent() || !ids.isEmpty() || !transactionIds.isEmpty(),
                "One of from_date, envelope_ids and transaction_ids is required.");
        String kind = lower("from_to_status", "changed");
        DocuSignError.check(
                kind.matches("changed|created|timedout|processing") || AFTER_SENT.contains(kind),
                "from_to_status is unknown: " + kind);
        if (kind.matches("timedout|processing")) {
            // nothing of that kind ever happens here
            return List.of();
        }
        String change = kind.replace("changed", "statusChanged").replace("signed", "completed");
        return call.listed(call.state().envelopes).stream()
                .filter(e -> e.isOf(call.user()) || e.reaches(call.user()))
                .filter(e -> isAmong(ids, e.id()))
                .filter(e -> isAmong(transactionIds, e.text("transactionId")))
                .filter(e -> e.isBetween(change + "DateTime", from, to))
                .filter(e -> AFTER_SENT.indexOf(e.text("status")) >= AFTER_SENT.indexOf(kind))
                .filter(this::hasStatus)
                .filter(this::isOfPeople)
                .filter(this::isInFolder)
                .filter(this::matchesText)
                .sorted(order())
                .toList();
    }

    private static boolean isAmong(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private boolean hasStatus(DocuSignEnvelope envelope) {
        List<String> words = List.of(lower("status", "any").replace(" ", "").split(","));
        // what was thrown away is listed by who asks for it
        boolean deleted =
                envelope.data().has(EnvelopeStatus.DELETED.time())
                        && call.query("folder_ids") == null
                        && call.query("folder_types") == null;
        return words.contains(envelope.status().word())
                || words.contains(deleted ? "deleted" : "any");
    }

    private boolean isOfPeople(DocuSignEnvelope envelope) {
        User owner = envelope.owner();
        boolean sent = envelope.isOf(call.user());
        boolean received = envelope.reaches(call.user());
        String filter = lower("user_filter", "");
        return call.query("email", owner.email()).equalsIgnoreCase(owner.email())
                && call.query("user_name", owner.name()).equalsIgnoreCase(owner.name())
                && call.query("user_id", owner.id()).equalsIgnoreCase(owner.id())
                && switch (filter) {
                    case "sender" -> sent;
                    case "recipient" -> received;
                    case "recipient_only" -> received && !sent;
                    case "" -> true;
                    default -> throw unknown("user_filter", filter);
                };
    }

    private boolean isInFolder(DocuSignEnvelope envelope) {
        Predicate<String> holds = folder -> Folder.holds(folder, envelope, call.user());
        return Stream.of("folder_ids", "folder_types", "intersecting_folder_ids")
                .map(name -> call.query(name, "").trim())
                .filter(named -> !named.isEmpty())
                .allMatch(named -> Stream.of(named.split("\\s*,\\s*")).anyMatch(holds));
    }

    private static DocuSignError unknown(String parameter, String value) {
        return DocuSignError.invalidParameter(parameter + " is unknown: " + value);
    }

    private boolean matchesText(DocuSignEnvelope envelope) {
        String field = call.query("custom_field");
        String text = (envelope.subject() + " " + signers(envelope)).toLowerCase(Locale.ROOT);
        return (field == null || CustomFields.match(envelope.data(), field))
                && text.contains(lower("search_text", ""));
    }

    private Comparator<DocuSignEnvelope> order() {
        String by = lower("order_by", "last_modified");
        Function<DocuSignEnvelope, String> key =
                switch (by) {
                    case "last_modified" -> e -> e.text("lastModifiedDateTime");
                    case "action_required" -> e -> e.text("statusChangedDateTime");
                    case "status_changed" -> e -> e.text("statusChangedDateTime");
                    case "created", "completed", "expire", "sent" -> e -> e.text(by + "DateTime");
                    case "envelope_name", "subject" -> DocuSignEnvelope::subject;
                    case "signer_list" -> EnvelopeQuery::signers;
                    case "status" -> e -> e.status().word();
                    case "user_name" -> e -> e.owner().name();
                    default -> throw unknown("order_by", by);
                };
        String order = lower("order", "desc");
        DocuSignError.check(order.matches("asc|desc"), "order must be asc or desc.");
        Comparator<DocuSignEnvelope> ascending = Comparator.comparing(key);
        return order.equals("asc") ? ascending : ascending.reversed();
    }

    private String lower(String query, String fallback) {
        return call.query(query, fallback).trim().toLowerCase(Locale.ROOT);
    }

    private static String signers(DocuSignEnvelope envelope) {
        return envelope.recipients().stream()
                .map(recipient -> recipient.name() + " " + recipient.email())
                .collect(Collectors.joining());
    }
}
