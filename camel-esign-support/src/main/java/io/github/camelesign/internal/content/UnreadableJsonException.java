// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.camelesign.internal.text.OneLine;
import java.io.CharConversionException;
import java.io.IOException;

/**
 * A text is no JSON. The message says where and of which property, but quotes nothing of it, as the
 * exceptions of the parser do: it may be a contract.
 */
public final class UnreadableJsonException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PROPERTY = 200;

    private UnreadableJsonException(String message) {
        super(message);
    }

    static IOException of(JsonParser parser, IOException e) {
        if (e instanceof JsonEOFException) {
            return at(parser, "it ends in the middle");
        }
        if (e instanceof StreamConstraintsException) {
            // of which only figures are printed
            return at(parser, e.getMessage().replaceFirst("(?s)\\n.*", ""));
        }
        if (e instanceof CharConversionException || isEncoding(e)) {
            return at(parser, "its letters are neither UTF-8 nor UTF-16 or UTF-32");
        }
        return e instanceof StreamReadException ? at(parser, "it is no JSON") : e;
    }

    /** Jackson has no type of its own for it. */
    private static boolean isEncoding(IOException e) {
        return e instanceof StreamReadException
                && String.valueOf(e.getMessage()).startsWith("Invalid UTF-8");
    }

    static UnreadableJsonException at(JsonParser parser, String reason) {
        JsonLocation place = parser.currentLocation();
        String property =
                OneLine.of(parser.getParsingContext().pathAsPointer().toString(), LONGEST_PROPERTY);
        return new UnreadableJsonException(
                "%s (line %d, column %d%s)"
                        .formatted(
                                reason,
                                place.getLineNr(),
                                place.getColumnNr(),
                                property.isEmpty() ? "" : ", property " + property));
    }
}
