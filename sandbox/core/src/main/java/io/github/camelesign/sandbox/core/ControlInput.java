// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * The body of a request to the control API. What is missing or of another type is refused with an
 * {@link IllegalArgumentException} that names it.
 */
public final class ControlInput {
    private final JsonNode body;

    ControlInput(JsonNode body) {
        this.body = body;
    }

    /** A text that has to be there. */
    public String text(String name) {
        return optionalText(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The body needs a text " + quoted(name)));
    }

    /** A text, or another when it is missing. */
    public String text(String name, String otherwise) {
        return optionalText(name).orElse(otherwise);
    }

    /** A text, if it is there. */
    public Optional<String> optionalText(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(quoted(name) + " must be a text");
        }
        return Optional.of(value.textValue());
    }

    /** A list of texts, empty when it is missing. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isArray()) {
            throw new IllegalArgumentException(quoted(name) + " must be a list of texts");
        }
        for (JsonNode text : value) {
            if (!text.isTextual()) {
                throw new IllegalArgumentException(quoted(name) + " must be a list of texts");
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    /** True or false, or another when it is missing. */
    public boolean flag(String name, boolean otherwise) {
        JsonNode value = body.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException(quoted(name) + " must be true or false");
        }
        return value.asBoolean(otherwise);
    }

    /** True or false, if it is there. */
    public Optional<Boolean> optionalFlag(String name) {
        return body.has(name) ? Optional.of(flag(name, false)) : Optional.empty();
    }

    /** A whole number that has to be there. */
    public long number(String name) {
        JsonNode value = body.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("The body needs a whole number " + quoted(name));
        }
        return value.longValue();
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
        if (body.has(name)) {
            action.accept(number(name));
        }
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
