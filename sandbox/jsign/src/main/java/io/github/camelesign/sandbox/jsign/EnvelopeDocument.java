// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

/**
 * A document in an envelope or template.
 *
 * @param reference the sender's own number
 */
record EnvelopeDocument(String id, int reference, String name, ReceivedFile file) {}
