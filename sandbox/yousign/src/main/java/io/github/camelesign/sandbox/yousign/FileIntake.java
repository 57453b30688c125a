// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.DocumentIntake;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.PdfTags;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    }

    private static final Set<String> CONVERTED = Set.of("docx", "jpeg", "jpg", "png");
    private static final int BUFFER = 1 << 16;

    private final FileStore files;
    private final DocumentIntake intake;

    FileIntake(FileStore files) {
        this.files = files;
        this.intake =
                new DocumentIntake(
                        files,
                        CONVERTED,
                        () ->
                                YousignError.violated(
                                        "file",
                                        "The file must be a readable PDF, DOCX, JPEG or PNG"));
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

    /** A path for a file that is about to be taken in. */
    Path newFile() {
        return files.newFile();
    }

    StoredFile sample(String name) throws IOException {
        return stored(intake.sample(name), List.of());
    }

    StoredFile sparse(String name, long size) throws IOException {
        return stored(intake.sparse(name, size), List.of());
    }

    private static StoredFile stored(Upload upload, List<Anchor> anchors) throws IOException {
        return new StoredFile(upload, sha256(upload.file()), heights(upload), anchors);
    }

    private static List<Float> heights(Upload upload) throws IOException {
        if (!upload.readable()) {
            return List.of();
        }
        List<Float> heights = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(upload.file().toFile())) {
            document.getPages().forEach(page -> heights.add(page.getMediaBox().getHeight()));
        }
        return heights;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
