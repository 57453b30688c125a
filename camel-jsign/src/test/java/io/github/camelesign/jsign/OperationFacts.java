// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.testing.operation.CallFacts;
import io.github.camelesign.testing.operation.FactsTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one operation from jSign's own pages, a row of jsign-operations.tsv. It is
 * written by hand from them and not from {@link JSignOperation}, so that the two can disagree.
 *
 * <p>The columns in its own words:
 *
 * <ul>
 *   <li>{@code authorization}: Bearer with the user's token, or Basic with the application's
 *       credentials
 *   <li>{@code body}: none, json, {@code json or {}} when an empty message sends an empty object,
 *       document when it may be a document within JSON, or the name of the part of a form that is a
 *       document
 *   <li>{@code answer}: json, url, or the field that holds a document in base64
 *   <li>{@code pages}: {@code body|query}, the name of the size and of the list; empty if there is
 *       one page
 *   <li>{@code ids}: parameter to its place in the data of the answer
 * </ul>
 */
final class OperationFacts extends CallFacts {

    private OperationFacts(FactsTable.Row row) {
        super(row);
    }

    static List<OperationFacts> all() {
        return FactsTable.read(OperationFacts.class, "jsign-operations.tsv", OperationFacts::new);
    }

    String authorization() {
        return row().text("authorization");
    }

    @Override
    public boolean needsBody() {
        return "file".equalsIgnoreCase(body());
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages().isEmpty());
    }

    static Stream<OperationFacts> documents() {
        return all().stream().filter(facts -> facts.answer().endsWith("_base64"));
    }

    static Stream<OperationFacts> takingDocuments() {
        return all().stream().filter(facts -> "document".equals(facts.body()));
    }
}
