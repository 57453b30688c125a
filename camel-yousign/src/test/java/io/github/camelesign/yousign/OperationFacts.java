package io.github.camelesign.yousign;

import static io.github.camelesign.support.testing.FactsTable.pairs;
import static io.github.camelesign.support.testing.FactsTable.words;
import static io.github.camelesign.support.testing.FactsTable.yes;

import io.github.camelesign.support.testing.CallFacts;
import io.github.camelesign.support.testing.FactsTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of one operation from Yousign's published descriptions of v3 (OpenAPI, 2026) and v2
 * (Swagger, 2020), a row of yousign-operations.tsv. It is made from them and not from {@link
 * YousignOperation}, so that the two can disagree.
 *
 * @param body none, json, base64, or {@code file} with the names of its parts, perhaps {@code or
 *     json}
 * @param answer json, bytes, or base64 as a JSON string
 * @param again whether it does no harm when it is sent twice
 * @param pages {@code after items cursor} or {@code page}; empty when there is one page
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
        List<String> pages,
        Map<String, String> ids,
        boolean seed)
        implements CallFacts {

    static List<OperationFacts> all() {
        return FactsTable.read(OperationFacts.class, "yousign-operations.tsv", OperationFacts::of);
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
                words(cell[7], " "),
                pairs(cell[8]),
                yes(cell[9]));
    }

    @Override
    public boolean needsBody() {
        return body.startsWith("file ");
    }

    boolean isFileOrJson() {
        return body.endsWith(" or json") || "base64".equals(body);
    }

    /** The names of the parts with documents, the first one that of the message body. */
    List<String> parts() {
        return words(body.substring(5).replace(" or json", ""), " ");
    }

    /** A different UUID for each parameter; for the one that is none, one of its words. */
    @Override
    public String id(String parameter) {
        return "verificationType".equals(parameter)
                ? "watchlists"
                : "5e7a1b2c-0000-4000-8000-%012x".formatted(parameter.hashCode());
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages.isEmpty());
    }

    static Stream<OperationFacts> bytes() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer));
    }

    static Stream<OperationFacts> base64() {
        return all().stream().filter(facts -> "base64".equals(facts.answer));
    }

    static Stream<OperationFacts> fileOrJson() {
        return all().stream().filter(OperationFacts::isFileOrJson);
    }

    @Override
    public String toString() {
        return operation;
    }
}
