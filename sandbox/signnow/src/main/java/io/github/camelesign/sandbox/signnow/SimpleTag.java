// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tag that says by itself what it is, like <code>{{t:s;r:y;o:"CEO";w:100;h:15;}}</code>. */
final class SimpleTag {
    // word processors like to put curly quotes, and the documentation has some, too
    private static final Pattern PAIR =
            Pattern.compile("(\\w+)\\s*:\\s*(?:[\"“”]([^\"“”]*)[\"“”]|([^;]*))\\s*;?");
    private static final Map<String, String> TYPES =
            Map.of(
                    "s", "signature",
                    "i", "initials",
                    "t", "text",
                    "d", "enumeration",
                    "c", "checkbox",
                    "f", "attachment");

    private final Map<String, String> values = new HashMap<>();

    SimpleTag(String text) {
        Matcher pairs = PAIR.matcher(text);
        while (pairs.find()) {
            String quoted = pairs.group(2);
            values.put(pairs.group(1), quoted == null ? pairs.group(3).trim() : quoted);
        }
    }

    static boolean isOne(String text) {
        return text.matches("\\s*t\\s*:.*");
    }

    boolean isInvite() {
        return "e".equals(values.get("t"));
    }

    ObjectNode invite() {
        return JsonReader.object()
                .put("role", values.get("o"))
                .put("email", values.get("e"))
                .put("role_id", "")
                .put("order", number("order", 1));
    }

    /** A field without its place. */
    ObjectNode field() {
        String type = TYPES.get(values.get("t"));
        if (type == null) {
            throw SignNowError.invalid("Unknown tag type " + values.get("t"));
        }
        ObjectNode field =
                JsonReader.object()
                        .put("type", type)
                        .put("role", values.get("o"))
                        .put("required", !"n".equals(values.get("r")));
        if (values.containsKey("w")) {
            field.put("width", number("w", 0));
        }
        if (values.containsKey("h")) {
            field.put("height", number("h", 0));
        }
        if (values.containsKey("l")) {
            field.put("label", values.get("l")).put("name", values.get("l"));
            field.put("lock_to_sign_date", type.equals("text") && values.get("l").equals("Date"));
        }
        if (values.containsKey("v")) {
            field.put("validator_id", values.get("v"));
        }
        if (values.containsKey("f")) {
            field.put("label", values.get("f"));
        }
        if (values.containsKey("dd")) {
            ArrayNode options = field.putArray("enumeration_options");
            for (String option : values.get("dd").split(",")) {
                options.add(option.trim());
            }
            field.put("custom_defined_option", false);
        }
        return field;
    }

    private int number(String key, int fallback) {
        try {
            return Integer.parseInt(values.getOrDefault(key, String.valueOf(fallback)));
        } catch (NumberFormatException e) {
            throw SignNowError.invalid("Tag key " + key + " must be a number");
        }
    }
}
