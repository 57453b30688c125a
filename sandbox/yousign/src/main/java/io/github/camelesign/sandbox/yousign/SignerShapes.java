// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import java.util.List;

/** What may be said about signers. */
final class SignerShapes {
    private static final Rule NAME = Rules.text(1, 255);
    private static final Shape INFO =
            Shape.object()
                    .required("first_name", NAME)
                    .required("last_name", NAME)
                    .required("email", Rules.EMAIL)
                    .optional("phone_number", Rules.PHONE.orNull())
                    .required("locale", Rules.LOCALE);
    private static final Rule REDIRECT = Rules.all(Rules.text(1, 255), Rules.URL).orNull();
    private static final Shape SETTINGS =
            Shape.object()
                    .optional("insert_after_id", Rules.UUID.orNull())
                    .optional("group_with_id", Rules.UUID.orNull())
                    .optional(
                            "signature_level",
                            Rules.oneOf(
                                    "electronic_signature",
                                    "advanced_electronic_signature",
                                    "qualified_electronic_signature"))
                    .optional(
                            "signature_authentication_mode",
                            Rules.oneOf("otp_email", "otp_sms", "no_otp").orNull())
                    .optional(
                            "redirect_urls",
                            Shape.object()
                                    .optional("success", REDIRECT)
                                    .optional("error", REDIRECT)
                                    .optional("decline", REDIRECT)
                                    .orNull())
                    .optional(
                            "custom_text",
                            Shape.object()
                                    .optional("request_subject", Rules.text(1, 512).orNull())
                                    .optional("request_body", Rules.text(1, 2000).orNull())
                                    .optional("reminder_subject", Rules.text(1, 512).orNull())
                                    .optional("reminder_body", Rules.text(1, 2000).orNull())
                                    .orNull())
                    .optional("delivery_mode", Rules.oneOf("email", "none").orNull())
                    .optional("identification_attestation_id", Rules.text(1, 255).orNull())
                    .optional("sms_notification", Rules.OBJECT.orNull())
                    .optional(
                            "email_notification",
                            Shape.object()
                                    .required("disabled", Rules.list(Rules.text(1, 128), 0, 100))
                                    .orNull())
                    .optional("pre_identity_verification_required", Rules.BOOL)
                    .optional("excluded_documents", Rules.list(Rules.UUID, 0, 50));

    private static final Shape CREATE =
            SETTINGS.copy()
                    .optional("info", INFO)
                    .optional("user_id", Rules.UUID)
                    .optional("contact_id", Rules.UUID)
                    .optional("fields", Rules.list(FieldShapes.OF_SIGNER, 0, 500));

    /** A signer, who is somebody new, a user or a contact. */
    static final Rule SIGNER =
            oneSource(CREATE.copy().required("signature_level", SETTINGS.rule("signature_level")));

    /** Who takes the place of a template's signer. */
    static final Rule PLACEHOLDER = oneSource(CREATE.copy().required("label", Rules.text(1, 64)));

    /** What may be changed about a signer. */
    static final Shape UPDATE = SETTINGS.copy().optional("info", INFO.partial().orNull());

    private static final List<String> SOURCES = List.of("info", "user_id", "contact_id");

    private SignerShapes() {}

    private static Rule oneSource(Shape shape) {
        return (name, value, found) -> {
            shape.check(name, value, found);
            long sources = SOURCES.stream().filter(value::has).count();
            if (sources != 1) {
                found.add(
                        new Violation(
                                name.isEmpty() ? "info" : name + "[info]",
                                "Exactly one of info, user_id and contact_id is required"));
            }
        };
    }
}
