// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfTags;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A marker in the text of a PDF that becomes a field, {@code {{s1|signature|85|37}}}: signer
 * number, type, and for signatures the size.
 *
 * @param signer counted from 1, in the order of the signers
 * @param page counted from 1
 */
record Anchor(int signer, String type, int page, int x, int y, int width, int height) {
    private static final Pattern SYNTAX =
            Pattern.compile("s(\\d{1,3})\\|(signature|mention|text)(?:\\|(\\d+)\\|(\\d+))?.*");
    private static final int USUAL_WIDTH = 85;
    private static final int USUAL_HEIGHT = 37;

    static Optional<Anchor> read(PdfTags.Tag tag) {
        Matcher matcher = SYNTAX.matcher(tag.text().trim());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Anchor(
                        Integer.parseInt(matcher.group(1)),
                        matcher.group(2),
                        tag.page() + 1,
                        tag.x(),
                        tag.y(),
                        number(matcher.group(3), USUAL_WIDTH),
                        number(matcher.group(4), USUAL_HEIGHT)));
    }

    private static int number(String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** The field that it stands for, as it would have been asked for. */
    ObjectNode field(Recipient of) {
        ObjectNode field =
                JsonReader.object()
                        .put("signer_id", of.id)
                        .put("type", type)
                        .put("page", page)
                        .put("x", x)
                        .put("y", y);
        return switch (type) {
            case "mention" -> field.put("mention", of.name());
            case "text" -> field.put("question", "Text").put("max_length", width);
            default -> field.put("width", width).put("height", height);
        };
    }
}
