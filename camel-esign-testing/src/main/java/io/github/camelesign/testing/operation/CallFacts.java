// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.operation;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a provider's own documents say of one operation: a row of a table that is written from them
 * and not from the component, so that the two can disagree. A provider's class adds what only its
 * table has.
 *
 * <p>The column {@code values} has what query parameters take: {@code type:collapsed|zip=collapsed
 * limit:int(1-50)! status:[open|done]?}. A question mark says that the documents may leave
 * something out, an exclamation mark that no call goes without it, and what follows the equals sign
 * is what the component sends by itself. Several of the values in brackets go together, {@code
 * flag} is true or false, {@code any} anything.
 */
public abstract class CallFacts {

    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final FactsTable.Row row;

    protected CallFacts(FactsTable.Row row) {
        this.row = row;
    }

    protected final FactsTable.Row row() {
        return row;
    }

    public final String operation() {
        return row.text("operation");
    }

    public final String method() {
        return row.text("method");
    }

    /** With its parameters in braces. */
    public final String path() {
        return row.text("path");
    }

    /** The names of query parameters; one with a value, as {@code type=a}, is always sent. */
    public final List<String> query() {
        return row.words("query", ",");
    }

    /** What the query parameters take. */
    final ValueFacts values() {
        return new ValueFacts(row.words("values", " "));
    }

    /** What is sent, in the words of the provider's table. */
    public final String body() {
        return row.text("body");
    }

    /** What comes back, in the words of the provider's table. */
    public final String answer() {
        return row.text("answer");
    }

    /** Whether it does no harm when it is sent twice. */
    public final boolean again() {
        return row.isYes("again");
    }

    /** How its pages are read, in the words of the provider's table; empty if there is one page. */
    public final List<String> pages() {
        return row.words("pages", " ");
    }

    /** A parameter to the JSON pointer of its value in the answer. */
    public final Map<String, String> ids() {
        return row.pairs("ids");
    }

    /** Whether the document that the project began with describes it. */
    public final boolean seed() {
        return row.isYes("seed");
    }

    /** Whether there is nothing to send without a body. */
    public abstract boolean needsBody();

    /** The value of a path parameter in a call. */
    protected String id(String parameter) {
        return "the-" + parameter;
    }

    public final List<String> pathParameters() {
        return PATH_PARAMETER.matcher(path()).results().map(match -> match.group(1)).toList();
    }

    /** The query parameters that a route may give. */
    public final List<String> queryParameters() {
        return query().stream().filter(name -> !name.contains("=")).toList();
    }

    /** The query that is always sent. */
    public final Map<String, String> fixedQuery() {
        return query().stream()
                .filter(name -> name.contains("="))
                .map(name -> name.split("=", 2))
                .collect(Collectors.toMap(fixed -> fixed[0], fixed -> fixed[1]));
    }

    /** What no call goes without, besides the ids. */
    public final Map<String, String> requiredQuery() {
        return values().required();
    }

    /** The path with an id for each parameter, as {@link #pathIds()} gives them. */
    public final String expandedPath() {
        return PATH_PARAMETER.matcher(path()).replaceAll(match -> id(match.group(1)));
    }

    /** The ids that a route gives. */
    public Map<String, String> pathIds() {
        return pathParameters().stream().collect(Collectors.toMap(name -> name, this::id));
    }

    @Override
    public final String toString() {
        return operation();
    }
}
