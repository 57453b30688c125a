// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The smallest valid files of the types that downloads have. */
final class SampleFiles {
    private SampleFiles() {}

    static byte[] of(String contentType, String path) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            switch (contentType) {
                case "application/pdf" -> {
                    try (PDDocument document = new PDDocument()) {
                        document.addPage(new PDPage());
                        document.save(out);
                    }
                }
                case "image/png", "image/*" ->
                        ImageIO.write(
                                new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB), "png", out);
                case "application/zip" -> new ZipOutputStream(out).close();
                default -> out.write(path.getBytes(StandardCharsets.UTF_8));
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
