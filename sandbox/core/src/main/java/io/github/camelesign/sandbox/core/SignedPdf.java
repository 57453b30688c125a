// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.PdfFiles.PageText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws documents as PDF, with what was typed and signed on their pages.
 *
 * @param files keeps them until the {@link TempFiles} are closed
 */
public record SignedPdf(FileStore files) {
    /** The file itself when nothing was put on its pages. */
    public Path drawn(
            Upload upload, List<PageText> texts, List<SignatureBlock> blocks, TempFiles tempFiles)
            throws IOException {
        if (blocks.isEmpty() && texts.isEmpty() || !upload.readable()) {
            return upload.file();
        }
        Path target = tempFiles.add(files.newFile());
        PdfFiles.sign(upload.file(), texts, blocks, target);
        return target;
    }

    /** Pages of text, for example an audit trail. */
    public Path page(List<String> lines, TempFiles tempFiles) throws IOException {
        Path target = tempFiles.add(files.newFile());
        PdfFiles.writePage(target, lines);
        return target;
    }

    /** Several PDFs in one. */
    public Path merged(List<Path> pdfs, TempFiles tempFiles) throws IOException {
        Path target = tempFiles.add(files.newFile());
        PdfFiles.merge(pdfs, target);
        return target;
    }
}
