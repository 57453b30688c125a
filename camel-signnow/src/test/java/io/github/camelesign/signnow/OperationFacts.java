package io.github.camelesign.signnow;

import static io.github.camelesign.support.testing.FactsTable.pairs;
import static io.github.camelesign.support.testing.FactsTable.words;
import static io.github.camelesign.support.testing.FactsTable.yes;

import io.github.camelesign.support.testing.CallFacts;
import io.github.camelesign.support.testing.FactsTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of one operation from SignNow's own sources, a row of signnow-operations.tsv. It is
 * written by hand from them and not from {@link SignNowOperation}, so that the two can disagree.
 *
 * @param query names of query parameters; one with a value is always sent
 * @param authorization Bearer with the user's token, or Basic with the application's credentials
 * @param body none, json, {@code json or {}} when an empty message sends an empty object, form or
 *     file
 * @param answer json or bytes
 * @param again whether it does no harm when it is sent twice
 * @param pages {@code page [items]} or {@code offset items total}; empty when there is one page
 * @param ids parameter to its place in the answer, or to {@code header name}
 * @param seed whether the document that the project began with describes it
 */
record OperationFacts(
        String operation,
        String method,
        String path,
        List<String> query,
        String authorization,
        String body,
        String answer,
        boolean again,
        List<String> pages,
        Map<String, String> ids,
        boolean seed)
        implements CallFacts {

    static List<OperationFacts> all() {
        return FactsTable.read(OperationFacts.class, "signnow-operations.tsv", OperationFacts::of);
    }

    private static OperationFacts of(String[] cell) {
        return new OperationFacts(
                cell[0],
                cell[1],
                cell[2],
                words(cell[3], ","),
                cell[4],
                cell[5],
                cell[6],
                yes(cell[7]),
                words(cell[8], " "),
                pairs(cell[9]),
                yes(cell[10]));
    }

    @Override
    public boolean needsBody() {
        return List.of("form", "file").contains(body);
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages.isEmpty());
    }

    static Stream<OperationFacts> binary() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer));
    }

    @Override
    public String toString() {
        return operation;
    }
}
