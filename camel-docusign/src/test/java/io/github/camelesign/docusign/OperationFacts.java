// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.testing.operation.CallFacts;
import io.github.camelesign.testing.operation.FactsTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is known of one operation from DocuSign's published descriptions of v2.1 and v2, a row of
 * docusign-operations.tsv. It comes from them and not from {@link DocuSignOperation}, so that the
 * two can disagree.
 *
 * <p>The columns in its own words:
 *
 * <ul>
 *   <li>{@code query}: names of query parameters; one with a value is always sent
 *   <li>{@code values}: what they take, as in {@link CallFacts}
 *   <li>{@code body}: none, json, {@code json or {}} when an empty message sends an empty object,
 *       {@code json and documents} when documents can follow in further parts, bytes, {@code json
 *       or bytes}, form, or {@code file} and the name of its part
 *   <li>{@code answer}: bytes or json, and the media types that it can be asked for instead
 *   <li>{@code pages}: the field of the entries, that of their number, and count if a page has the
 *       size that is asked for; empty when there is one page
 *   <li>{@code ids}: parameter to its place in the answer
 *   <li>{@code versions}: of the API that have it; empty when its path has no version
 * </ul>
 */
final class OperationFacts extends CallFacts {

    private OperationFacts(FactsTable.Row row) {
        super(row);
    }

    static List<OperationFacts> all() {
        return FactsTable.read(
                OperationFacts.class, "docusign-operations.tsv", OperationFacts::new);
    }

    private List<String> versions() {
        return row().words("versions", ",");
    }

    @Override
    public boolean needsBody() {
        return body().matches("form|bytes|file .*");
    }

    /** The path in the version of the API before the one that is usual. */
    String olderPath() {
        return expandedPath().replaceFirst("/v2\\.1(?=/|$)", "/v2");
    }

    /** The ids that a route gives: all but the account. */
    @Override
    public Map<String, String> pathIds() {
        Map<String, String> ids = new HashMap<>(super.pathIds());
        ids.keySet().removeAll(List.of("apiVersion", "accountId"));
        return ids;
    }

    @Override
    public String id(String parameter) {
        return switch (parameter) {
            case "apiVersion" -> "v2.1";
            case "accountId" -> StubbedDocuSign.ACCOUNT;
            default -> super.id(parameter);
        };
    }

    /** The media types that it can be asked for instead of the usual one. */
    List<String> acceptable() {
        return Arrays.stream(answer().split(" or ")).skip(1).toList();
    }

    static Stream<OperationFacts> ofSeveralTypes() {
        return all().stream().filter(facts -> !facts.acceptable().isEmpty());
    }

    static Stream<OperationFacts> older() {
        return all().stream().filter(facts -> facts.versions().contains("v2"));
    }

    static Stream<OperationFacts> paged() {
        return all().stream().filter(facts -> !facts.pages().isEmpty());
    }

    static Stream<OperationFacts> binary() {
        return all().stream().filter(facts -> "bytes".equals(facts.answer()));
    }
}
