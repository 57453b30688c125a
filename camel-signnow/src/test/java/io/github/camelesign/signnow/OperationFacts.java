// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.testing.operation.CallFacts;
import io.github.camelesign.testing.operation.FactsTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one operation from SignNow's own sources, a row of signnow-operations.tsv. It is
 * written by hand from them and not from {@link SignNowOperation}, so that the two can disagree.
 *
 * <p>The columns in its own words:
 *
 * <ul>
 *   <li>{@code query}: names of query parameters; one with a value is always sent
 *   <li>{@code values}: what they take, as in {@link CallFacts}
 *   <li>{@code authorization}: Bearer with the user's token, or Basic with the application's
 *       credentials
 *   <li>{@code body}: none, json, {@code json or {}} when an empty message sends an empty object,
 *       or whatever else stands there, form or file
 *   <li>{@code answer}: json or bytes
 *   <li>{@code pages}: {@code page [items]} or {@code offset items total}; empty when there is one
 *       page
 *   <li>{@code ids}: parameter to its place in the answer, or to {@code header name}
 * </ul>
 */
final class OperationFacts extends CallFacts {

    private OperationFacts(FactsTable.Row row) {
        super(row);
    }

    static List<OperationFacts> all() {
        return FactsTable.read(OperationFacts.class, "signnow-operations.tsv", OperationFacts::new);
    }

    String authorization() {
        return row().text("authorization");
    }

    @Override
    public boolean needsBody() {
        return List.of("form", "file").contains(body());
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages().isEmpty());
    }

    static Stream<OperationFacts> binary() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer()));
    }
}
