// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a parameter of an operation takes, as the provider describes it: {@code oneOf("collapsed",
 * "zip").byDefault("collapsed")}.
 */
public final class ParameterValue {

    /** How a designer shows it. */
    public enum Type {
        TEXT,
        INTEGER,
        FLAG,
        /** Several values, separated by comma. */
        LIST
    }

    /** Anything. */
    public static final ParameterValue TEXT = new ParameterValue(Type.TEXT, List.of());

    /** A whole number, 0 or more. */
    public static final ParameterValue INTEGER = integer(0, Long.MAX_VALUE);

    /** {@code true} or {@code false}. */
    public static final ParameterValue FLAG =
            new ParameterValue(Type.FLAG, List.of("true", "false"));

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    private final Type type;
    private final List<String> values;
    private final long least;
    private final long most;
    private final boolean open;
    private final boolean required;
    private final String defaultValue;

    private ParameterValue(Type type, List<String> values) {
        this(type, values, 0, Long.MAX_VALUE, false, false, null);
    }

    private ParameterValue(
            Type type,
            List<String> values,
            long least,
            long most,
            boolean open,
            boolean required,
            String defaultValue) {
        this.type = type;
        this.values = values;
        this.least = least;
        this.most = most;
        this.open = open;
        this.required = required;
        this.defaultValue = defaultValue;
    }

    public static ParameterValue oneOf(String... values) {
        return new ParameterValue(Type.TEXT, List.of(values));
    }

    /** One or several of these, separated by comma. */
    public static ParameterValue someOf(String... values) {
        return new ParameterValue(Type.LIST, List.of(values));
    }

    public static ParameterValue integer(long least, long most) {
        return new ParameterValue(Type.INTEGER, List.of(), least, most, false, false, null);
    }

    /** The provider may take more than it describes: another value is sent, with a warning. */
    public ParameterValue open() {
        return new ParameterValue(type, values, least, most, true, required, defaultValue);
    }

    /** No call without it. */
    public ParameterValue required() {
        return new ParameterValue(type, values, least, most, open, true, defaultValue);
    }

    /** Sent when nothing else is given. */
    public ParameterValue byDefault(String value) {
        if (!allows(value)) {
            throw new IllegalArgumentException("The default '%s' is not allowed".formatted(value));
        }
        return new ParameterValue(type, values, least, most, open, required, value);
    }

    public Type type() {
        return type;
    }

    /** All that it takes; empty when they are too many to name. */
    public List<String> values() {
        return values;
    }

    /** The smallest number. */
    public long least() {
        return least;
    }

    /** The largest number; {@link Long#MAX_VALUE} when none is known. */
    public long most() {
        return most;
    }

    public boolean isOpen() {
        return open;
    }

    public boolean isRequired() {
        return required;
    }

    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** Whether it is described; another value of an open one may be taken all the same. */
    public boolean allows(String value) {
        return switch (type) {
            case INTEGER ->
                    DIGITS.matcher(value).matches()
                            && Long.parseLong(value) >= least
                            && Long.parseLong(value) <= most;
            case LIST ->
                    Arrays.stream(value.split(",", -1))
                            .map(String::strip)
                            .allMatch(values::contains);
            case TEXT, FLAG -> values.isEmpty() || values.contains(value);
        };
    }

    /** What is allowed, to go on after "must be". */
    @Override
    public String toString() {
        return switch (type) {
            case INTEGER ->
                    most == Long.MAX_VALUE
                            ? "a whole number of at least " + least
                            : "a whole number from %d to %d".formatted(least, most);
            case LIST -> "some of %s, separated by comma".formatted(String.join(", ", values));
            case TEXT, FLAG -> values.isEmpty() ? "a text" : alternatives();
        };
    }

    private String alternatives() {
        int last = values.size() - 1;
        return last == 0
                ? values.get(0)
                : String.join(", ", values.subList(0, last)) + " or " + values.get(last);
    }
}
