// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes files in as documents. A PDF is kept as it is; for the other types that the provider
 * converts, a stand-in page that names the file takes their place.
 */
public final class DocumentIntake {
    private static final String PDF_MARK = "%PDF-";
    // readers accept the mark anywhere in the first kilobyte
    private static final int MARK_WITHIN = 1024;
    // a larger file is passed through unread, so that heap use does not depend on its size
    private static final long READ_UP_TO = 50L << 20;

    private final FileStore files;
    private final Set<String> converted;
    private final Supplier<? extends RuntimeException> refusal;
    private final Map<List<String>, Path> standIns = new HashMap<>();
    private boolean hashes;

    /**
     * @param converted file name endings, in lower case, that the provider converts to PDF
     * @param refusal what the provider says to any other file
     */
    public DocumentIntake(
            FileStore files, Set<String> converted, Supplier<? extends RuntimeException> refusal) {
        this.files = files;
        this.converted = converted;
        this.refusal = refusal;
    }

    /** Finds out the hash of each file from now on. */
    public DocumentIntake hashing() {
        hashes = true;
        return this;
    }

    private Upload upload(String name, String filename, Path file, int pages, boolean readable) {
        return new Upload(name, filename, file, pages, readable, hashes ? Sha256.of(file) : null);
    }

    /**
     * Takes an uploaded file in. The file itself may be deleted afterwards. A PDF that cannot be
     * read, or a file of another type, meets the provider's refusal.
     *
     * @param name document name; null means the file's
     */
    public Upload accept(Path file, String filename, String name) throws IOException {
        String type = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String documentName = name == null ? filename : name;
        if (converted.contains(type)) {
            String what = Files.size(file) + " bytes of type " + type;
            Path standIn = standIn(filename, what, "SHA-256 " + Sha256.of(file));
            return upload(documentName, filename, standIn, 1, true);
        }
        if (!type.equals("pdf") || !looksLikePdf(file)) {
            throw refusal.get();
        }
        boolean readable = Files.size(file) <= READ_UP_TO;
        int pages = readable ? pages(file) : 1;
        // a link keeps the content when the server deletes what it received, and copies nothing
        Path kept = Files.createLink(files.newFile(), file);
        return upload(documentName, filename, kept, pages, readable);
    }

    /** A path for a file that is about to be taken in. */
    public Path newFile() {
        return files.newFile();
    }

    /** A PDF of one page. */
    public Upload sample(String name) {
        return upload(name, name, standIn("A document of the Camel eSign sandbox"), 1, true);
    }

    /** A file of the given size that starts like a PDF and takes no space on most disks. */
    public Upload sparse(String name, long size) {
        Path path = files.newFile();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write((PDF_MARK + "1.7\n").getBytes(StandardCharsets.US_ASCII));
            file.setLength(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return upload(name, name, path, 1, false);
    }

    /** A page with these lines; all of the same share one file, so that thousands cost nothing. */
    private synchronized Path standIn(String... lines) {
        return standIns.computeIfAbsent(List.of(lines), this::onePage);
    }

    private Path onePage(List<String> lines) {
        Path file = files.newFile();
        try {
            PdfFiles.writePage(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static boolean looksLikePdf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(MARK_WITHIN), StandardCharsets.ISO_8859_1);
            return head.contains(PDF_MARK);
        }
    }

    private int pages(Path file) {
        try {
            return PdfFiles.pages(file);
        } catch (IOException e) {
            throw refusal.get();
        }
    }
}
