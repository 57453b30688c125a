// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.util.List;
import java.util.Set;

/** The query of a request. What is not known there is refused, so that no filter goes unheard. */
final class Query {
    private final YousignCall call;

    Query(YousignCall call, String... known) {
        this.call = call;
        Set<String> names = Set.of(known);
        for (String name : call.ctx().queryParams().names()) {
            if (!names.contains(name)) {
                throw YousignError.violated(name, "This parameter was not expected");
            }
        }
    }

    /** Null when it is not there. */
    String text(String name) {
        return call.query(name);
    }

    /** Null when it is not there. */
    String oneOf(String name, String... values) {
        String value = call.query(name);
        if (value != null && !List.of(values).contains(value)) {
            throw YousignError.violated(
                    name,
                    "The value you selected is not a valid choice: " + String.join(", ", values));
        }
        return value;
    }

    boolean isTrue(String name) {
        return "true".equals(oneOf(name, "true", "false"));
    }

    String required(String name) {
        if (text(name) == null) {
            throw YousignError.violated(name, "This parameter is missing");
        }
        return text(name);
    }

    int number(String name, int otherwise, int min, int max) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < min
                || Integer.parseInt(text) > max) {
            throw YousignError.violated(
                    name, "This value should be between %d and %d".formatted(min, max));
        }
        return Integer.parseInt(text);
    }
}
