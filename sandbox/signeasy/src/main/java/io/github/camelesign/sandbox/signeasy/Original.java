// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Upload;
import java.time.Instant;

/** A document that was imported, and can be sent any number of times. */
record Original(int id, User owner, Upload upload, Instant created, Instant modified) {
    Original renamed(String name, Instant now) {
        return new Original(id, owner, upload.renamed(name), created, now);
    }
}
