// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.util.StringHelper;

/**
 * What a sender wrote on a document to find it again, such as custom fields or metadata, as
 * parameters that are promoted into headers beside the ids of an event.
 */
public final class PromotedFields {

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private PromotedFields() {}

    /**
     * A parameter for each field with a value that is text, a number or a flag. Its name is the
     * prefix and the words of the field's, of letters and digits only, which every broker takes as
     * the name of a header: {@code customField} and {@code order-no.} give {@code
     * customFieldOrderNo}. Of fields whose names become the same the first counts.
     */
    public static Map<String, String> of(String prefix, Map<String, ?> fields) {
        Map<String, String> promoted = new LinkedHashMap<>();
        fields.forEach(
                (name, value) -> {
                    String words = words(name);
                    if (!words.isEmpty() && isScalar(value)) {
                        promoted.putIfAbsent(prefix + words, value.toString());
                    }
                });
        return promoted;
    }

    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : OTHERS.split(name)) {
            // what begins with a blank or another sign begins with an empty word
            if (!word.isEmpty()) {
                words.append(StringHelper.capitalize(word));
            }
        }
        return words.toString();
    }

    private static boolean isScalar(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof CharSequence text && !text.isEmpty();
    }
}
