// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What the fields of a document may hold, type by type. */
final class FieldShapes {
    static final int SIGNATURE_WIDTH = 85;
    static final int SIGNATURE_HEIGHT = 37;

    private static final int MAX = 32_767;
    private static final Rule COORDINATE = Rules.number(0, MAX);
    private static final Rule WIDTH = Rules.number(24, MAX);
    private static final Rule HEIGHT = Rules.number(1, MAX);
    private static final Rule SIZE = Rules.number(8, 240);
    private static final Rule NAME = Rules.text(1, 128).orNull();
    private static final Rule FONT =
            Shape.object()
                    .optional(
                            "family",
                            Rules.oneOf(
                                    "Inconsolata",
                                    "Open Sans",
                                    "Lato",
                                    "Raleway",
                                    "Merriweather",
                                    "EB Garamond",
                                    "Comic Neue",
                                    "Monaco",
                                    "Helvetica",
                                    "Courier",
                                    "Times Roman"))
                    .optional("color", Rules.matching("#([a-f0-9]{6}|[A-F0-9]{6})"))
                    .optional("size", Rules.number(7, 96))
                    .optional(
                            "variants",
                            Shape.object()
                                    .optional("italic", Rules.BOOL)
                                    .optional("bold", Rules.BOOL))
                    .orNull();
    private static final Rule RADIO =
            Shape.object()
                    .optional("name", NAME)
                    .required("x", COORDINATE)
                    .required("y", COORDINATE)
                    .optional("size", SIZE)
                    .optional("default_checked", Rules.BOOL);

    /** All that a request may hold, without type and whose it is. */
    private static final Map<String, Shape> BY_TYPE =
            Map.of(
                    "signature",
                    placed().optional("height", Rules.number(SIGNATURE_HEIGHT, 1000))
                            .optional("width", Rules.number(SIGNATURE_WIDTH, 2000))
                            .optional("reason", Rules.text(0, 255).orNull())
                            .optional("display", Rules.OBJECT.orNull()),
                    "mention",
                    placed().optional("width", WIDTH)
                            .optional("height", HEIGHT.orNull())
                            .required("mention", Rules.text(1, 255))
                            .optional("font", FONT)
                            .optional("name", NAME),
                    "text",
                    placed().optional("width", WIDTH)
                            .optional("height", HEIGHT)
                            .required("max_length", Rules.number(1, MAX))
                            .required("question", Rules.text(0, 255))
                            .optional("instruction", Rules.text(0, MAX).orNull())
                            .optional("optional", Rules.BOOL)
                            .optional("font", FONT)
                            .optional("name", NAME)
                            .optional("default_value", Rules.text(1, MAX).orNull())
                            .optional("read_only", Rules.BOOL),
                    "checkbox",
                    placed().optional("size", SIZE)
                            .optional("optional", Rules.BOOL)
                            .optional("name", NAME)
                            .optional("checked", Rules.BOOL)
                            .optional("default_checked", Rules.BOOL)
                            .optional("read_only", Rules.BOOL),
                    "radio_group",
                    Shape.object()
                            .required("page", Rules.number(1, MAX))
                            .optional("optional", Rules.BOOL)
                            .optional("name", NAME)
                            .optional("read_only", Rules.BOOL)
                            .required("radios", Rules.list(RADIO, 1, 500)),
                    "read_only_text",
                    placed().optional("width", WIDTH.orNull())
                            .optional("height", HEIGHT.orNull())
                            .required("text", Rules.text(0, 5000))
                            .optional("font", FONT),
                    "signature_date",
                    placed().optional("font", FONT)
                            .optional("name", NAME)
                            .optional("date_format", Rules.text(1, 20))
                            .optional("time_format", Rules.oneOf("HH:mm", "hh:mm a").orNull())
                            .optional("show_timezone", Rules.BOOL.orNull())
                            .optional("show_email", Rules.BOOL)
                            .optional(
                                    "offset_unit",
                                    Rules.oneOf("days", "weeks", "months", "years").orNull())
                            .optional("offset_value", Rules.number(0, MAX).orNull()),
                    "signer_name",
                    placed().optional("font", FONT)
                            .optional("name", NAME)
                            .optional(
                                    "name_format",
                                    Rules.oneOf("full_name", "first_name", "last_name")),
                    "signer_email",
                    placed().optional("font", FONT).optional("name", NAME));

    /** A field of a document, which may be anybody's. */
    static final Rule OF_DOCUMENT =
            (name, value, found) -> of(value, name, found, "signer_id", !isReadOnlyText(value));

    /** A field that comes with its signer. */
    static final Rule OF_SIGNER =
            (name, value, found) -> of(value, name, found, "document_id", true);

    private FieldShapes() {}

    private static Shape placed() {
        return Shape.object()
                .required("page", Rules.number(1, MAX))
                .required("x", COORDINATE)
                .required("y", COORDINATE);
    }

    private static boolean isReadOnlyText(JsonNode field) {
        return field.path("type").asText().equals("read_only_text");
    }

    private static void of(
            JsonNode field, String name, List<Violation> found, String owner, boolean owned) {
        Shape shape = BY_TYPE.get(field.path("type").asText());
        if (shape == null) {
            String type = name.isEmpty() ? "type" : name + "[type]";
            found.add(
                    new Violation(
                            type,
                            "The value you selected is not a valid choice: "
                                    + String.join(
                                            ", ", BY_TYPE.keySet().stream().sorted().toList())));
            return;
        }
        Shape whole = shape.copy().required("type", Rules.ANYTHING);
        (owned ? whole.required(owner, Rules.UUID) : whole).check(name, field, found);
    }

    /** What may be changed about a field of that type. */
    static ObjectNode readChange(String type, ObjectNode change) {
        return BY_TYPE.get(type).partial().optional("signer_id", Rules.UUID).read(change);
    }
}
