package io.github.camelesign.signeasy;

import static io.github.camelesign.support.testing.FactsTable.pairs;
import static io.github.camelesign.support.testing.FactsTable.words;
import static io.github.camelesign.support.testing.FactsTable.yes;

import io.github.camelesign.support.testing.CallFacts;
import io.github.camelesign.support.testing.FactsTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of one operation from Signeasy's own pages, a row of signeasy-operations.tsv. It is
 * written by hand from them and not from {@link SigneasyOperation}, so that the two can disagree.
 *
 * @param query names of query parameters
 * @param body none, json, form or file
 * @param answer json or bytes
 * @param again whether it does no harm when it is sent twice
 * @param paged whether it may come in pages
 * @param ids parameter to its place in the answer
 * @param seed whether the document that the project began with describes it
 */
record OperationFacts(
        String operation,
        String method,
        String path,
        List<String> query,
        String body,
        String answer,
        boolean again,
        boolean paged,
        Map<String, String> ids,
        boolean seed)
        implements CallFacts {

    static List<OperationFacts> all() {
        return FactsTable.read(OperationFacts.class, "signeasy-operations.tsv", OperationFacts::of);
    }

    private static OperationFacts of(String[] cell) {
        return new OperationFacts(
                cell[0],
                cell[1],
                cell[2],
                words(cell[3], ","),
                cell[4],
                cell[5],
                yes(cell[6]),
                yes(cell[7]),
                pairs(cell[8]),
                yes(cell[9]));
    }

    @Override
    public boolean needsBody() {
        return "file".equals(body);
    }

    static Stream<OperationFacts> listed() {
        return all().stream().filter(OperationFacts::paged);
    }

    static Stream<OperationFacts> binary() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer));
    }

    static Stream<OperationFacts> uploads() {
        return all().stream().filter(OperationFacts::needsBody);
    }

    static Stream<OperationFacts> forms() {
        return all().stream().filter(facts -> "form".equals(facts.body));
    }

    @Override
    public String toString() {
        return operation;
    }
}
