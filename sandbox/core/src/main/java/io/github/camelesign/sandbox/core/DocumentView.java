// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What the signing page shows of a document: its first pages, and their text for those who do not
 * see them.
 *
 * @param number of the document
 * @param more pages that are not shown
 */
record DocumentView(int number, String name, List<PageView> pages, int more, String text) {
    private static final int SHOWN_PAGES = 50;
    private static final int SHOWN_TEXT = 100_000;
    private static final int LARGEST_BYTES = 50 << 20;
    private static final int WIDTH = 1_000;
    private static final int LARGEST_HEIGHT = 3_000;

    /** A page, counted from 0 in the address and from 1 for people, in pixels. */
    record PageView(int document, int index, int number, int count, int width, int height) {}

    /** Slow. A document that cannot be read has no pages. */
    static DocumentView of(int number, SigningDocument document) {
        try (PDDocument pdf = load(document)) {
            int count = pdf.getNumberOfPages();
            int shown = Math.min(count, SHOWN_PAGES);
            List<PageView> pages = new ArrayList<>();
            for (int i = 0; i < shown; i++) {
                pages.add(new PageView(number, i, i + 1, count, width(pdf, i), height(pdf, i)));
            }
            return new DocumentView(number, document.name(), pages, count - shown, text(pdf));
        } catch (IOException e) {
            return new DocumentView(number, document.name(), List.of(), 0, "");
        }
    }

    /** One of the pages as PNG. Slow. */
    static byte[] png(SigningDocument document, int page) throws IOException {
        try (PDDocument pdf = load(document)) {
            if (page >= Math.min(pdf.getNumberOfPages(), SHOWN_PAGES)) {
                throw new IllegalArgumentException("There is no such page");
            }
            return PdfFiles.png(pdf, page, (float) width(pdf, page) / shape(pdf, page)[0]);
        }
    }

    private static PDDocument load(SigningDocument document) throws IOException {
        byte[] bytes = document.pdf().draw();
        if (bytes.length > LARGEST_BYTES) {
            throw new IOException("Too large to be shown");
        }
        return Loader.loadPDF(bytes);
    }

    private static String text(PDDocument pdf) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setEndPage(SHOWN_PAGES);
        String text = stripper.getText(pdf).strip();
        return text.substring(0, Math.min(text.length(), SHOWN_TEXT));
    }

    private static int width(PDDocument pdf, int page) {
        float[] shape = shape(pdf, page);
        return Math.max(1, Math.round(Math.min(WIDTH, LARGEST_HEIGHT * shape[0] / shape[1])));
    }

    private static int height(PDDocument pdf, int page) {
        float[] shape = shape(pdf, page);
        return Math.max(1, Math.round(width(pdf, page) * shape[1] / shape[0]));
    }

    /** Width and height as it is read, which may be turned. */
    private static float[] shape(PDDocument pdf, int page) {
        PDRectangle box = pdf.getPage(page).getCropBox();
        return pdf.getPage(page).getRotation() % 180 == 0
                ? new float[] {box.getWidth(), box.getHeight()}
                : new float[] {box.getHeight(), box.getWidth()};
    }
}
