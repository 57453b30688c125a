// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.time.ZoneId;

/** What may be said about a signature request as a whole. */
final class SignatureRequestShapes {
    private static final int MOST_LABELS = 50;
    private static final Rule CUSTOM_TEXT =
            Shape.object()
                    .optional("request_subject", Rules.text(1, 512).orNull())
                    .optional("request_body", Rules.text(1, 2000).orNull())
                    .optional("reminder_subject", Rules.text(1, 512).orNull())
                    .optional("reminder_body", Rules.text(1, 2000).orNull())
                    .orNull();
    private static final Rule EMAIL_NOTIFICATION =
            Shape.object()
                    .optional(
                            "sender",
                            Shape.object()
                                    .optional(
                                            "type",
                                            Rules.oneOf(
                                                    "organization", "workspace", "custom", "user"))
                                    .optional("custom_name", Rules.text(1, 128).orNull()))
                    .optional("custom_note", Rules.text(0, 2000).orNull())
                    .optional("custom_text", CUSTOM_TEXT)
                    .orNull();

    /** What may be changed, too. */
    static final Shape UPDATE =
            Shape.object()
                    .optional("name", Rules.text(1, 128))
                    .optional("delivery_mode", Rules.oneOf("none", "email"))
                    .optional("ordered_signers", Rules.BOOL)
                    .optional("ordered_approvers", Rules.BOOL)
                    .optional(
                            "reminder_settings",
                            Shape.object()
                                    .required("interval_in_days", Rules.oneOf(1, 2, 7, 14))
                                    .required("max_occurrences", Rules.number(1, 10))
                                    .orNull())
                    .optional(
                            "timezone",
                            Rules.text(
                                    SignatureRequestShapes::isZone,
                                    "This value is not a valid timezone"))
                    .optional("email_custom_note", Rules.text(0, 500).orNull())
                    .optional("expiration_date", Rules.DATE)
                    .optional(
                            "external_id",
                            Rules.all(Rules.text(0, 255), Rules.matching("[\\w\\-@.%+]+")).orNull())
                    .optional("branding_id", Rules.UUID.orNull())
                    .optional("custom_experience_id", Rules.UUID.orNull())
                    .optional("signers_allowed_to_decline", Rules.BOOL)
                    .optional("workspace_id", Rules.UUID.orNull())
                    .optional(
                            "audit_trail_locale",
                            Rules.oneOf("de", "en", "es", "fr", "it", "pt", "ro").orNull())
                    .optional("email_notification", EMAIL_NOTIFICATION)
                    .optional("labels", Rules.list(Rules.UUID, 0, MOST_LABELS));

    static final Shape CREATE =
            UPDATE.copy()
                    .required("name", Rules.text(1, 128))
                    .required("delivery_mode", Rules.oneOf("none", "email"))
                    .optional("custom_recipient_order", Rules.BOOL)
                    .optional("template_id", Rules.UUID)
                    .optional(
                            "template_placeholders",
                            Shape.object()
                                    .optional(
                                            "signers", Rules.list(SignerShapes.PLACEHOLDER, 0, 100))
                                    .optional(
                                            "read_only_text_fields",
                                            Rules.list(
                                                    Shape.object()
                                                            .required("label", Rules.text(1, 64))
                                                            .required("text", Rules.text(1, 5000)),
                                                    0,
                                                    500))
                                    .orNull())
                    .optional("documents", Rules.list(Rules.UUID, 0, 5))
                    .optional("signers", Rules.list(SignerShapes.SIGNER, 0, 100))
                    .optional("archiving", Rules.oneOf("archive", "archive_y").orNull())
                    .optional("workflow_session_id", Rules.UUID.orNull())
                    .optional("previous_attempt_id", Rules.UUID.orNull());

    static final Shape DUPLICATE =
            Shape.object()
                    .required("signature_request_id", Rules.UUID)
                    .optional("name", Rules.text(1, 128))
                    .optional("workflow_session_id", Rules.UUID.orNull())
                    .optional("previous_attempt_id", Rules.UUID.orNull());

    private SignatureRequestShapes() {}

    private static boolean isZone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text);
    }
}
