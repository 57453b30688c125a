package io.github.camelesign.sandbox;

import static java.util.stream.Collectors.partitioningBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Reads and makes the PDFs that the providers hand out. */
public final class PdfFiles {
    private static final float FONT_SIZE = 8;
    private static final float LINE = 10;
    private static final float MARGIN = 36;
    private static final float BLOCK_WIDTH = 170;
    private static final float BLOCK_HEIGHT = 42;

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

    /** Makes a PDF of one A4 page that shows the given lines. */
    public static void writePage(Path target, List<String> lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                show(
                        content,
                        new EmbeddedFont(document),
                        lines,
                        MARGIN,
                        PDRectangle.A4.getHeight() - MARGIN);
            }
            document.save(target.toFile());
        }
    }

    /**
     * Copies a PDF and draws the signatures: those with a field there, the others from the bottom
     * of the last page upwards, row by row; a page is added when they need more room.
     */
    public static void sign(Path source, List<SignatureBlock> signatures, Path target)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(source.toFile())) {
            EmbeddedFont font = new EmbeddedFont(document);
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
            int rows = Math.max(1, (int) ((box.getHeight() - 2 * MARGIN) / BLOCK_HEIGHT));
            int perPage = columns * rows;
            for (int first = 0; first < blocks.size(); first += perPage) {
                if (first > 0) {
                    page = new PDPage(box);
                    document.addPage(page);
                }
                int end = Math.min(first + perPage, blocks.size());
                draw(document, page, font, columns, blocks.subList(first, end));
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
        float y = Math.min(block.place().y(), box.getHeight() - BLOCK_HEIGHT);
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            show(
                    content,
                    font,
                    block.lines(),
                    box.getLowerLeftX() + x,
                    box.getUpperRightY() - y - LINE);
        }
    }

    private static void draw(
            PDDocument document,
            PDPage page,
            EmbeddedFont font,
            int columns,
            List<SignatureBlock> blocks)
            throws IOException {
        PDRectangle box = page.getMediaBox();
        // the reset of the graphics state keeps what the page drew from moving the blocks
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            for (int i = 0; i < blocks.size(); i++) {
                float x = box.getLowerLeftX() + MARGIN + (i % columns) * BLOCK_WIDTH;
                float y = box.getLowerLeftY() + MARGIN + (i / columns) * BLOCK_HEIGHT;
                content.setLineWidth(0.5f);
                content.addRect(x, y, BLOCK_WIDTH - 8, BLOCK_HEIGHT - 6);
                content.stroke();
                show(content, font, blocks.get(i).lines(), x + 4, y + BLOCK_HEIGHT - 16);
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
