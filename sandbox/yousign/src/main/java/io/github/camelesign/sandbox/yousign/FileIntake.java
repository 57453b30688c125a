// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.PdfTags;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes files in. All of it may be slow. */
final class FileIntake {
    /**
     * A file that was taken in.
     *
     * @param anchors markers that were found in its text, when they were looked for
     */
    record StoredFile(Upload upload, List<Anchor> anchors) {
        StoredFile renamed(String name) {
            return new StoredFile(upload.renamed(name), anchors);
        }
    }

    /**
     * A marker in the text of a PDF that becomes a field, {@code {{s1|signature|85|37}}}: signer
     * number, type, and for signatures the size.
     *
     * @param signer counted from 1, in the order of the signers
     * @param field as it would have been asked for, whoever signs
     */
    record Anchor(int signer, ObjectNode field) {
        private static final Pattern SYNTAX =
                Pattern.compile("s(\\d{1,3})\\|(signature|mention|text)(?:\\|(\\d+)\\|(\\d+))?.*");

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

    private static final Set<String> CONVERTED = Set.of("docx", "jpeg", "jpg", "png");
    private static final String REFUSAL = "The file must be a readable PDF, DOCX, JPEG or PNG";

    private final DocumentIntake intake;

    FileIntake(FileStore files) {
        this.intake =
                new DocumentIntake(files, CONVERTED, () -> YousignError.violated("file", REFUSAL))
                        .hashing();
    }

    /**
     * @param name null for the file's own
     * @param anchors whether to look for markers in its text
     */
    StoredFile accept(Path file, String filename, String name, boolean anchors) throws IOException {
        Upload upload = intake.accept(file, filename, name);
        List<Anchor> found =
                anchors && upload.readable()
                        ? PdfTags.in(upload.file()).stream()
                                .map(Anchor::read)
                                .flatMap(Optional::stream)
                                .toList()
                        : List.of();
        return new StoredFile(upload, found);
    }

    StoredFile sample(String name) {
        return new StoredFile(intake.sample(name), List.of());
    }

    StoredFile sparse(String name, long size) {
        return new StoredFile(intake.sparse(name, size), List.of());
    }
}
