// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** JSON as servers write it, and as Jackson reads it whole: the oracle of what is read in part. */
final class JsonTexts {

    private static final ObjectMapper JACKSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final int DEPTH = 3;

    private JsonTexts() {}

    static JsonNode tree(String text) {
        try {
            return JACKSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** What was read, as JSON again: it does not matter in which of Java's types a number is. */
    static JsonNode written(Object value) {
        try {
            return tree(JACKSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Arbitrary<String> values() {
        return values(DEPTH);
    }

    private static Arbitrary<String> values(int depth) {
        return depth == 0
                ? scalars()
                : Arbitraries.oneOf(scalars(), lists(depth - 1), objects(depth - 1));
    }

    static Arbitrary<String> spaces() {
        return Arbitraries.of("", "", " ", "\n", "\r\n\t  ");
    }

    private static Arbitrary<String> scalars() {
        return Arbitraries.oneOf(
                strings(),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-0",
                        "1.50",
                        "-1E-7",
                        "1e3",
                        "9".repeat(30)));
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.of(
                        "a",
                        "ü",
                        "契",
                        "\ud83d\ude00",
                        "\\u00fc",
                        "\\ud83d\\ude00",
                        "\\u0000",
                        "\\\"",
                        "\\\\",
                        "\\/",
                        "\\n",
                        " ",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\u2028")
                .list()
                .ofMaxSize(12)
                .map(letters -> "\"" + String.join("", letters) + "\"");
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(Arbitraries.of("\"id\"", "\"data\"", "\"files\""), strings());
    }

    private static Arbitrary<String> lists(int depth) {
        return spaced(values(depth))
                .list()
                .ofMaxSize(4)
                .map(all -> "[" + String.join(",", all) + "]");
    }

    private static Arbitrary<String> objects(int depth) {
        return Combinators.combine(spaced(names()), spaced(values(depth)))
                .as((name, value) -> name + ":" + value)
                .list()
                .ofMaxSize(4)
                .map(all -> "{" + String.join(",", all) + "}");
    }

    private static Arbitrary<String> spaced(Arbitrary<String> text) {
        return Combinators.combine(spaces(), text, spaces())
                .as((before, middle, after) -> before + middle + after);
    }
}
