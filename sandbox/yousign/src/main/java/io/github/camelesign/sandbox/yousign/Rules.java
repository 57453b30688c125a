// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kinds of values that Yousign's properties have. */
final class Rules {
    static final Rule ANYTHING = (name, value, found) -> {};
    static final Rule BOOL = rule(JsonNode::isBoolean, "This value should be of type bool");
    static final Rule OBJECT = rule(ObjectNode.class::isInstance, "This value should be an object");
    static final Rule UUID =
            text(
                    Pattern.compile(
                                    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                                    Pattern.CASE_INSENSITIVE)
                            .asMatchPredicate(),
                    "This is not a valid UUID");
    static final Rule EMAIL =
            text(
                    Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+").asMatchPredicate(),
                    "This value is not a valid email address");
    static final Rule PHONE =
            text(
                    Pattern.compile("\\+[1-9]\\d{6,14}").asMatchPredicate(),
                    "This value is not a valid phone number, which is written as +33601020304");
    static final Rule DATE = text(Rules::isDate, "This value is not a valid date (yyyy-mm-dd)");
    static final Rule URL = text(Rules::isUrl, "This value is not a valid URL");
    static final Rule LOCALE = oneOf("en", "fr", "de", "it", "nl", "es", "pl");

    private Rules() {}

    static Rule text(int min, int max) {
        return text(
                value -> value.length() >= min && value.length() <= max,
                "This value should have %d to %d characters".formatted(min, max));
    }

    static Rule text(Predicate<String> valid, String reason) {
        return rule(value -> value.isTextual() && valid.test(value.textValue()), reason);
    }

    static Rule matching(String pattern) {
        return text(
                Pattern.compile(pattern).asMatchPredicate(),
                "This value does not match " + pattern);
    }

    static Rule oneOf(String... values) {
        Set<String> allowed = Set.of(values);
        return text(
                allowed::contains,
                "The value you selected is not a valid choice: " + String.join(", ", values));
    }

    static Rule number(int min, int max) {
        return rule(
                value -> value.isInt() && value.intValue() >= min && value.intValue() <= max,
                "This value should be a whole number between %d and %d".formatted(min, max));
    }

    static Rule oneOf(int... values) {
        return rule(
                value -> {
                    for (int allowed : values) {
                        if (value.isInt() && value.intValue() == allowed) {
                            return true;
                        }
                    }
                    return false;
                },
                "The value you selected is not a valid choice");
    }

    static Rule list(Rule item, int min, int max) {
        return (name, value, found) -> {
            if (!value.isArray() || value.size() < min || value.size() > max) {
                found.add(
                        new Violation(
                                name,
                                "This value should be a list of %d to %d items"
                                        .formatted(min, max)));
                return;
            }
            for (int i = 0; i < value.size(); i++) {
                item.check(name + "[" + i + "]", value.get(i), found);
            }
        };
    }

    static Rule all(Rule... rules) {
        return (name, value, found) -> {
            for (Rule rule : rules) {
                int before = found.size();
                rule.check(name, value, found);
                if (found.size() > before) {
                    return;
                }
            }
        };
    }

    private static Rule rule(Predicate<JsonNode> valid, String reason) {
        return (name, value, found) -> {
            if (!valid.test(value)) {
                found.add(new Violation(name, reason));
            }
        };
    }

    /** Empty when it is valid. */
    static boolean isValid(Rule rule, JsonNode value) {
        List<Violation> found = new ArrayList<>();
        rule.check("", value, found);
        return found.isEmpty();
    }

    static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && uri.getScheme() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
