// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import io.github.camelesign.sandbox.core.Paging;
import io.vertx.core.MultiMap;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which documents of a folder to list, and in which order, as the query parameters say it. */
final class FolderQuery {
    private static final int HIGHEST_LIMIT = 100;

    private final String me;
    private final Predicate<Document> filter;
    private final Comparator<Document> order;
    private final int offset;
    private final int limit;

    /**
     * @param me e-mail of who asks
     * @throws SignNowError for parameters that SignNow does not know
     */
    FolderQuery(MultiMap params, String me) {
        this.me = me;
        this.filter = filter(params).and(entityType(params)).and(entityLabel(params));
        this.order = order(params);
        this.offset = number(params, "offset", 0, Integer.MAX_VALUE);
        // without a limit SignNow lists everything
        this.limit = number(params, "limit", Integer.MAX_VALUE, HIGHEST_LIMIT);
    }

    /** All that pass the filter, in order. */
    List<Document> matching(List<Document> documents) {
        return documents.stream().filter(filter).sorted(order).toList();
    }

    List<Document> page(List<Document> matching) {
        return matching.stream().skip(offset).limit(limit).toList();
    }

    private Predicate<Document> filter(MultiMap params) {
        List<String> names = params.getAll("filters");
        List<String> values = params.getAll("filter-values");
        if (names.size() != values.size()) {
            throw SignNowError.invalid("filters and filter-values must be pairs");
        }
        Predicate<Document> all = document -> true;
        for (int pair = 0; pair < names.size(); pair++) {
            all = all.and(filter(names.get(pair), values.get(pair)));
        }
        return all;
    }

    private Predicate<Document> filter(String name, String value) {
        return switch (name) {
            case "signing-status" -> bySigningStatus(value);
            case "documents-updated", "document-updated" -> {
                long since = seconds(value);
                yield document -> document.updated().getEpochSecond() >= since;
            }
            case "documents-created", "document-created" -> {
                long since = seconds(value);
                yield document -> document.created().getEpochSecond() >= since;
            }
            case "has-fields" -> document -> !document.fields().isEmpty() == value.equals("1");
            default -> throw SignNowError.invalid("Unknown filter " + name);
        };
    }

    private static Predicate<Document> entityType(MultiMap params) {
        String type = params.get("entity_type");
        return switch (type == null ? "all" : type) {
            case "all", "document-all" -> document -> true;
            case "document" -> document -> !document.template();
            case "template" -> Document::template;
            case "document-group", "dgt" -> document -> false;
            default -> throw SignNowError.invalid("Unknown entity_type " + type);
        };
    }

    private static Predicate<Document> entityLabel(MultiMap params) {
        String label = params.get("entity_labels");
        // no e-mail of the sandbox ever bounces, so that nothing is "undelivered"
        return document ->
                label == null || label.equals("declined") && document.state().equals("declined");
    }

    private Predicate<Document> bySigningStatus(String value) {
        return switch (value) {
            case "waiting-for-me" ->
                    document -> document.signing().turns().stream().anyMatch(w -> isMe(w.email()));
            case "waiting-for-others" ->
                    document -> document.signing().turns().stream().anyMatch(w -> !isMe(w.email()));
            case "signed" -> document -> document.state().equals("completed");
            case "does-not-created" -> document -> document.state().equals("unsent");
            case "pending", "unsent", "expired", "canceled" ->
                    document -> document.state().equals(value);
            default -> throw SignNowError.invalid("Unknown signing-status " + value);
        };
    }

    private boolean isMe(String email) {
        return email.equalsIgnoreCase(me);
    }

    private static Comparator<Document> order(MultiMap params) {
        String sortBy = params.contains("sortby") ? params.get("sortby") : "updated";
        Comparator<Document> ascending =
                switch (sortBy) {
                    case "updated" -> Comparator.comparing(d -> d.updated().getEpochSecond());
                    case "created" -> Comparator.comparing(d -> d.created().getEpochSecond());
                    case "document-name", "document name" ->
                            Comparator.comparing(d -> d.name().toLowerCase(Locale.ROOT));
                    default -> throw SignNowError.invalid("Unknown sortby " + sortBy);
                };
        String direction = params.contains("order") ? params.get("order") : "desc";
        return switch (direction) {
            case "asc" -> ascending;
            case "desc" -> ascending.reversed();
            default -> throw SignNowError.invalid("order must be asc or desc");
        };
    }

    private static int number(MultiMap params, String name, int fallback, int highest) {
        Supplier<SignNowError> refusal =
                () -> SignNowError.invalid(name + " must be 0 to " + highest);
        int number = Paging.number(params.get(name), fallback, refusal);
        if (number > highest && params.contains(name)) {
            throw refusal.get();
        }
        return number;
    }

    private static long seconds(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw SignNowError.invalid("Not a whole number: " + text);
        }
        return Long.parseLong(text);
    }
}
