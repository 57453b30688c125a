// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * What a person typed or drew as their signature.
 *
 * @param typed their name; empty when they drew
 * @param png what they drew; null when they typed
 */
public record SignatureMark(String typed, byte[] png) {
    /** Of somebody who only pressed the button, or signed by a call. */
    public static final SignatureMark NONE = new SignatureMark("", null);

    private static final String DATA_URL = "data:image/png;base64,";
    private static final int LONGEST_NAME = 200;
    private static final int LARGEST_SIDE = 2_000;

    /**
     * What a form carries; null for a field that it has not.
     *
     * @throws IllegalArgumentException when the drawing is no PNG of a usual size
     */
    static SignatureMark of(String typed, String drawn) {
        if (drawn != null && !drawn.isBlank()) {
            return new SignatureMark("", png(drawn));
        }
        String name = typed == null ? "" : typed.replaceAll("\\p{Cntrl}", " ").strip();
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A typed signature is at most 200 letters long");
        }
        return new SignatureMark(name, null);
    }

    private static byte[] png(String drawn) {
        try {
            if (!drawn.startsWith(DATA_URL)) {
                throw new IOException("no data URL");
            }
            byte[] png = Base64.getDecoder().decode(drawn.substring(DATA_URL.length()));
            // its head says how large it becomes, before that is in memory
            try (ImageInputStream in =
                    ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
                ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
                reader.setInput(in);
                if (reader.getWidth(0) > LARGEST_SIDE || reader.getHeight(0) > LARGEST_SIDE) {
                    throw new IOException("too large");
                }
                reader.read(0);
            }
            return png;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("The drawn signature is no usual PNG", e);
        }
    }

    boolean isVisible() {
        return png != null || !typed.isBlank();
    }

    /** How people signed on the page, by envelope and e-mail. The last 10,000 are kept. */
    public static final class SignatureMarks {
        private static final int KEPT = 10_000;

        private final Map<Key, SignatureMark> marks =
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, SignatureMark> eldest) {
                        return size() > KEPT;
                    }
                };

        private record Key(String envelope, String email) {
            Key {
                email = email.toLowerCase(Locale.ROOT);
            }
        }

        SignatureMarks() {}

        /** Keeps it for when the document is drawn. */
        public synchronized void put(String envelope, String email, SignatureMark mark) {
            marks.put(new Key(envelope, email), mark);
        }

        /** {@link SignatureMark#NONE} when nothing was typed or drawn. */
        public synchronized SignatureMark of(String envelope, String email) {
            return marks.getOrDefault(new Key(envelope, email), SignatureMark.NONE);
        }

        synchronized void clear() {
            marks.clear();
        }
    }
}
