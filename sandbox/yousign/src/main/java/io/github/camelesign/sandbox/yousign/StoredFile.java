// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.core.Upload;
import java.util.List;

/**
 * A file that was taken in.
 *
 * @param sha256 of the PDF, in hexadecimal digits
 * @param heights of the pages in points; empty when it is too large to be read
 * @param anchors markers that were found in its text, when they were looked for
 */
record StoredFile(Upload upload, String sha256, List<Float> heights, List<Anchor> anchors) {
    StoredFile renamed(String name) {
        return new StoredFile(upload.renamed(name), sha256, heights, anchors);
    }

    String name() {
        return upload.name();
    }
}
