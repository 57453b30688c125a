// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** What a document keeps of what was said when it was uploaded. */
final class DocumentForm {
    private DocumentForm() {}

    static ObjectNode settings(ObjectNode said, int pages) {
        ObjectNode settings = JsonReader.object().putNull("initials");
        settings.putArray("excluded_approvers");
        settings.putArray("excluded_signers");
        settings.setAll(said.deepCopy());
        settings.remove(List.of("file", "name", "insert_after_id", "password", "parse_anchors"));
        if (settings.get("initials") instanceof ObjectNode area && !area.has("per_page")) {
            ArrayNode all = area.putArray("per_page");
            for (int page = 1; page <= pages; page++) {
                all.addObject().put("page", page).set("y", area.get("y"));
            }
        }
        return settings;
    }

    /** A document without anything special. */
    static ObjectNode plain() {
        return settings(JsonReader.object().put("nature", RequestDocument.SIGNABLE), 0);
    }
}
