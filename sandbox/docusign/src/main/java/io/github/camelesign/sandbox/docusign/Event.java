// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

/**
 * Something that happened to an envelope or template.
 *
 * @param name as in Connect, for example {@code recipient-completed}
 * @param envelope as it is after that
 * @param recipient whom it happened to; null when it concerns the envelope
 */
record Event(String name, DocuSignEnvelope envelope, Recipient recipient) {}
