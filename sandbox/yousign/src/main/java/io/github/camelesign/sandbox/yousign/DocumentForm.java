// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.Map;

/**
 * What comes with an uploaded document.
 *
 * @param name null for the file's own
 * @param afterId of the document that it follows; null for the end
 * @param initials where initials go; null for nowhere
 */
record DocumentForm(
        String name,
        String nature,
        boolean parsesAnchors,
        String afterId,
        ObjectNode initials,
        ArrayNode excludedApprovers,
        ArrayNode excludedSigners) {
    static final Rule NATURE = Rules.oneOf("attachment", RequestDocument.SIGNABLE);
    static final Rule NAME =
            Rules.all(Rules.text(1, 128), Rules.matching("(?!\\s)[^/\\\\]+(?<!\\s)"));
    static final Rule INITIALS =
            Shape.object()
                    .required(
                            "alignment",
                            Rules.oneOf(
                                    "left",
                                    "right",
                                    "center",
                                    "top-left",
                                    "top-right",
                                    "top-center",
                                    "bottom-left",
                                    "bottom-right",
                                    "bottom-center"))
                    .required("y", Rules.number(0, 32_767))
                    .optional("per_page", Rules.ANYTHING)
                    .orNull();

    private static final Shape SHAPE =
            Shape.object()
                    .required("nature", NATURE)
                    .optional("insert_after_id", Rules.UUID)
                    .optional("password", Rules.text(0, 255))
                    .optional("name", NAME)
                    .optional("initials", INITIALS)
                    .optional("parse_anchors", Rules.oneOf("true", "false"))
                    .optional("excluded_approvers", Rules.list(Rules.UUID, 0, 50))
                    .optional("excluded_signers", Rules.list(Rules.UUID, 0, 50));

    /** The texts of a multipart form, some of which hold JSON, with or without their list's []. */
    static DocumentForm read(YousignCall call) {
        if (!call.isMultipart()) {
            throw YousignError.notImplemented("a document made of an electronic seal");
        }
        ObjectNode said = JsonReader.object();
        for (Map.Entry<String, String> part : call.form()) {
            String name = part.getKey().replaceAll("\\[\\d*]$", "");
            if (part.getValue().isEmpty()) {
                // a form cannot leave a text out, only leave it empty
                continue;
            }
            if (name.startsWith("excluded_")) {
                said.withArray(name).add(part.getValue());
            } else if (name.startsWith("initials[")) {
                initials(said.withObjectProperty("initials"), name, part.getValue());
            } else if (name.equals("initials")) {
                said.set(name, YousignCall.parse(name, part.getValue()));
            } else {
                said.put(name, part.getValue());
            }
        }
        SHAPE.read(said);
        return new DocumentForm(
                said.path("name").asText(null),
                said.path("nature").asText(),
                said.path("parse_anchors").asText().equals("true"),
                said.path("insert_after_id").asText(null),
                said.path("initials") instanceof ObjectNode area ? area : null,
                said.withArray("excluded_approvers"),
                said.withArray("excluded_signers"));
    }

    private static void initials(ObjectNode area, String name, String value) {
        String property = name.substring("initials[".length()).replace("]", "");
        if (value.matches("\\d{1,5}")) {
            area.put(property, Integer.parseInt(value));
        } else {
            area.put(property, value);
        }
    }

    /** What a document keeps of it. */
    ObjectNode settings(int pages) {
        ObjectNode settings = JsonReader.object().put("nature", nature);
        settings.set("initials", initials == null ? null : perPage(initials.deepCopy(), pages));
        settings.set("excluded_approvers", excludedApprovers);
        settings.set("excluded_signers", excludedSigners);
        return settings;
    }

    /** A document without anything special. */
    static ObjectNode plain(String nature) {
        ObjectNode settings = JsonReader.object().put("nature", nature).putNull("initials");
        settings.putArray("excluded_approvers");
        settings.putArray("excluded_signers");
        return settings;
    }

    static ObjectNode perPage(ObjectNode area, int pages) {
        if (!area.has("per_page")) {
            ArrayNode all = area.putArray("per_page");
            for (int page = 1; page <= pages; page++) {
                all.addObject().put("page", page).set("y", area.get("y"));
            }
        }
        return area;
    }
}
