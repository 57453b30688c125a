// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.UUID;

/** Puts fields onto documents, with everything that was not said at its default. */
final class Fields {
    static final int SIGNATURE_WIDTH = 85;
    static final int SIGNATURE_HEIGHT = 37;
    private static final int FONT_SIZE = 12;
    private static final int BOX = 24;
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

    /** What nobody said and the description does not require. */
    private static ObjectNode defaults(ObjectNode wanted) {
        ObjectNode field = JsonReader.object();
        switch (wanted.path("type").asText()) {
            case "signature" -> {
                field.put("height", SIGNATURE_HEIGHT).put("width", SIGNATURE_WIDTH);
                field.putObject("display").put("layout", "minimal");
            }
            case "checkbox" ->
                    field.put("size", BOX)
                            .put("checked", wanted.path("default_checked").asBoolean());
            case "radio_group" ->
                    wanted.path("radios")
                            .forEach(
                                    radio ->
                                            ((ObjectNode) radio)
                                                    .put("size", radio.path("size").asInt(BOX))
                                                    .put(
                                                            "checked",
                                                            radio.path("default_checked")
                                                                    .asBoolean()));
            default -> {
                field.put("width", 180).put("height", 24).put("max_length", 100);
                field.putObject("font")
                        .put("family", "Raleway")
                        .put("color", "#000000")
                        .put("size", FONT_SIZE);
            }
        }
        return field;
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
