// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.testing.operation.CallFacts;
import io.github.camelesign.testing.operation.FactsTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of one operation from Yousign's published descriptions of v3 (OpenAPI, 2026) and v2
 * (Swagger, 2020), a row of yousign-operations.tsv. It is made from them and not from {@link
 * YousignOperation}, so that the two can disagree.
 *
 * <p>The columns in its own words:
 *
 * <ul>
 *   <li>{@code body}: none, json, base64, or {@code file} with the names of its parts, perhaps
 *       {@code or json}
 *   <li>{@code answer}: json, bytes, or base64 as a JSON string
 *   <li>{@code pages}: {@code after items cursor} or {@code page}; empty when there is one page
 *   <li>{@code ids}: parameter to its place in the answer
 * </ul>
 */
final class OperationFacts extends CallFacts {

    private OperationFacts(FactsTable.Row row) {
        super(row);
    }

    static List<OperationFacts> all() {
        return FactsTable.read(OperationFacts.class, "yousign-operations.tsv", OperationFacts::new);
    }

    @Override
    public boolean needsBody() {
        return body().startsWith("file ");
    }

    boolean isFileOrJson() {
        return body().endsWith(" or json") || "base64".equals(body());
    }

    /** The names of the parts with documents, the first one that of the message body. */
    List<String> parts() {
        return List.of(body().substring(5).replace(" or json", "").split(" "));
    }

    /** A different UUID for each parameter; for the one that is none, one of its words. */
    @Override
    public String id(String parameter) {
        return "verificationType".equals(parameter)
                ? "watchlists"
                : "5e7a1b2c-0000-4000-8000-%012x".formatted(parameter.hashCode());
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages().isEmpty());
    }

    static Stream<OperationFacts> bytes() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer()));
    }

    static Stream<OperationFacts> base64() {
        return all().stream().filter(facts -> "base64".equals(facts.answer()));
    }

    static Stream<OperationFacts> fileOrJson() {
        return all().stream().filter(OperationFacts::isFileOrJson);
    }
}
