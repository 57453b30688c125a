// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font that PDFBox ships, embedded into a document. The built-in fonts of PDF know the Western
 * alphabet only, and PDFBox looks through the fonts of the machine for them.
 */
final class EmbeddedFont {
    private static final String RESOURCE =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDFont font;
    private final CmapLookup glyphs;

    EmbeddedFont(PDDocument document) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
            TrueTypeFont ttf =
                    new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
            document.registerTrueTypeFontForClosing(ttf);
            this.glyphs = ttf.getUnicodeCmapLookup();
            this.font = PDType0Font.load(document, ttf, true);
        }
    }

    PDFont font() {
        return font;
    }

    /** The text with a question mark for each character that the font cannot show. */
    String printable(String text) {
        return text.codePoints()
                .mapToObj(c -> glyphs.getGlyphId(c) == 0 ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
