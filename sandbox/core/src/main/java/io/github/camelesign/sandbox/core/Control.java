// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that the control API can do at a provider, beside what it can do at all: {@code POST
 * /sandbox/{provider}/{name}}.
 *
 * @param name in the path
 * @param fields what the body has, for people; those in brackets may be left out
 * @param action takes the body and returns what is answered as JSON; null for nothing. It throws
 *     {@link IllegalArgumentException} for a wrong body, {@link IllegalStateException} for what
 *     cannot be now, and {@link java.util.NoSuchElementException} for what is not there
 */
public record Control(String name, String fields, Function<ControlInput, Object> action) {
    /** One that answers with the id, key or code that it made. */
    public static Control making(
            String name, String fields, String made, Function<ControlInput, Object> action) {
        return new Control(name, fields, input -> Map.of(made, action.apply(input)));
    }

    /** One that answers nothing. */
    public static Control doing(String name, String fields, Consumer<ControlInput> action) {
        return new Control(
                name,
                fields,
                input -> {
                    action.accept(input);
                    return null;
                });
    }
}
