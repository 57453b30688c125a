// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.TempFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Answers with a file in base64, by way of the disk, since it may be larger than the heap. */
final class DocumentAnswer {
    private static final int UNKNOWN_LENGTH = -1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DocumentAnswer() {}

    /**
     * @param field the name of the file's content in the data
     */
    static void send(JSignCall call, ObjectNode data, String field, Call.Drawing drawing) {
        TempFiles tempFiles = new TempFiles();
        call.slowly(
                () -> {
                    Path json = tempFiles.add(call.state().services().files().newFile());
                    write(json, data, field, drawing.draw(tempFiles));
                    return json;
                },
                json -> call.jsonFile(json, tempFiles));
    }

    private static void write(Path target, ObjectNode data, String field, Path content)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                InputStream in = Files.newInputStream(content);
                JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("message", "File downloaded successfully.");
            json.writeObjectFieldStart("data");
            for (Map.Entry<String, JsonNode> entry : data.properties()) {
                json.writeObjectField(entry.getKey(), entry.getValue());
            }
            json.writeFieldName(field);
            json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, UNKNOWN_LENGTH);
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
