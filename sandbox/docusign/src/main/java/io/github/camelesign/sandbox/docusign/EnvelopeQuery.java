// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filters and the order of a list of envelopes, as its query names them. */
final class EnvelopeQuery {
    /** Which current statuses an envelope may have that had a change of the given kind. */
    private static final List<String> AFTER_SENT =
            List.of("sent", "delivered", "signed", "completed", "declined", "voided", "deleted");

    private static final Map<String, String> CHANGES =
            Map.ofEntries(
                    Map.entry("changed", "statusChangedDateTime"),
                    Map.entry("created", "createdDateTime"),
                    Map.entry("sent", "sentDateTime"),
                    Map.entry("delivered", "deliveredDateTime"),
                    Map.entry("signed", "completedDateTime"),
                    Map.entry("completed", "completedDateTime"),
                    Map.entry("declined", "declinedDateTime"),
                    Map.entry("voided", "voidedDateTime"),
                    Map.entry("deleted", "deletedDateTime"));

    private static final Map<String, Function<DocuSignEnvelope, String>> ORDERS =
            Map.ofEntries(
                    Map.entry("last_modified", time("lastModifiedDateTime")),
                    Map.entry("action_required", time("statusChangedDateTime")),
                    Map.entry("created", time("createdDateTime")),
                    Map.entry("completed", time("completedDateTime")),
                    Map.entry("envelope_name", DocuSignEnvelope::subject),
                    Map.entry("subject", DocuSignEnvelope::subject),
                    Map.entry("expire", time("expireDateTime")),
                    Map.entry("sent", time("sentDateTime")),
                    Map.entry("signer_list", EnvelopeQuery::signers),
                    Map.entry("status", e -> e.status().word()),
                    Map.entry("user_name", e -> e.owner().name()),
                    Map.entry("status_changed", time("statusChangedDateTime")));

    private final DocuSignCall call;

    EnvelopeQuery(DocuSignCall call) {
        this.call = call;
    }

    /**
     * What is asked for, in order.
     *
     * @param ids of envelopes, beside those of the query; empty for no such filter
     * @param transactionIds the same for transactions
     */
    List<DocuSignEnvelope> find(Set<String> ids, Set<String> transactionIds) {
        Optional<Instant> from = time(call.query("from_date"), "from_date");
        Optional<Instant> to = time(call.query("to_date"), "to_date");
        if (from.isEmpty() && ids.isEmpty() && transactionIds.isEmpty()) {
            throw DocuSignError.invalidParameter(
                    "One of from_date, envelope_ids and transaction_ids is required.");
        }
        String kind = lower("from_to_status", "changed");
        String field = CHANGES.get(kind);
        if (field == null) {
            if (Set.of("timedout", "processing").contains(kind)) {
                return List.of();
            }
            throw DocuSignError.invalidParameter("from_to_status is unknown: " + kind);
        }
        Predicate<DocuSignEnvelope> wanted =
                e ->
                        (ids.isEmpty() || ids.contains(e.id()))
                                && (transactionIds.isEmpty()
                                        || transactionIds.contains(
                                                e.data().path("transactionId").asText()))
                                && isBetween(e.time(field), from, to)
                                && isPossible(kind, e.status());
        return call.state().envelopes.listed().stream()
                .filter(e -> e.account().equals(call.account()))
                .filter(e -> e.isOf(call.user()) || e.reaches(call.user()))
                .filter(wanted)
                .filter(this::hasStatus)
                .filter(this::isOfPeople)
                .filter(this::isInFolder)
                .filter(this::matchesText)
                .sorted(order())
                .toList();
    }

    static boolean isBetween(Optional<Instant> time, Optional<Instant> from, Optional<Instant> to) {
        return (from.isEmpty() || time.isPresent() && !time.get().isBefore(from.get()))
                && (to.isEmpty() || time.isPresent() && !time.get().isAfter(to.get()));
    }

    private static boolean isPossible(String kind, EnvelopeStatus current) {
        int earliest = AFTER_SENT.indexOf(kind);
        return earliest < 0 || AFTER_SENT.indexOf(current.word()) >= earliest;
    }

    private boolean hasStatus(DocuSignEnvelope envelope) {
        String wanted = lower("status", "any").replace(" ", "");
        List<String> words = Arrays.asList(wanted.split(","));
        // what was thrown away is listed by who asks for it
        boolean deleted = envelope.data().has(EnvelopeStatus.DELETED.time());
        if (deleted && call.query("folder_ids") == null && call.query("folder_types") == null) {
            return words.contains("deleted") || words.contains(envelope.status().word());
        }
        return words.contains("any") || words.contains(envelope.status().word());
    }

    private boolean isOfPeople(DocuSignEnvelope envelope) {
        String email = call.query("email");
        String name = call.query("user_name");
        String id = call.query("user_id");
        String filter = lower("user_filter", "");
        boolean sent = envelope.isOf(call.user());
        boolean received = envelope.reaches(call.user());
        return (email == null || email.equalsIgnoreCase(envelope.owner().email()))
                && (name == null || name.equalsIgnoreCase(envelope.owner().name()))
                && (id == null || id.equalsIgnoreCase(envelope.owner().id()))
                && switch (filter) {
                    case "sender" -> sent;
                    case "recipient" -> received;
                    case "recipient_only" -> received && !sent;
                    case "" -> true;
                    default ->
                            throw DocuSignError.invalidParameter(
                                    "user_filter is unknown: " + filter);
                };
    }

    private boolean isInFolder(DocuSignEnvelope envelope) {
        return Arrays.stream(new String[] {"folder_ids", "folder_types", "intersecting_folder_ids"})
                .map(call::query)
                .filter(named -> named != null && !named.isEmpty())
                .allMatch(
                        named ->
                                Arrays.stream(named.split(","))
                                        .anyMatch(
                                                f ->
                                                        Folder.holds(
                                                                f.trim(), envelope, call.user())));
    }

    private boolean matchesText(DocuSignEnvelope envelope) {
        String field = call.query("custom_field");
        String text = lower("search_text", "");
        return (field == null || CustomFields.match(envelope.data(), field))
                && (envelope.subject() + " " + signers(envelope))
                        .toLowerCase(Locale.ROOT)
                        .contains(text);
    }

    private Comparator<DocuSignEnvelope> order() {
        String by = lower("order_by", "last_modified");
        Function<DocuSignEnvelope, String> key = ORDERS.get(by);
        if (key == null) {
            throw DocuSignError.invalidParameter("order_by is unknown: " + by);
        }
        Comparator<DocuSignEnvelope> ascending = Comparator.comparing(key);
        return switch (lower("order", "desc")) {
            case "asc" -> ascending;
            case "desc" -> ascending.reversed();
            default -> throw DocuSignError.invalidParameter("order must be asc or desc.");
        };
    }

    private String lower(String query, String fallback) {
        String text = call.query(query);
        return text == null || text.isBlank() ? fallback : text.trim().toLowerCase(Locale.ROOT);
    }

    static Optional<Instant> time(String text, String name) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<Instant> time = DocuSignTime.read(text);
        if (time.isEmpty()) {
            throw DocuSignError.invalidParameter(name + " is no date: " + text);
        }
        return time;
    }

    private static Function<DocuSignEnvelope, String> time(String field) {
        return envelope -> envelope.data().path(field).asText();
    }

    private static String signers(DocuSignEnvelope envelope) {
        StringBuilder all = new StringBuilder();
        envelope.recipients().forEach(r -> all.append(r.name()).append(' ').append(r.email()));
        return all.toString();
    }
}
