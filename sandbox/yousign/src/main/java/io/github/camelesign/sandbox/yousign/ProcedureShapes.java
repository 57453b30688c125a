// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What may be said about procedures, members and file objects. */
final class ProcedureShapes {
    private static final Rule TEXT = Rules.text(0, 10_000).orNull();
    private static final Rule NUMBER = Rules.number(0, Integer.MAX_VALUE).orNull();
    private static final Rule BOOL = Rules.BOOL.orNull();
    private static final Rule OBJECT = Rules.OBJECT.orNull();
    private static final Rule WEBHOOK =
            Shape.object()
                    .required("url", Rules.URL)
                    .optional("method", Rules.oneOf("GET", "POST", "PUT", "PATCH").orNull())
                    .optional("headers", OBJECT);
    private static final Rule EMAIL =
            Shape.object()
                    .required("to", Rules.list(Rules.text(1, 255), 1, 100))
                    .required("subject", Rules.text(1, 1000))
                    .required("message", Rules.text(1, 100_000))
                    .optional("fromName", TEXT);
    private static final Rule EMAILS = byEvent(EMAIL);
    private static final Rule REMINDER =
            Shape.object()
                    .required("interval", Rules.number(1, 365))
                    .optional("limit", Rules.number(1, 100))
                    .optional("config", Shape.object().optional("email", EMAILS).orNull());
    private static final Rule CONFIG =
            Shape.object()
                    .optional("email", EMAILS)
                    .optional("reminders", Rules.list(REMINDER, 0, 10).orNull())
                    .optional("webhook", byEvent(WEBHOOK))
                    .orNull();

    static final Shape FILE_OBJECT_OF_MEMBER =
            Shape.object()
                    .required("file", Rules.text(1, 255))
                    .optional("page", Rules.number(1, 10_000))
                    .optional("position", Rules.matching("\\d{1,5}(\\s*,\\s*\\d{1,5}){3}").orNull())
                    .optional("fieldName", TEXT)
                    .optional("mention", TEXT)
                    .optional("mention2", TEXT)
                    .optional("reason", TEXT)
                    .optional("type", Rules.oneOf("signature", "text"))
                    .optional("contentRequired", BOOL)
                    .optional("content", TEXT)
                    .optional("fontFamily", Rules.oneOf("raleway").orNull())
                    .optional("fontSize", NUMBER)
                    .optional("fontColor", TEXT);

    static final Shape FILE_OBJECT =
            FILE_OBJECT_OF_MEMBER.copy().required("member", Rules.text(1, 255));

    static final Shape MEMBER_OF_PROCEDURE =
            Shape.object()
                    .optional("user", TEXT)
                    .optional("type", Rules.oneOf("signer", "validator"))
                    .optional("firstname", TEXT)
                    .optional("lastname", TEXT)
                    .optional("email", Rules.EMAIL)
                    .optional("phone", Rules.PHONE)
                    .optional("position", NUMBER)
                    .optional("fileObjects", Rules.list(FILE_OBJECT_OF_MEMBER, 0, 500))
                    .optional("operationLevel", Rules.oneOf("none", "custom").orNull())
                    .optional(
                            "operationCustomModes",
                            Rules.list(Rules.oneOf("sms", "inwebo", "email"), 0, 3).orNull())
                    .optional(
                            "operationModeSmsConfig",
                            Shape.object().optional("content", TEXT).orNull())
                    .optional(
                            "modeSmsConfiguration",
                            Shape.object().required("content", Rules.text(1, 1000)).orNull())
                    .optional(
                            "operationModeEmailConfig",
                            Shape.object()
                                    .optional("subject", TEXT)
                                    .optional("content", TEXT)
                                    .orNull());

    static final Shape MEMBER =
            MEMBER_OF_PROCEDURE.copy().required("procedure", Rules.text(1, 255));

    static final Shape PROCEDURE =
            Shape.object()
                    .optional("name", TEXT)
                    .optional("description", TEXT)
                    .optional(
                            "expiresAt",
                            Rules.text(ProcedureShapes::isDay, "This value is not a valid date")
                                    .orNull())
                    .optional("template", BOOL)
                    .optional("ordered", BOOL)
                    .optional("metadata", OBJECT)
                    .optional("config", CONFIG)
                    .optional("members", Rules.list(MEMBER_OF_PROCEDURE, 0, 100))
                    .optional("start", Rules.BOOL)
                    .optional("relatedFilesEnable", BOOL)
                    .optional("archive", BOOL);

    static final Shape DUPLICATE =
            Shape.object().optional("start", Rules.BOOL).optional("template", Rules.BOOL);

    static final Shape REMIND =
            Shape.object().optional("config", Shape.object().optional("email", EMAILS).orNull());

    static final Shape FILE =
            Shape.object()
                    .required("name", Rules.text(1, 255))
                    .required("content", Rules.text(1, Integer.MAX_VALUE))
                    .optional("type", Rules.oneOf("signable", "attachment"))
                    .optional("password", TEXT)
                    .optional("description", TEXT)
                    .optional("metadata", OBJECT)
                    .optional("procedure", TEXT)
                    .optional("position", NUMBER);

    private ProcedureShapes() {}

    private static boolean isDay(String text) {
        return text.length() >= 10 && Rules.isDate(text.substring(0, 10));
    }

    /** Names of events are open. */
    private static Rule byEvent(Rule item) {
        Rule list = Rules.list(item, 0, 100);
        Rule events =
                (name, value, found) -> {
                    Rules.OBJECT.check(name, value, found);
                    for (Map.Entry<String, JsonNode> event : value.properties()) {
                        list.check(name + "[" + event.getKey() + "]", event.getValue(), found);
                    }
                };
        return events.orNull();
    }
}
