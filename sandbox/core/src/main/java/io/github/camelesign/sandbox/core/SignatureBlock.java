// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.PdfFiles.PageText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * What a signer leaves on the page.
 *
 * @param signer name or e-mail
 * @param at when
 * @param place the field that it fills, or null to put it at the foot of the last page
 * @param mark what they typed or drew
 */
public record SignatureBlock(String signer, Instant at, Place place, SignatureMark mark) {
    /** Of somebody who typed and drew nothing. */
    public SignatureBlock(String signer, Instant at, Place place) {
        this(signer, at, place, SignatureMark.NONE);
    }

    /**
     * The upper left corner of a field, on the page as it is shown.
     *
     * @param page counted from 0
     * @param x points from the left edge
     * @param y points from the upper edge, or from the lower one
     */
    public record Place(int page, float x, float y, boolean fromBelow) {
        /** Measured from the upper edge. */
        public Place(int page, float x, float y) {
            this(page, x, y, false);
        }

        /** Above the lower edge of what is shown of the page. */
        float top(PDRectangle shown) {
            return fromBelow ? y : shown.getHeight() - y;
        }
    }

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    List<String> lines() {
        return List.of(signer, DATE.format(at), "signed in the Camel eSign sandbox");
    }

    /**
     * Draws documents as PDF, with what was typed and signed on their pages.
     *
     * @param files keeps them until the {@link TempFiles} are closed
     */
    public record SignedPdf(FileStore files) {
        /** The file itself when nothing was put on its pages. */
        public Path drawn(
                Upload upload,
                List<PageText> texts,
                List<SignatureBlock> blocks,
                TempFiles tempFiles)
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
}
