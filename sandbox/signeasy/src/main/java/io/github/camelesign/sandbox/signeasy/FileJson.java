// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes originals, templates and signed files as clients read them. */
final class FileJson {
    private static final String[] COLORS = {"[255, 165, 0, 0.35]", "[56, 185, 174, 0.35]"};

    private FileJson() {}

    /** A list as Signeasy wraps most of them. */
    static ObjectNode list(List<ObjectNode> files) {
        ObjectNode json = JsonReader.object().put("count", files.size());
        json.putArray("files").addAll(files);
        return json;
    }

    static <T> List<ObjectNode> each(Stream<T> files, Function<T, ObjectNode> json) {
        return files.map(json).toList();
    }

    static ObjectNode of(Original original) {
        return JsonReader.object()
                .put("created_time", original.created().getEpochSecond())
                .put("id", original.id())
                .put("last_modified_time", original.modified().getEpochSecond())
                .put("name", original.upload().name());
    }

    static ObjectNode of(SignedFile signed, int version) {
        ObjectNode json =
                JsonReader.object()
                        .put("created_time", signed.created().getEpochSecond())
                        .put("checksum", signed.checksum())
                        .put("id", signed.id())
                        .put("last_modified_time", signed.modified().getEpochSecond())
                        .put("name", signed.name())
                        .put("public_identifier", signed.publicIdentifier());
        if (signed.isOfOwner()) {
            json.putNull("pending_file");
        } else {
            json.set("pending_file", RequestJson.of(signed.request(), version));
        }
        if (version >= 3 && !signed.isOfOwner()) {
            RequestJson.sources(signed.request(), json.putArray("sources"));
        }
        return json;
    }

    static ObjectNode of(Template template, int version) {
        ObjectNode json =
                JsonReader.object()
                        .put("id", template.id())
                        .put("is_ordered", false)
                        .put("message", template.message())
                        .put("name", template.name());
        time(json, "created_time", template.created(), version);
        time(json, "modified_time", template.modified(), version);
        ObjectNode metadata = json.putObject("metadata");
        ArrayNode fields = metadata.putArray("fields");
        ArrayNode roles = metadata.putArray("roles");
        for (int i = 0; i < template.roles().size(); i++) {
            fields.addObject()
                    .put("additional_info", "")
                    .put("id", i + 1)
                    .put("required", true)
                    .put("role_id", i + 1)
                    .put("type", "signature");
            ObjectNode role =
                    roles.addObject()
                            .put("color", COLORS[i % COLORS.length])
                            .put("id", i + 1)
                            .put("name", template.roles().get(i));
            role.putArray("fields").add(i + 1);
        }
        ArrayNode merge = metadata.putArray("merge_fields");
        for (int i = 0; i < template.labels().size(); i++) {
            merge.addObject()
                    .put("id", template.roles().size() + i + 1)
                    .put("label", template.labels().get(i))
                    .put("required", true)
                    .put("type", "text");
        }
        if (version >= 3) {
            json.put("dirty", 0).put("is_owned", 1).put("is_public", 0).put("is_shared", 0);
            json.putNull("link");
        }
        return json;
    }

    /** Templates of version 3 have times with fractions. */
    private static void time(ObjectNode json, String name, Instant at, int version) {
        if (version < 3) {
            json.put(name, at.getEpochSecond());
        } else {
            json.put(name, at.toEpochMilli() / 1000.0);
        }
    }
}
