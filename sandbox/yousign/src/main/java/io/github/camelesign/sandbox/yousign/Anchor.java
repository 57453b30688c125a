// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.PdfTags;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A marker in the text of a PDF that becomes a field, {@code {{s1|signature|85|37}}}: signer
 * number, counted from 1 in the order of the signers, type, and for signatures the size; the field
 * is as it would have been asked for, whoever signs.
 */
record Anchor(int signer, ObjectNode field) {
    private static final Pattern SYNTAX =
            Pattern.compile("s(\\d{1,3})\\|(signature|mention|text)(?:\\|(\\d+)\\|(\\d+))?.*");

    /** Those in a file, which may take long. */
    static List<Anchor> in(Upload upload) throws IOException {
        return upload.readable()
                ? PdfTags.in(upload.file()).stream()
                        .map(Anchor::read)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private static Optional<Anchor> read(PdfTags.Tag tag) {
        Matcher found = SYNTAX.matcher(tag.text().trim());
        if (!found.matches()) {
            return Optional.empty();
        }
        ObjectNode field =
                Defaults.of("anchor " + found.group(2))
                        .put("page", tag.page() + 1)
                        .put("x", tag.x())
                        .put("y", tag.y());
        if (found.group(3) != null) {
            int width = Integer.parseInt(found.group(3));
            int height = Integer.parseInt(found.group(4));
            field.put("max_length", width).put("width", width).put("height", height);
        }
        return Optional.of(new Anchor(Integer.parseInt(found.group(1)), field));
    }
}
