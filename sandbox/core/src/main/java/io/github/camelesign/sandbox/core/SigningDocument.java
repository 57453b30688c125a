// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.io.IOException;

/** A document as it is now, drawn when somebody looks at it. */
public record SigningDocument(String name, Source pdf) {
    /** Draws it. That is slow. */
    @FunctionalInterface
    public interface Source {
        /** The bytes of the PDF, or of what was uploaded instead. */
        byte[] draw() throws IOException;
    }
}
