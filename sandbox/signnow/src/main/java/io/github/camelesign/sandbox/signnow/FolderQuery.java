// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import io.vertx.core.MultiMap;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which documents of a folder to list, and in which order. Parameters that SignNow does not know
 * are refused.
 *
 * @param me who asks
 */
record FolderQuery(MultiMap parameters, User me) {
    /** All that pass the filters, in order. */
    List<Document> of(List<Document> documents) {
        return documents.stream()
                .filter(filters().and(entityType()).and(label()))
                .sorted(order())
                .toList();
    }

    private String text(String name, String usual) {
        return parameters.contains(name) ? parameters.get(name) : usual;
    }

    private Predicate<Document> filters() {
        List<String> names = parameters.getAll("filters");
        List<String> values = parameters.getAll("filter-values");
        refuseIf(names.size() != values.size(), "filters and filter-values must be pairs");
        return IntStream.range(0, names.size())
                .mapToObj(pair -> filter(names.get(pair), values.get(pair)))
                .reduce(document -> true, Predicate::and);
    }

    private Predicate<Document> filter(String name, String value) {
        return switch (name) {
            case "signing-status" -> signingStatus(value);
            case "documents-updated", "document-updated" -> {
                long since = seconds(value);
                yield document -> document.updated().getEpochSecond() >= since;
            }
            case "documents-created", "document-created" -> {
                long since = seconds(value);
                yield document -> document.created().getEpochSecond() >= since;
            }
            case "has-fields" -> document -> !document.fields().isEmpty() == value.equals("1");
            default -> throw unknown("filter", name);
        };
    }

    private Predicate<Document> signingStatus(String value) {
        return switch (value) {
            case "waiting-for-me" -> document -> waits(document, true);
            case "waiting-for-others" -> document -> waits(document, false);
            case "signed" -> document -> document.state().equals("completed");
            case "does-not-created" -> document -> document.state().equals("unsent");
            case "pending", "unsent", "expired", "canceled" ->
                    document -> document.state().equals(value);
            default -> throw unknown("signing-status", value);
        };
    }

    private boolean waits(Document document, boolean forMe) {
        return document.signing().turns().stream().anyMatch(turn -> me.is(turn.email()) == forMe);
    }

    private Predicate<Document> entityType() {
        String type = text("entity_type", "all");
        return switch (type) {
            case "all", "document-all" -> document -> true;
            case "document" -> document -> !document.template();
            case "template" -> Document::template;
            case "document-group", "dgt" -> document -> false;
            default -> throw unknown("entity_type", type);
        };
    }

    /** No e-mail of the sandbox ever bounces, so that nothing is "undelivered". */
    private Predicate<Document> label() {
        String label = text("entity_labels", "");
        return document ->
                label.isEmpty() || label.equals("declined") && document.state().equals(label);
    }

    private Comparator<Document> order() {
        String sortBy = text("sortby", "updated");
        Comparator<Document> ascending =
                switch (sortBy) {
                    case "updated" -> Comparator.comparing(d -> d.updated().getEpochSecond());
                    case "created" -> Comparator.comparing(d -> d.created().getEpochSecond());
                    case "document-name", "document name" ->
                            Comparator.comparing(d -> d.name().toLowerCase(Locale.ROOT));
                    default -> throw unknown("sortby", sortBy);
                };
        String order = text("order", "desc");
        return switch (order) {
            case "asc" -> ascending;
            case "desc" -> ascending.reversed();
            default -> throw unknown("order", order);
        };
    }

    private static long seconds(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw SignNowError.invalid("Not a whole number: " + text);
        }
        return Long.parseLong(text);
    }

    private static SignNowError unknown(String what, String value) {
        return SignNowError.invalid("Unknown " + what + " " + value);
    }
}
