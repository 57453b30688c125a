// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import java.nio.file.Path;

/** A file that was added to an envelope and is not to be signed. */
record Attachment(String id, String envelopeId, User by, String fileName, Path file) {}
