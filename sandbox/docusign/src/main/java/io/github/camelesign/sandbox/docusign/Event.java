// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.util.List;

/**
 * Something that happened to an envelope or template.
 *
 * @param name as in Connect, for example {@code recipient-completed}
 * @param envelope as it is after that; of other events, one of whom they concern
 * @param recipient whom it happened to; null when it concerns the envelope
 */
record Event(String name, DocuSignEnvelope envelope, Recipient recipient) {
    /** What Connect names. */
    static final List<String> NAMES =
            List.of(
                    "envelope-created",
                    "envelope-sent",
                    "envelope-resent",
                    "envelope-delivered",
                    "envelope-completed",
                    "envelope-declined",
                    "envelope-voided",
                    "envelope-corrected",
                    "envelope-purge",
                    "envelope-deleted",
                    "envelope-discard",
                    "envelope-reminder-sent",
                    "envelope-removed",
                    "recipient-sent",
                    "recipient-resent",
                    "recipient-delivered",
                    "recipient-completed",
                    "recipient-declined",
                    "recipient-authenticationfailed",
                    "recipient-autoresponded",
                    "recipient-reassign",
                    "recipient-delegate",
                    "recipient-finish-later",
                    "template-created",
                    "template-modified",
                    "template-deleted",
                    "click-agreed",
                    "click-declined",
                    "sms-opt-in",
                    "sms-opt-out",
                    "extension-executed");

    /** Whether it is about an envelope, a template or one of their recipients. */
    boolean isAboutEnvelope() {
        return name.matches("(envelope|recipient|template)-.*");
    }
}
