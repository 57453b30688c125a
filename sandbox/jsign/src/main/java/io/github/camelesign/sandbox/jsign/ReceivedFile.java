// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import io.github.camelesign.sandbox.core.Upload;

/**
 * A file that was taken in.
 *
 * @param hash SHA-256 of the PDF in hexadecimal digits
 */
record ReceivedFile(Upload upload, String hash) {}
