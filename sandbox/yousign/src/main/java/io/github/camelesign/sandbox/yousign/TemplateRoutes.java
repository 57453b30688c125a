// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The templates that people made in the web application. */
final class TemplateRoutes {
    private static final int MOST = 10;

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", "/templates", this::list);
    }

    private void list(YousignCall call) {
        List<ObjectNode> all = new ArrayList<>();
        for (Template template : call.state().templates.values()) {
            all.add(
                    JsonReader.object()
                            .put("id", template.id())
                            .put("name", template.name())
                            .putNull("description")
                            .put("status", "active")
                            .put("created_at", Timestamps.text(template.created()))
                            .put("workspace_id", template.workspaceId()));
        }
        Collections.reverse(all);
        call.answer(200, YousignPaging.page(new Query(call, "after", "limit"), all, MOST, MOST));
    }
}
