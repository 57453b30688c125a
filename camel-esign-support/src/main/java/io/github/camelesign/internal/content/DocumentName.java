// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.content;

import java.text.Normalizer;

/** The name of a document as it is shown and sent, which is the same in any step of a route. */
public final class DocumentName {

    /** Line breaks stay, as {@code Content.quotable} writes them. */
    private static final String CONTROL = "[\\p{Cntrl}\\u0080-\\u009f&&[^\\r\\n]]";

    /** Half a letter, which no encoding can write. */
    private static final String HALF = "[\\ud800-\\udfff]";

    private DocumentName() {}

    /** In one form, so that names can be compared. */
    public static String composed(String name) {
        return Normalizer.normalize(name.replaceAll(HALF, "_"), Normalizer.Form.NFC);
    }

    /**
     * Without any folder, in the composed form of Unicode, which definitions and other systems
     * have: macOS decomposes the names of files. Empty when nothing is left.
     */
    public static String of(String name) {
        String composed = composed(name).replaceAll(CONTROL, "_");
        return composed.substring(
                Math.max(composed.lastIndexOf('/'), composed.lastIndexOf('\\')) + 1);
    }
}
