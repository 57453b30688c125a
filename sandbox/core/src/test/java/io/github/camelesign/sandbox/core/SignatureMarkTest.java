// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the form of the signing page may carry. */
class SignatureMarkTest {
    private static final String PNG = "data:image/png;base64,";

    @Test
    void aDrawingOrANameIsTaken() throws IOException {
        assertThat(SignatureMark.of("", drawing(600, 180)).png()).isNotEmpty();
        assertThat(SignatureMark.of(" Ada\nLovelace ", "").typed()).isEqualTo("Ada Lovelace");
        assertThat(SignatureMark.of(null, null).isVisible()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:image/png;base64,!!!",
                "data:image/png;base64,iVBORw0KGgo=",
                "data:image/png;base64,R0lGODlhAQABAAAAACw="
            })
    void nothingElseIsTakenForADrawing(String drawn) {
        assertThatThrownBy(() -> SignatureMark.of("", drawn))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Few bytes can become a large image. */
    @Test
    void whatWouldFillTheMemoryIsRefused() throws IOException {
        String large = drawing(2_001, 10);
        assertThatThrownBy(() -> SignatureMark.of("", large))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignatureMark.of("x".repeat(201), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String drawing(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", png);
        return PNG + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
