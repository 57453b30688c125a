// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import static io.github.camelesign.sandbox.signeasy.RequestBody.JSON;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts people into the roles of a template, and texts into its places. */
final class TemplateFilling {
    private final Template template;
    private final int source;
    private final List<Field> fields = new ArrayList<>();
    private final Set<Integer> assigned = new HashSet<>();

    /**
     * @param source where the template stands among the documents, counted from 0
     */
    TemplateFilling(Template template, int source) {
        this.template = template;
        this.source = source;
    }

    void assign(int roleId, Recipient recipient) {
        if (roleId < 1 || roleId > template.roles().size()) {
            throw SigneasyError.invalid("The template has no role_id " + roleId);
        }
        assigned.add(roleId);
        fields.add(in(template.signatures().get(roleId - 1), recipient.id(), null));
    }

    void fill(List<ObjectNode> mergeFields) {
        for (ObjectNode merge : mergeFields) {
            String label = JSON.text(merge, "label");
            int place = template.labels().indexOf(label);
            if (place < 0) {
                throw SigneasyError.invalid("The template has no merge field " + label);
            }
            String value = merge.path("value").asText("");
            fields.add(in(template.texts().get(place), 0, value));
        }
    }

    /** All of them, once every role has somebody. */
    List<Field> fields() {
        if (assigned.size() < template.roles().size()) {
            throw SigneasyError.invalid("Each role of the template needs a recipient");
        }
        return List.copyOf(fields);
    }

    private Field in(Field place, int recipientId, String value) {
        return new Field(
                recipientId,
                source,
                place.type(),
                place.page(),
                place.x(),
                place.y(),
                place.height(),
                value);
    }
}
