// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.PageText;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignedPdf;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes PDFs of drawings and tables, and archives of them. All of it is slow. */
final class Pages {
    /** What is to be put on the pages of a document, taken down while nobody changes it. */
    record Drawing(Upload upload, List<PageText> texts, List<SignatureBlock> blocks) {}

    private final FileStore files;
    private final SignedPdf pdfs;

    Pages(FileStore files) {
        this.files = files;
        this.pdfs = new SignedPdf(files);
    }

    Path draw(Drawing drawing, TempFiles tempFiles) throws IOException {
        return pdfs.drawn(drawing.upload(), drawing.texts(), drawing.blocks(), tempFiles);
    }

    /** The same as a JSON string in Base64. */
    Path drawInBase64(Drawing drawing, TempFiles tempFiles) throws IOException {
        return FileBody.write(draw(drawing, tempFiles), tempFiles.add(files.newFile()));
    }

    byte[] draw(Drawing drawing) throws IOException {
        try (TempFiles tempFiles = new TempFiles()) {
            return Files.readAllBytes(draw(drawing, tempFiles));
        }
    }

    Path table(List<String> lines, TempFiles tempFiles) throws IOException {
        return pdfs.page(lines, tempFiles);
    }

    byte[] table(List<String> lines) throws IOException {
        try (TempFiles tempFiles = new TempFiles()) {
            return Files.readAllBytes(table(lines, tempFiles));
        }
    }

    byte[] mergedTables(List<List<String>> tables) throws IOException {
        try (TempFiles tempFiles = new TempFiles()) {
            List<Path> pages = new ArrayList<>();
            for (List<String> lines : tables) {
                pages.add(table(lines, tempFiles));
            }
            return Files.readAllBytes(pdfs.merged(pages, tempFiles));
        }
    }

    /** A zip of drawings; two may have the same name, two entries may not. */
    byte[] zip(List<Drawing> drawings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TempFiles tempFiles = new TempFiles();
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            int number = 0;
            for (Drawing drawing : drawings) {
                String name = drawing.upload().downloadName(".pdf");
                zip.putNextEntry(new ZipEntry(++number + "-" + name));
                Files.copy(draw(drawing, tempFiles), zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A zip of tables by their names. */
    byte[] zipOfTables(Map<String, List<String>> tables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                zip.putNextEntry(new ZipEntry(table.getKey()));
                zip.write(table(table.getValue()));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
