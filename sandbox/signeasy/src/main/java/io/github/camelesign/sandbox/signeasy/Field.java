// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

/**
 * A place on a page that a recipient fills.
 *
 * @param recipientId whose
 * @param source the document, counted from 0
 * @param page counted from 1; -1 is the last, 0 is nowhere
 * @param x points from the left edge to its lower left corner
 * @param y points from the lower edge to its lower left corner
 * @param value what stands there from the start; null when the recipient fills it
 */
record Field(
        int recipientId,
        int source,
        String type,
        int page,
        float x,
        float y,
        float height,
        String value) {
    static final int LAST_PAGE = -1;

    boolean isSignature() {
        return type.equals("signature");
    }
}
