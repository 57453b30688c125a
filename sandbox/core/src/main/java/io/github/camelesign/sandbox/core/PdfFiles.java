// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.util.stream.Collectors.partitioningBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads and makes the PDFs that the providers hand out. */
public final class PdfFiles {
    private static final float FONT_SIZE = 8;
    private static final float LINE = 10;
    private static final float MARGIN = 36;
    private static final float BLOCK_WIDTH = 170;
    private static final float BLOCK_HEIGHT = 42;
    private static final float MARK_HEIGHT = 28;
    private static final float TYPED_SIZE = 16;

    private PdfFiles() {}

    /**
     * Counts the pages.
     *
     * @throws IOException when the file is no readable PDF
     */
    public static int pages(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return document.getNumberOfPages();
        }
    }

    /** The height of each page, in points. */
    public static List<Float> pageHeights(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            List<Float> heights = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                heights.add(page.getMediaBox().getHeight());
            }
            return heights;
        }
    }

    /** Makes a PDF of A4 pages, at least one, that show the given lines. */
    public static void writePage(Path target, List<String> lines) throws IOException {
        int perPage = (int) ((PDRectangle.A4.getHeight() - 2 * MARGIN) / LINE);
        try (PDDocument document = new PDDocument()) {
            EmbeddedFont font = new EmbeddedFont(document);
            for (int first = 0; first == 0 || first < lines.size(); first += perPage) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    show(
                            content,
                            font,
                            lines.subList(first, Math.min(first + perPage, lines.size())),
                            MARGIN,
                            PDRectangle.A4.getHeight() - MARGIN);
                }
            }
            document.save(target.toFile());
        }
    }

    /** Puts the pages of several PDFs into one. */
    public static void merge(List<Path> sources, Path target) throws IOException {
        PDFMergerUtility merger = new PDFMergerUtility();
        for (Path source : sources) {
            merger.addSource(source.toFile());
        }
        merger.setDestinationFileName(target.toString());
        merger.mergeDocuments(null);
    }

    /** Draws one page as a PNG of about the given height in pixels. */
    public static byte[] png(Path pdf, int page, int height) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            float points = document.getPage(page).getCropBox().getHeight();
            return png(document, page, Math.max(0.05f, height / points));
        }
    }

    /** The same with so many pixels for each point. */
    static byte[] png(PDDocument document, int page, float scale) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new PDFRenderer(document).renderImage(page, scale), "png", png);
        return png.toByteArray();
    }

    /**
     * Copies a PDF and draws the signatures: those with a field there, the others from the bottom
     * of the last page upwards, row by row; a page is added when they need more space.
     */
    public static void sign(Path source, List<SignatureBlock> signatures, Path target)
            throws IOException {
        sign(source, List.of(), signatures, target);
    }

    /** The same with what was typed on the pages. */
    public static void sign(
            Path source, List<PageText> texts, List<SignatureBlock> signatures, Path target)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(source.toFile())) {
            EmbeddedFont font = new EmbeddedFont(document);
            for (PageText text : texts) {
                if (isOnPage(document, text.place())) {
                    type(document, font, text);
                }
            }
            Map<Boolean, List<SignatureBlock>> placed =
                    signatures.stream()
                            .collect(partitioningBy(block -> isOnPage(document, block.place())));
            for (SignatureBlock block : placed.get(true)) {
                drawInPlace(document, font, block);
            }
            List<SignatureBlock> blocks = placed.get(false);
            PDPage page = document.getPage(document.getNumberOfPages() - 1);
            PDRectangle box = page.getMediaBox();
            int columns = Math.max(1, (int) ((box.getWidth() - 2 * MARGIN) / BLOCK_WIDTH));
            float height = height(blocks);
            int rows = Math.max(1, (int) ((box.getHeight() - 2 * MARGIN) / height));
            int perPage = columns * rows;
            for (int first = 0; first < blocks.size(); first += perPage) {
                if (first > 0) {
                    page = new PDPage(box);
                    document.addPage(page);
                }
                int end = Math.min(first + perPage, blocks.size());
                draw(document, page, font, columns, height, blocks.subList(first, end));
            }
            document.save(target.toFile());
        }
    }

    private static boolean isOnPage(PDDocument document, SignatureBlock.Place place) {
        return place != null && place.page() >= 0 && place.page() < document.getNumberOfPages();
    }

    private static void drawInPlace(PDDocument document, EmbeddedFont font, SignatureBlock block)
            throws IOException {
        PDPage page = document.getPage(block.place().page());
        PDRectangle box = page.getMediaBox();
        // a field near an edge of the page still shows the whole signature
        float x = Math.min(block.place().x(), box.getWidth() - BLOCK_WIDTH);
        float y = Math.min(block.place().y(), box.getHeight() - height(List.of(block)));
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            show(document, content, font, block, box.getLowerLeftX() + x, box.getUpperRightY() - y);
        }
    }

    private static float height(List<SignatureBlock> blocks) {
        return blocks.stream().anyMatch(block -> block.mark().isVisible())
                ? BLOCK_HEIGHT + MARK_HEIGHT
                : BLOCK_HEIGHT;
    }

    /** From the upper edge down: what was typed or drawn, then who and when. */
    private static void show(
            PDDocument document,
            PDPageContentStream content,
            EmbeddedFont font,
            SignatureBlock block,
            float x,
            float top)
            throws IOException {
        SignatureMark mark = block.mark();
        float widest = BLOCK_WIDTH - 16;
        if (mark.png() != null) {
            PDImageXObject image =
                    PDImageXObject.createFromByteArray(document, mark.png(), "signature");
            float scale =
                    Math.min(widest / image.getWidth(), (MARK_HEIGHT - 2) / image.getHeight());
            float height = image.getHeight() * scale;
            content.drawImage(image, x, top - height, image.getWidth() * scale, height);
        } else if (mark.isVisible()) {
            String name = font.printable(mark.typed());
            float width = font.font().getStringWidth(name) / 1000;
            content.beginText();
            content.setFont(font.font(), Math.min(TYPED_SIZE, widest / width));
            content.newLineAtOffset(x, top - TYPED_SIZE);
            content.showText(name);
            content.endText();
        }
        float below = mark.isVisible() ? MARK_HEIGHT : 0;
        show(content, font, block.lines(), x, top - below - LINE);
    }

    private static void type(PDDocument document, EmbeddedFont font, PageText text)
            throws IOException {
        PDPage page = document.getPage(text.place().page());
        PDRectangle box = page.getMediaBox();
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            content.beginText();
            content.setFont(font.font(), text.size());
            content.newLineAtOffset(
                    box.getLowerLeftX() + text.place().x(),
                    box.getUpperRightY() - text.place().y() - text.size());
            content.showText(font.printable(text.text()));
            content.endText();
        }
    }

    private static void draw(
            PDDocument document,
            PDPage page,
            EmbeddedFont font,
            int columns,
            float height,
            List<SignatureBlock> blocks)
            throws IOException {
        PDRectangle box = page.getMediaBox();
        // the reset of the graphics state keeps what the page drew from moving the blocks
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            for (int i = 0; i < blocks.size(); i++) {
                float x = box.getLowerLeftX() + MARGIN + (i % columns) * BLOCK_WIDTH;
                float y = box.getLowerLeftY() + MARGIN + (i / columns) * height;
                content.setLineWidth(0.5f);
                content.addRect(x, y, BLOCK_WIDTH - 8, height - 6);
                content.stroke();
                show(document, content, font, blocks.get(i), x + 4, y + height - 6);
            }
        }
    }

    private static void show(
            PDPageContentStream content, EmbeddedFont font, List<String> lines, float x, float y)
            throws IOException {
        content.beginText();
        content.setFont(font.font(), FONT_SIZE);
        content.setLeading(LINE);
        content.newLineAtOffset(x, y);
        for (String line : lines) {
            content.showText(font.printable(line));
            content.newLine();
        }
        content.endText();
    }
}
