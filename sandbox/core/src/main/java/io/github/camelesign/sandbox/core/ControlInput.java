// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * The body of a request to the control API. What is missing or of another type is refused with an
 * {@link IllegalArgumentException} that names it.
 */
public record ControlInput(JsonNode body) {
    /** A text that has to be there. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing("text", name));
    }

    /** A text, or another when it is missing. */
    public String text(String name, String otherwise) {
        return optionalText(name).orElse(otherwise);
    }

    /** A text, if it is there. */
    public Optional<String> optionalText(String name) {
        return value(name, JsonNode::isTextual, "a text").map(JsonNode::textValue);
    }

    /** A list of texts, empty when it is missing. */
    public List<String> texts(String name) {
        Predicate<JsonNode> texts =
                value -> value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
        return value(name, texts, "a list of texts").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::textValue)
                .toList();
    }

    /** True or false, or another when it is missing. */
    public boolean flag(String name, boolean otherwise) {
        return optionalFlag(name).orElse(otherwise);
    }

    /** True or false, if it is there. */
    public Optional<Boolean> optionalFlag(String name) {
        return value(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    /** A whole number that has to be there. */
    public long number(String name) {
        return optionalNumber(name).orElseThrow(() -> missing("whole number", name));
    }

    private Optional<Long> optionalNumber(String name) {
        Predicate<JsonNode> whole = value -> value.isIntegralNumber() && value.canConvertToLong();
        return value(name, whole, "a whole number").map(JsonNode::longValue);
    }

    /** A whole number of seconds that has to be there. */
    public Duration seconds(String name) {
        return Duration.ofSeconds(number(name));
    }

    /** Hands over a number if it is there. */
    public void ifNumber(String name, IntConsumer action) {
        ifLong(name, number -> action.accept(Math.toIntExact(number)));
    }

    /** The same for one that may be larger. */
    public void ifLong(String name, LongConsumer action) {
        optionalNumber(name).ifPresent(action::accept);
    }

    private Optional<JsonNode> value(String name, Predicate<JsonNode> fits, String what) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!fits.test(value)) {
            throw new IllegalArgumentException('"' + name + "\" must be " + what);
        }
        return Optional.of(value);
    }

    private static IllegalArgumentException missing(String what, String name) {
        return new IllegalArgumentException("The body needs a " + what + " \"" + name + '"');
    }
}
