// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.TempFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several PDFs as a zip file. */
final class ZipAnswer {
    private ZipAnswer() {}

    /** Draws the entries. */
    interface Parts {
        List<Part> draw(TempFiles tempFiles) throws IOException;
    }

    /** An entry. */
    record Part(String name, Path pdf) {}

    /**
     * @param pdfName the name that one PDF of them all would have
     */
    static void send(SigneasyCall call, String pdfName, Parts parts) {
        TempFiles tempFiles = new TempFiles();
        String name = SigneasyCall.safe(pdfName.replaceFirst("(?i)\\.pdf$", "")) + ".zip";
        call.slowly(
                () -> write(call, parts.draw(tempFiles), tempFiles),
                zip -> call.file("application/zip", name, zip, tempFiles));
    }

    private static Path write(SigneasyCall call, List<Part> parts, TempFiles tempFiles)
            throws IOException {
        Path target = tempFiles.add(call.state().services().files().newFile());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            int number = 0;
            for (Part part : parts) {
                // two documents may have the same name, two entries may not
                zip.putNextEntry(new ZipEntry(++number + "-" + part.name()));
                Files.copy(part.pdf(), zip);
                zip.closeEntry();
            }
        }
        return target;
    }
}
