// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that somebody uploaded to be signed.
 *
 * @param name document name
 * @param filename name of the uploaded file
 * @param file the document as PDF
 * @param pages number of pages; 1 for a document too large to be read
 * @param readable whether signatures can be drawn on it, which needs a PDF small enough to be read
 * @param hash SHA-256 of the PDF in hexadecimal digits; null when the provider does not show it
 */
public record Upload(
        String name, String filename, Path file, int pages, boolean readable, String hash) {
    /** The same file as a document of another name. */
    public Upload renamed(String newName) {
        return new Upload(newName, filename, file, pages, readable, hash);
    }

    /** The name of a file to save it in. */
    public String downloadName(String ending) {
        String safe = name.replaceAll("[\"\\\\/\\p{Cntrl}]", "_");
        return safe.toLowerCase(Locale.ROOT).endsWith(ending) ? safe : safe + ending;
    }
}
