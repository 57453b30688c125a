// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.GeneratedPropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/**
 * Sets options as the generated configurer does, but refuses a text that is no value of the
 * option's type. Camel looks for units in the text of a duration and makes nothing of the rest, so
 * that {@code connectTimeout=ten} would be no time at all and {@code 10x} as well.
 */
final class StrictConfigurer implements GeneratedPropertyConfigurer, PropertyConfigurerGetter {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

    /** No more digits than Camel can count as milliseconds. */
    private static final Pattern UNITS =
            Pattern.compile("(?=\\d)(\\d{1,9}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?(\\d{1,9}ms)?");

    private final PropertyConfigurer configurer;
    private final PropertyConfigurerGetter options;

    private StrictConfigurer(PropertyConfigurer configurer, PropertyConfigurerGetter options) {
        this.configurer = configurer;
        this.options = options;
    }

    /** One that a build without Camel's generator has not made stays what it is. */
    static PropertyConfigurer of(PropertyConfigurer configurer) {
        return configurer instanceof PropertyConfigurerGetter options
                ? new StrictConfigurer(configurer, options)
                : configurer;
    }

    @Override
    public boolean configure(
            CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        if (value instanceof String text) {
            Class<?> type = options.getOptionType(name, ignoreCase);
            if (type != null) {
                check(name, text.strip(), type);
            }
        }
        return configurer.configure(context, target, name, value, ignoreCase);
    }

    private static void check(String name, String text, Class<?> type) {
        if (type == int.class) {
            require(isInt(text), name, text, "a whole number");
        } else if (type == long.class) {
            require(
                    isLong(text) || isDuration(text),
                    name,
                    text,
                    "a whole number, or a duration such as 500ms, 10s or 1m30s");
        } else if (type == boolean.class) {
            require(
                    Set.of("true", "false").contains(text.toLowerCase(Locale.ROOT)),
                    name,
                    text,
                    "true or false");
        } else if (type.isEnum()) {
            List<String> names =
                    Stream.of(type.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList();
            require(
                    names.stream().anyMatch(one -> letters(one).equals(letters(text))),
                    name,
                    text,
                    OptionCheck.alternatives(names));
        }
    }

    private static void require(boolean isValue, String name, String text, String allowed) {
        if (!isValue) {
            throw OptionCheck.refusal(name, text, allowed);
        }
    }

    private static boolean isInt(String text) {
        return NUMBER.matcher(text).matches() && new BigInteger(text).bitLength() < Integer.SIZE;
    }

    private static boolean isLong(String text) {
        return NUMBER.matcher(text).matches() && new BigInteger(text).bitLength() < Long.SIZE;
    }

    private static boolean isDuration(String text) {
        if (UNITS.matcher(text).matches()) {
            return true;
        }
        try {
            return Duration.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Camel takes the name of a constant in any case and with dashes. */
    private static String letters(String constant) {
        return constant.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return options.getOptionType(name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return options.getAutowiredNames();
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return options.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return options.getOptionValue(target, name, ignoreCase);
    }
}
