// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.uri;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * The URI of a {@code toD} as it stands in the route, with simple expressions. Each is evaluated by
 * itself, so that what a message holds stays within its place.
 *
 * @param path the operation, as a part
 * @param options in the order of the URI
 */
public record DynamicUri(Part path, List<Option> options) {

    /**
     * An option as it stands in the URI.
     *
     * @param text all of it
     * @param name what stands before the equals sign
     * @param value what stands after it
     */
    public record Option(Part text, Part name, Part value) {}

    /**
     * A part of a URI.
     *
     * @param text as it stands in the URI
     * @param pieces texts and expressions by turns, the first one a text
     */
    public record Part(String text, List<String> pieces) {

        static Part of(String text) {
            List<String> pieces = new ArrayList<>();
            int end = 0;
            for (int at = 0; at < text.length(); ) {
                int after = expressionEnd(text, at);
                if (after > at) {
                    pieces.add(text.substring(end, at));
                    pieces.add(text.substring(at, after));
                    end = after;
                    at = after;
                } else {
                    at++;
                }
            }
            pieces.add(text.substring(end));
            return new Part(text, pieces);
        }

        public boolean isDynamic() {
            return pieces.size() > 1;
        }

        /**
         * @param texts makes of a text what it stands for
         * @param expressions evaluates an expression
         */
        public String evaluate(UnaryOperator<String> texts, UnaryOperator<String> expressions) {
            StringBuilder value = new StringBuilder();
            for (int i = 0; i < pieces.size(); i++) {
                UnaryOperator<String> reader = i % 2 == 0 ? texts : expressions;
                value.append(reader.apply(pieces.get(i)));
            }
            return value.toString();
        }

        /** What stands between the brackets of {@code RAW(...)}, else null. */
        public Part raw() {
            boolean raw =
                    text.startsWith("RAW(") && text.endsWith(")")
                            || text.startsWith("RAW{") && text.endsWith("}");
            return raw ? of(text.substring(4, text.length() - 1)) : null;
        }
    }

    /**
     * @param template with placeholders resolved
     */
    public static DynamicUri parse(String template) {
        int query = indexOf(template, '?', 0);
        String path = query < 0 ? template : template.substring(0, query);
        List<Option> options = new ArrayList<>();
        int from = query < 0 ? template.length() : query + 1;
        while (from < template.length()) {
            int end = optionEnd(template, from);
            if (end == from || end == template.length() - 1) {
                // as Camel does elsewhere, but it would print the value
                throw new IllegalArgumentException(
                        "The URI of a toD has an option that is empty. Write a value that has an ampersand, or its placeholder, between the brackets of RAW(...)");
            }
            options.add(option(template.substring(from, end)));
            from = end + 1;
        }
        return new DynamicUri(Part.of(path), options);
    }

    /** A URI that was evaluated already: nothing in it is an expression any more. */
    public static DynamicUri evaluated(String uri) throws URISyntaxException {
        List<Option> options = new ArrayList<>();
        URISupport.parseQuery(StringHelper.after(uri, "?", ""), true, true)
                .forEach(
                        (name, value) ->
                                (value instanceof List<?> several ? several : List.of(value))
                                        .forEach(one -> options.add(fixed(name, one.toString()))));
        return new DynamicUri(fixed(StringHelper.before(uri, "?", uri)), options);
    }

    private static Option fixed(String name, String value) {
        return new Option(fixed(name + "=" + value), fixed(name), fixed(value));
    }

    private static Part fixed(String text) {
        return new Part(text, List.of(text));
    }

    private static Option option(String text) {
        int equals = indexOf(text, '=', 0);
        return new Option(
                Part.of(text),
                Part.of(equals < 0 ? text : text.substring(0, equals)),
                Part.of(equals < 0 ? "" : text.substring(equals + 1)));
    }

    /** A raw value ends at a bracket that an ampersand follows, or nothing, as Camel reads it. */
    private static int optionEnd(String template, int from) {
        int equals = indexOf(template, '=', from);
        int end = indexOf(template, '&', from);
        end = end < 0 ? template.length() : end;
        if (equals < 0 || equals > end || !template.startsWith("RAW", equals + 1)) {
            return end;
        }
        char bracket = template.startsWith("RAW(", equals + 1) ? ')' : '}';
        while (end < template.length() && template.charAt(end - 1) != bracket) {
            int next = indexOf(template, '&', end + 1);
            end = next < 0 ? template.length() : next;
        }
        return end;
    }

    /** The place of a character that is no part of an expression, or -1. */
    private static int indexOf(String text, char wanted, int from) {
        for (int at = from; at < text.length(); ) {
            int after = expressionEnd(text, at);
            if (after > at) {
                at = after;
            } else if (text.charAt(at) == wanted) {
                return at;
            } else {
                at++;
            }
        }
        return -1;
    }

    /** The end of the expression that begins here; the same place when none does. */
    private static int expressionEnd(String text, int start) {
        if (!text.startsWith("${", start) && !text.startsWith("$simple{", start)) {
            return start;
        }
        int open = 0;
        for (int at = text.indexOf('{', start); at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '{') {
                open++;
            } else if (letter == '}' && --open == 0) {
                return at + 1;
            }
        }
        return start;
    }
}
