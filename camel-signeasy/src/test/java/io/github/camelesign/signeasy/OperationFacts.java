// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.testing.operation.CallFacts;
import io.github.camelesign.testing.operation.FactsTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one operation from Signeasy's own pages, a row of signeasy-operations.tsv. It is
 * written by hand from them and not from {@link SigneasyOperation}, so that the two can disagree.
 *
 * <p>The columns in its own words:
 *
 * <ul>
 *   <li>{@code body}: none, json, form or file
 *   <li>{@code answer}: json or bytes
 *   <li>{@code pages}: whether it may come in pages
 *   <li>{@code ids}: parameter to its place in the answer
 * </ul>
 */
final class OperationFacts extends CallFacts {

    private OperationFacts(FactsTable.Row row) {
        super(row);
    }

    static List<OperationFacts> all() {
        return FactsTable.read(
                OperationFacts.class, "signeasy-operations.tsv", OperationFacts::new);
    }

    private boolean isPaged() {
        return row().isYes("pages");
    }

    @Override
    public boolean needsBody() {
        return "file".equals(body());
    }

    static Stream<OperationFacts> listed() {
        return all().stream().filter(OperationFacts::isPaged);
    }

    static Stream<OperationFacts> binary() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer()));
    }

    static Stream<OperationFacts> uploads() {
        return all().stream().filter(OperationFacts::needsBody);
    }

    static Stream<OperationFacts> forms() {
        return all().stream().filter(facts -> "form".equals(facts.body()));
    }
}
