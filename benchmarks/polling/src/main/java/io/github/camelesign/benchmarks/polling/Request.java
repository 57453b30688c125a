// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A call of an API.
 *
 * @param path decoded
 * @param body text, empty if there is none
 */
record Request(String path, MultiMap query, String body) {

    int number(String parameter) {
        return Integer.parseInt(query.get(parameter));
    }

    /** The last but so many words of the path. */
    String word(int fromEnd) {
        String[] words = path.split("/");
        return words[words.length - 1 - fromEnd];
    }

    /** A page of a list as JSON. */
    static <T> String page(List<T> all, int offset, int limit, Function<T, String> entry) {
        return all.stream()
                .skip(offset)
                .limit(limit)
                .map(entry)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
