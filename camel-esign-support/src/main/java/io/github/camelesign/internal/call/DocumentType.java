// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.internal.content.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.util.MimeTypeHelper;

/**
 * Finds the media type of a document. It is the first of these that there is:
 *
 * <ol>
 *   <li>the type that the document itself has: that of an attachment or a {@code DataHandler}, or
 *       the one that Camel's file component has found;
 *   <li>the type that its name says by its extension;
 *   <li>PDF, if the document begins as one;
 *   <li>the {@code Content-Type} of the message, if the document is the message body and can be of
 *       that type: not JSON, a form or an e-mail, which an earlier step has left;
 *   <li>{@code application/octet-stream}.
 * </ol>
 *
 * Of a type that cannot be read whole only type and subtype count, and one that cannot be read at
 * all does not count.
 */
final class DocumentType {

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private DocumentType() {}

    /**
     * @param own the type that the document itself has, or null
     * @param fileName its name, or null if it has none
     */
    static String of(String own, String fileName, DocumentBytes bytes) throws IOException {
        return known(own, fileName, bytes).orElse(MediaType.UNKNOWN).toString();
    }

    /**
     * As {@link #of}, for the document in a message body.
     *
     * @param message the {@code Content-Type} of the message, or null
     * @param otherwise the type if nothing says one
     */
    static String ofBody(
            String own, String fileName, DocumentBytes bytes, String message, String otherwise)
            throws IOException {
        Optional<MediaType> declared = MediaType.parse(message).filter(MediaType::isDocument);
        MediaType type =
                known(own, fileName, bytes)
                        .or(() -> declared)
                        .or(() -> MediaType.parse(otherwise))
                        .orElse(MediaType.UNKNOWN);
        // the same, and more of it
        return declared.filter(same -> same.name().equals(type.name())).orElse(type).toString();
    }

    private static Optional<MediaType> known(String own, String fileName, DocumentBytes bytes)
            throws IOException {
        Optional<MediaType> known =
                MediaType.parse(own)
                        .filter(type -> type.isDocument() || type.isJson())
                        .or(() -> named(fileName));
        return known.isEmpty() && isPdf(bytes) ? MediaType.parse("application/pdf") : known;
    }

    private static Optional<MediaType> named(String fileName) {
        return fileName == null
                ? Optional.empty()
                : MediaType.parse(MimeTypeHelper.probeMimeType(fileName));
    }

    private static boolean isPdf(DocumentBytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            return Arrays.equals(in.readNBytes(PDF.length), PDF);
        }
    }
}
