package io.github.camelesign.jsign;

import static io.github.camelesign.support.testing.FactsTable.pairs;
import static io.github.camelesign.support.testing.FactsTable.words;
import static io.github.camelesign.support.testing.FactsTable.yes;

import io.github.camelesign.support.testing.CallFacts;
import io.github.camelesign.support.testing.FactsTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of one operation from jSign's own pages, a row of jsign-operations.tsv. It is
 * written by hand from them and not from {@link JSignOperation}, so that the two can disagree.
 *
 * @param query names of query parameters
 * @param authorization Bearer with the user's token, or Basic with the application's credentials
 * @param body none, json, {@code json or {}} when an empty message sends an empty object, document
 *     when it may be a document within JSON, or the name of the part of a form that is a document
 * @param answer json, url, or the field that holds a document in base64
 * @param again whether it does no harm when it is sent twice
 * @param pages {@code body|query}, the name of the size and of the list; empty if there is one page
 * @param ids parameter to its place in the data of the answer
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
        Map<String, String> ids)
        implements CallFacts {

    static List<OperationFacts> all() {
        return FactsTable.read(OperationFacts.class, "jsign-operations.tsv", OperationFacts::of);
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
                pairs(cell[9]));
    }

    @Override
    public boolean needsBody() {
        return "file".equalsIgnoreCase(body);
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages.isEmpty());
    }

    static Stream<OperationFacts> documents() {
        return all().stream().filter(facts -> facts.answer.endsWith("_base64"));
    }

    static Stream<OperationFacts> takingDocuments() {
        return all().stream().filter(facts -> "document".equals(facts.body));
    }

    @Override
    public String toString() {
        return operation;
    }
}
