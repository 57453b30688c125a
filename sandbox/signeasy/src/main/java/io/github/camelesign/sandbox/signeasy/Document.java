// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signeasy.Sending.Field;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A document that can be sent any number of times: an original that was imported, or a template
 * with places for roles, of which the first has id 1, and labels of texts that the sender fills in.
 */
record Document(
        int id,
        Type type,
        User owner,
        Upload upload,
        List<String> roles,
        List<String> labels,
        Instant created,
        Instant modified) {
    private static final float LEFT = 60;
    private static final float BOTTOM = 80;
    private static final float ROW = 60;
    private static final float COLUMN = 260;
    private static final float HEIGHT = 40;

    /** What it is. */
    enum Type {
        ORIGINAL,
        TEMPLATE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Document original(int id, User owner, Upload upload, Instant now) {
        return new Document(id, Type.ORIGINAL, owner, upload, List.of(), List.of(), now, now);
    }

    String name() {
        return upload.name();
    }

    Document renamed(String name, Instant now) {
        return Records.with(this, "upload", upload.renamed(name), "modified", now);
    }

    /** The place for a role on the document of that number, counted from 0. */
    Field signature(int roleId, int order, int source) {
        SigneasyError.invalid("The template has no role_id " + roleId)
                .when(roleId < 1 || roleId > roles.size());
        float y = BOTTOM + (roleId - 1) * ROW;
        return new Field(order, source, "signature", 1, LEFT, y, HEIGHT, null);
    }

    /** The place for a text, with what the sender fills in. */
    Field text(String label, String value, int source) {
        SigneasyError.invalid("The template has no merge field " + label)
                .when(!labels.contains(label));
        float y = BOTTOM + labels.indexOf(label) * ROW;
        return new Field(0, source, "text", 1, LEFT + COLUMN, y, HEIGHT, value);
    }
}
