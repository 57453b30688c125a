// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static java.util.stream.Collectors.partitioningBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

/** Reads and makes the PDFs that the providers hand out. */
public final class PdfFiles {
    private static final float FONT_SIZE = 8;
    private static final float LINE = FONT_SIZE * EmbeddedFont.LEADING;
    private static final float MARGIN = 36;
    private static final float BLOCK_WIDTH = 170;
    private static final float BLOCK_HEIGHT = 42;
    private static final float MARK_HEIGHT = 28;
    private static final float SMALLEST = 0.2f;
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

    /** Makes a PDF of A4 pages, at least one, that show the given lines. */
    public static void writePage(Path target, List<String> lines) throws IOException {
        float top = PDRectangle.A4.getHeight() - MARGIN;
        int perPage = (int) ((top - MARGIN) / LINE);
        try (PDDocument document = new PDDocument()) {
            EmbeddedFont font = new EmbeddedFont(document);
            for (int first = 0; first == 0 || first < lines.size(); first += perPage) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                int end = Math.min(first + perPage, lines.size());
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    font.show(content, FONT_SIZE, MARGIN, top, lines.subList(first, end));
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
     * Copies a PDF and draws what was typed on the pages, and the signatures: those with a field
     * there, the others from the bottom of the last page upwards, row by row; a page is added when
     * they need more space.
     */
    public static void sign(
            Path source, List<PageText> texts, List<SignatureBlock> signatures, Path target)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(source.toFile())) {
            EmbeddedFont font = new EmbeddedFont(document);
            for (PageText text : texts) {
                if (isOnPage(document, text.place())) {
                    type(font, text);
                }
            }
            Map<Boolean, List<SignatureBlock>> placed =
                    signatures.stream()
                            .collect(partitioningBy(block -> isOnPage(document, block.place())));
            for (SignatureBlock block : placed.get(true)) {
                drawInPlace(font, block);
            }
            drawBelow(font, placed.get(false));
            document.save(target.toFile());
        }
    }

    private static boolean isOnPage(PDDocument document, SignatureBlock.Place place) {
        return place != null && place.page() >= 0 && place.page() < document.getNumberOfPages();
    }

    /**
     * Draws in points from the lower left corner of what is shown of a page, turned as it is shown.
     * The reset of the graphics state keeps what the page drew from moving what is added.
     */
    private static PDPageContentStream over(PDDocument document, PDPage page) throws IOException {
        PDPageContentStream content =
                new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
        PDRectangle box = page.getCropBox();
        content.transform(
                switch (turns(page)) {
                    case 1 -> new Matrix(0, 1, -1, 0, box.getUpperRightX(), box.getLowerLeftY());
                    case 2 -> new Matrix(-1, 0, 0, -1, box.getUpperRightX(), box.getUpperRightY());
                    case 3 -> new Matrix(0, -1, 1, 0, box.getLowerLeftX(), box.getUpperRightY());
                    default ->
                            Matrix.getTranslateInstance(box.getLowerLeftX(), box.getLowerLeftY());
                });
        return content;
    }

    /** Quarters of a turn to the right. */
    private static int turns(PDPage page) {
        return Math.floorMod(page.getRotation() / 90, 4);
    }

    /** The size of what is shown of a page. */
    static PDRectangle shown(PDPage page) {
        PDRectangle box = page.getCropBox();
        return turns(page) % 2 == 0
                ? new PDRectangle(box.getWidth(), box.getHeight())
                : new PDRectangle(box.getHeight(), box.getWidth());
    }

    private static void type(EmbeddedFont font, PageText text) throws IOException {
        PDPage page = font.document.getPage(text.place().page());
        float y = text.place().top(shown(page)) - text.size();
        try (PDPageContentStream content = over(font.document, page)) {
            font.show(content, text.size(), text.place().x(), y, List.of(text.text()));
        }
    }

    /** A field near an edge of the page shows the whole signature, smaller. */
    private static void drawInPlace(EmbeddedFont font, SignatureBlock block) throws IOException {
        PDPage page = font.document.getPage(block.place().page());
        PDRectangle shown = shown(page);
        float height = height(List.of(block));
        float x = block.place().x();
        float top = block.place().top(shown);
        float space = Math.min((shown.getWidth() - x) / BLOCK_WIDTH, top / height);
        float scale = Math.max(SMALLEST, Math.min(1, space));
        x = Math.min(x, shown.getWidth() - scale * BLOCK_WIDTH);
        top = Math.max(top, scale * height);
        try (PDPageContentStream content = over(font.document, page)) {
            content.transform(new Matrix(scale, 0, 0, scale, x, top));
            show(content, font, block, 0, 0);
        }
    }

    private static void drawBelow(EmbeddedFont font, List<SignatureBlock> all) throws IOException {
        PDDocument document = font.document;
        PDPage page = document.getPage(document.getNumberOfPages() - 1);
        PDRectangle shown = shown(page);
        int columns = Math.max(1, (int) ((shown.getWidth() - 2 * MARGIN) / BLOCK_WIDTH));
        float height = height(all);
        int perPage = columns * Math.max(1, (int) ((shown.getHeight() - 2 * MARGIN) / height));
        for (int first = 0; first < all.size(); first += perPage) {
            if (first > 0) {
                page = new PDPage(shown);
                document.addPage(page);
            }
            try (PDPageContentStream content = over(document, page)) {
                for (int i = 0; i < perPage && first + i < all.size(); i++) {
                    float x = MARGIN + (i % columns) * BLOCK_WIDTH;
                    float y = MARGIN + (i / columns) * height;
                    content.setLineWidth(0.5f);
                    content.addRect(x, y, BLOCK_WIDTH - 8, height - 6);
                    content.stroke();
                    show(content, font, all.get(first + i), x + 4, y + height - 6);
                }
            }
        }
    }

    private static float height(List<SignatureBlock> blocks) {
        return blocks.stream().anyMatch(block -> block.mark().isVisible())
                ? BLOCK_HEIGHT + MARK_HEIGHT
                : BLOCK_HEIGHT;
    }

    /** From the upper edge down: what was typed or drawn, then who and when. */
    private static void show(
            PDPageContentStream content, EmbeddedFont font, SignatureBlock block, float x, float y)
            throws IOException {
        SignatureMark mark = block.mark();
        float widest = BLOCK_WIDTH - 16;
        if (mark.png() != null) {
            PDImageXObject image =
                    PDImageXObject.createFromByteArray(font.document, mark.png(), "signature");
            float scale =
                    Math.min(widest / image.getWidth(), (MARK_HEIGHT - 2) / image.getHeight());
            float height = image.getHeight() * scale;
            content.drawImage(image, x, y - height, image.getWidth() * scale, height);
        } else if (mark.isVisible()) {
            float size = Math.min(TYPED_SIZE, widest / font.width(mark.typed()));
            font.show(content, size, x, y - TYPED_SIZE, List.of(mark.typed()));
        }
        float below = mark.isVisible() ? MARK_HEIGHT : 0;
        font.show(content, FONT_SIZE, x, y - below - LINE, block.lines());
    }

    /**
     * The font that PDFBox ships, embedded into a document. The built-in fonts of PDF know the
     * Western alphabet only, and PDFBox looks through the fonts of the machine for them.
     */
    private static final class EmbeddedFont {
        private static final String RESOURCE =
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
        static final float LEADING = 1.25f;

        private final PDDocument document;
        private final PDFont font;
        private final CmapLookup glyphs;

        EmbeddedFont(PDDocument document) throws IOException {
            this.document = document;
            try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
                TrueTypeFont ttf =
                        new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
                document.registerTrueTypeFontForClosing(ttf);
                // no ligatures: looking for them takes most of the time of a page
                ttf.setEnableGsub(false);
                this.glyphs = ttf.getUnicodeCmapLookup();
                this.font = PDType0Font.load(document, ttf, true);
            }
        }

        /** How wide a text is at a size of one point. */
        float width(String text) throws IOException {
            return font.getStringWidth(printable(text)) / 1000;
        }

        /** Writes lines, of which the first stands at that place. */
        void show(PDPageContentStream content, float size, float x, float y, List<String> lines)
                throws IOException {
            content.beginText();
            content.setFont(font, size);
            content.setLeading(size * LEADING);
            content.newLineAtOffset(x, y);
            for (String line : lines) {
                content.showText(printable(line));
                content.newLine();
            }
            content.endText();
        }

        /** The text with a question mark for each character that the font cannot show. */
        private String printable(String text) {
            return text.codePoints()
                    .mapToObj(c -> glyphs.getGlyphId(c) == 0 ? "?" : Character.toString(c))
                    .collect(Collectors.joining());
        }
    }

    /**
     * Text that was typed on a page.
     *
     * @param place the upper left corner
     * @param size font size in points
     * @param text one line
     */
    public record PageText(SignatureBlock.Place place, float size, String text) {}
}
