package io.github.camelesign.support.testing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a provider's own documents say of one operation, written by hand from them and not from the
 * component, so that the two can disagree. A provider's record adds what only it has.
 */
public interface CallFacts {

    Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

    String operation();

    String method();

    /** With its parameters in braces. */
    String path();

    /** The names of query parameters; one with a value, as {@code type=a}, is always sent. */
    List<String> query();

    /** What is sent, in the words of the provider's table. */
    String body();

    /** What comes back, in the words of the provider's table. */
    String answer();

    /** Whether it does no harm when it is sent twice. */
    boolean again();

    /** A parameter to the JSON pointer of its value in the answer. */
    Map<String, String> ids();

    /** Whether there is nothing to send without a body. */
    boolean needsBody();

    /** What stands for a path parameter. */
    default String id(String parameter) {
        return "the-" + parameter;
    }

    default List<String> pathParameters() {
        return PATH_PARAMETER.matcher(path()).results().map(match -> match.group(1)).toList();
    }

    /** The query parameters that a route may give. */
    default List<String> queryParameters() {
        return query().stream().filter(name -> !name.contains("=")).toList();
    }

    /** The query that is always sent. */
    default Map<String, String> fixedQuery() {
        return query().stream()
                .filter(name -> name.contains("="))
                .map(name -> name.split("=", 2))
                .collect(Collectors.toMap(fixed -> fixed[0], fixed -> fixed[1]));
    }

    /** The path with an id for each parameter, as {@link #pathIds()} gives them. */
    default String expandedPath() {
        return PATH_PARAMETER.matcher(path()).replaceAll(match -> id(match.group(1)));
    }

    /** The ids that a route gives. */
    default Map<String, String> pathIds() {
        return pathParameters().stream().collect(Collectors.toMap(name -> name, this::id));
    }
}
