// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.BodyOnDisk;
import io.github.camelesign.sandbox.core.JsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code /files} of version 2, whose content travels in Base64 inside JSON, which is read as it
 * flows.
 */
final class ProcedureFileRoutes {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONTENT = "content";
    private static final String PATH = "/files";
    private static final String ONE = PATH + "/:id";

    private ProcedureFileRoutes() {}

    static void mount(YousignEndpoints api) {
        api.receive(PATH, ProcedureFileRoutes::received, ProcedureFileRoutes::keep);
        api.show("GET", ONE, call -> file(call).json());
        api.on("GET", ONE + "/download", ProcedureFileRoutes::download);
        api.show("POST", ONE + "/duplicate", c -> file(c).duplicate(c.state()).json());
    }

    private static YousignDocument file(YousignCall call) {
        return call.state().file(call.path("id"));
    }

    private static BodyOnDisk.Reading<FileIntake.StoredFile> received(YousignCall call) {
        return (body, files) -> {
            Path content = files.newFile();
            ObjectNode said = read(body, content);
            call.receive(said);
            YousignError.violated(CONTENT, "The file is too large")
                    .when(Files.size(content) > call.state().uploadLimit);
            return call.state().intake.accept(content, said.get("name").asText(), null, false);
        };
    }

    /**
     * Reads a body.
     *
     * @param content gets what is in the property of that name
     * @return the rest, with what is left of the content: nothing but that it is there
     */
    private static ObjectNode read(Path body, Path content) throws IOException {
        ObjectNode said = JsonReader.object();
        try (JsonParser parser = MAPPER.createParser(body.toFile())) {
            YousignError.violated("", "The body must be a JSON object")
                    .when(parser.nextToken() != JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (name.equals(CONTENT) && text) {
                    said.put(name, decode(parser, content) > 0 ? "Base64" : "");
                } else {
                    said.set(name, MAPPER.readTree(parser));
                }
            }
            return said;
        } catch (JsonProcessingException e) {
            throw YousignError.violated("", "This is no valid JSON");
        }
    }

    private static long decode(JsonParser parser, Path content) throws IOException {
        try (OutputStream out = Files.newOutputStream(content)) {
            return parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw YousignError.violated(CONTENT, "This value is no Base64");
        }
    }

    private static JsonNode keep(YousignCall call, FileIntake.StoredFile stored) {
        ObjectNode said = call.body();
        ObjectNode settings =
                Defaults.of("file")
                        .put("workspace", call.state().accounts.workspaceIri())
                        .put("creator", call.state().accounts.ownerIri())
                        .setAll(said.deepCopy());
        settings.remove(List.of("name", CONTENT, "password", "procedure"));
        YousignDocument file = new YousignDocument(stored, settings, call.now());
        if (said.hasNonNull("procedure")) {
            Procedure procedure = call.state().procedures.get(said.get("procedure").asText());
            procedure.requireDraft();
            procedure.attach(file);
        }
        call.state().files.add(file);
        return file.json();
    }

    /** A JSON string, or the bytes themselves for those who ask for the medium. */
    private static void download(YousignCall call) {
        YousignDocument file = file(call);
        Procedure procedure =
                call.state().procedures.all().stream()
                        .filter(p -> p.documents.contains(file))
                        .findFirst()
                        .orElse(null);
        Drawing drawing = Drawing.of(call.state(), file, procedure);
        if ("media".equals(call.query("alt"))) {
            call.pdf(drawing.upload().downloadName(".pdf"), drawing);
        } else {
            call.base64(drawing);
        }
    }
}
