// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfTags;
import io.github.camelesign.sandbox.core.Sha256;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Takes files in. All of it may be slow. */
final class FileIntake {
    /**
     * A file that was taken in.
     *
     * @param sha256 of the PDF, in hexadecimal digits
     * @param heights of the pages in points; empty when it is too large to be read
     * @param anchors markers that were found in its text, when they were looked for
     */
    record StoredFile(Upload upload, String sha256, List<Float> heights, List<Anchor> anchors) {
        StoredFile renamed(String name) {
            return new StoredFile(upload.renamed(name), sha256, heights, anchors);
        }

        String name() {
            return upload.name();
        }

        int pages() {
            return upload.pages();
        }
    }

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

    private static final Set<String> CONVERTED = Set.of("docx", "jpeg", "jpg", "png");
    private static final String REFUSAL = "The file must be a readable PDF, DOCX, JPEG or PNG";

    private final DocumentIntake intake;

    FileIntake(FileStore files) {
        this.intake =
                new DocumentIntake(files, CONVERTED, () -> YousignError.violated("file", REFUSAL));
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
        return stored(upload, found);
    }

    StoredFile sample(String name) {
        try {
            return stored(intake.sample(name), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StoredFile sparse(String name, long size) {
        try {
            return stored(intake.sparse(name, size), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredFile stored(Upload upload, List<Anchor> anchors) throws IOException {
        List<Float> heights = new ArrayList<>();
        if (upload.readable()) {
            try (PDDocument document = Loader.loadPDF(upload.file().toFile())) {
                document.getPages().forEach(page -> heights.add(page.getMediaBox().getHeight()));
            }
        }
        return new StoredFile(upload, Sha256.of(upload.file()), heights, anchors);
    }
}
