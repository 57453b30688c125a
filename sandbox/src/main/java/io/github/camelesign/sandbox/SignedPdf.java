package io.github.camelesign.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Draws documents as PDF, with what was typed and signed on their pages. */
public final class SignedPdf {
    private final FileStore files;

    /** Keeps what it draws in the given place until a bin is closed. */
    public SignedPdf(FileStore files) {
        this.files = files;
    }

    /** The file itself when nothing was put on its pages. */
    public Path drawn(Upload upload, List<PageText> texts, List<SignatureBlock> blocks, Bin bin)
            throws IOException {
        if (blocks.isEmpty() && texts.isEmpty() || !upload.readable()) {
            return upload.file();
        }
        Path target = bin.throwAway(files.newFile());
        PdfFiles.sign(upload.file(), texts, blocks, target);
        return target;
    }

    /** Pages of text, for example an audit trail. */
    public Path page(List<String> lines, Bin bin) throws IOException {
        Path target = bin.throwAway(files.newFile());
        PdfFiles.writePage(target, lines);
        return target;
    }

    /** Several PDFs in one. */
    public Path merged(List<Path> pdfs, Bin bin) throws IOException {
        Path target = bin.throwAway(files.newFile());
        PdfFiles.merge(pdfs, target);
        return target;
    }
}
