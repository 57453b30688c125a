// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with one value of a request.
 *
 * @param path the names and indexes that lead to the value; empty for the body itself
 * @param rule the keyword of JSON Schema that it breaks, for example {@code required}
 * @param message in English
 */
public record SchemaViolation(List<String> path, String rule, String message) {
    /** The path as in {@code fields[0][page]}; empty for the body itself. */
    public String inBrackets() {
        return path.isEmpty()
                ? ""
                : path.get(0)
                        + path.stream()
                                .skip(1)
                                .map(step -> "[" + step + "]")
                                .collect(Collectors.joining());
    }
}
