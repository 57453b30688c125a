// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.TempFiles;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/** Answers with a file in base64, by way of the disk, since it may be larger than the heap. */
final class DocumentAnswer {
    private static final int UNKNOWN_LENGTH = -1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DocumentAnswer() {}

    /** Makes a file that is thrown away afterwards, or names one that exists. */
    interface Drawing {
        Path draw(TempFiles tempFiles) throws IOException;
    }

    /**
     * @param field the name of the file's content in the data
     */
    static void send(JSignCall call, ObjectNode data, String field, Drawing drawing) {
        TempFiles tempFiles = new TempFiles();
        call.ctx().addEndHandler(ended -> tempFiles.close());
        call.slowly(
                () -> {
                    Path json = tempFiles.add(call.state().services().files().newFile());
                    write(json, data, field, drawing.draw(tempFiles));
                    return json;
                },
                json ->
                        call.ctx()
                                .response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .sendFile(json.toString())
                                .onFailure(call.ctx()::fail));
    }

    private static void write(Path target, ObjectNode data, String field, Path content)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                InputStream in = Files.newInputStream(content);
                JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("message", "File downloaded successfully.");
            json.writeObjectFieldStart("data");
            for (Iterator<Map.Entry<String, JsonNode>> i = data.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = i.next();
                json.writeObjectField(entry.getKey(), entry.getValue());
            }
            json.writeFieldName(field);
            json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, UNKNOWN_LENGTH);
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
