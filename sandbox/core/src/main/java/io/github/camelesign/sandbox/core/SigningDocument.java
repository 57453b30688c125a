// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;
import java.nio.file.Files;

/** A document as it is now, drawn when somebody looks at it. */
public record SigningDocument(String name, Source pdf) {
    /** Draws it. That is slow. */
    @FunctionalInterface
    public interface Source {
        /** The bytes of the PDF, or of what was uploaded instead. */
        byte[] draw() throws IOException;
    }

    /** One that is drawn into a file. */
    public static SigningDocument drawn(String name, Call.Drawing drawing) {
        return new SigningDocument(
                name,
                () -> {
                    try (TempFiles tempFiles = new TempFiles()) {
                        return Files.readAllBytes(drawing.draw(tempFiles));
                    }
                });
    }
}
