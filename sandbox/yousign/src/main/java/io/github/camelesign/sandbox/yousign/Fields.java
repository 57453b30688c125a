// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.UUID;

/** Puts fields onto documents, with everything that was not said at its default. */
final class Fields {
    private static final int FONT_SIZE = 12;
    private static final int MOST = 500;

    private Fields() {}

    /** A field that was asked for on a document. */
    static ObjectNode add(SignatureRequest request, RequestDocument document, ObjectNode wanted) {
        int page = wanted.path("page").asInt();
        if (page > document.file().upload().pages()) {
            throw YousignError.violated(
                    "page",
                    "The document has only " + document.file().upload().pages() + " page(s)");
        }
        if (!document.isSignable()) {
            throw YousignError.violated("document_id", "An attachment has no fields");
        }
        if (wanted.has("signer_id")) {
            String signer = wanted.get("signer_id").asText();
            if (request.signers.stream().noneMatch(s -> s.id().equals(signer))) {
                throw YousignError.violated("signer_id", "There is no such signer: " + signer);
            }
        }
        if (request.documents.stream().mapToInt(d -> d.fields.size()).sum() >= MOST) {
            throw YousignError.violated("fields", "There may be " + MOST + " fields at most");
        }
        ObjectNode field =
                JsonReader.object()
                        .put("id", UUID.randomUUID().toString())
                        .put("document_id", document.id());
        field.setAll(defaults(wanted));
        wanted.fields()
                .forEachRemaining(
                        property -> {
                            if (!property.getValue().isNull()) {
                                field.set(property.getKey(), property.getValue());
                            }
                        });
        document.fields.add(field);
        return field;
    }

    private static ObjectNode defaults(ObjectNode wanted) {
        ObjectNode field = JsonReader.object();
        switch (wanted.path("type").asText()) {
            case "signature" ->
                    field.put("height", FieldShapes.SIGNATURE_HEIGHT)
                            .put("width", FieldShapes.SIGNATURE_WIDTH)
                            .putNull("reason")
                            .putObject("display")
                            .put("layout", "minimal");
            case "text" -> {
                typed(field).putNull("instruction").put("optional", false).putNull("answer");
                field.put("read_only", false).putNull("default_value");
            }
            case "checkbox" ->
                    field.put("size", 24)
                            .put("optional", false)
                            .putNull("name")
                            .put("checked", wanted.path("default_checked").asBoolean());
            case "radio_group" -> {
                field.put("optional", false).putNull("name");
                for (JsonNode radio : wanted.path("radios")) {
                    ObjectNode complete = (ObjectNode) radio;
                    complete.put("size", radio.path("size").asInt(24));
                    complete.put("checked", radio.path("default_checked").asBoolean());
                    if (!radio.has("name")) {
                        complete.putNull("name");
                    }
                }
            }
            case "signature_date", "signer_name", "signer_email" -> typed(field).putNull("value");
            case "read_only_text" -> typed(field).remove("name");
            default -> typed(field);
        }
        return field;
    }

    private static ObjectNode typed(ObjectNode field) {
        field.put("width", 180).put("height", 24).putNull("name");
        field.putObject("font")
                .put("family", "Raleway")
                .put("color", "#000000")
                .put("size", FONT_SIZE)
                .putObject("variants")
                .put("italic", false)
                .put("bold", false);
        return field;
    }

    /** What is returned of a field: less than may be said of it. */
    static ObjectNode json(ObjectNode field) {
        ObjectNode json = field.deepCopy();
        json.remove("default_checked");
        json.path("radios").forEach(radio -> ((ObjectNode) radio).remove("default_checked"));
        if (!"text".equals(json.path("type").asText())) {
            json.remove("read_only");
        }
        return json;
    }

    /** Turns the markers of every signer that is there now into fields. */
    static void placeAnchors(SignatureRequest request) {
        for (RequestDocument document : request.documents) {
            document.openAnchors.removeIf(
                    anchor -> {
                        if (anchor.signer() < 1 || anchor.signer() > request.signers.size()) {
                            return false;
                        }
                        Signer signer = request.signers.get(anchor.signer() - 1);
                        add(request, document, anchor.field(signer));
                        return true;
                    });
        }
    }
}
