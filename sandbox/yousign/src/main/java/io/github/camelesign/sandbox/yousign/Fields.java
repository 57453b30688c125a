// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.UUID;

/** Puts fields onto documents, with everything that was not said at its default. */
final class Fields {
    private static final int BOX = 24;
    private static final int MOST = 500;

    private Fields() {}

    /** A field that was asked for on a document. */
    static ObjectNode add(SignatureRequest request, RequestDocument document, ObjectNode wanted) {
        int pages = document.file().pages();
        if (wanted.path("page").asInt() > pages) {
            throw YousignError.violated("page", "The document has only " + pages + " page(s)");
        }
        if (!document.isSignable()) {
            throw YousignError.violated("document_id", "An attachment has no fields");
        }
        String signer = wanted.path("signer_id").asText();
        if (wanted.has("signer_id")
                && request.signers.stream().noneMatch(one -> one.id.equals(signer))) {
            throw YousignError.violated("signer_id", "There is no such signer: " + signer);
        }
        if (request.documents.stream().mapToInt(d -> d.fields.size()).sum() >= MOST) {
            throw YousignError.tooMany("fields", MOST);
        }
        ObjectNode field =
                JsonReader.object()
                        .put("id", UUID.randomUUID().toString())
                        .put("document_id", document.id)
                        .setAll(defaults(wanted));
        wanted.properties().stream()
                .filter(property -> !property.getValue().isNull())
                .forEach(property -> field.set(property.getKey(), property.getValue()));
        document.fields.add(field);
        return field;
    }

    /** What nobody said and the description does not require. */
    private static ObjectNode defaults(ObjectNode wanted) {
        String type = wanted.path("type").asText();
        ObjectNode field = Defaults.of(Defaults.has(type) ? type : "field");
        if (type.equals("checkbox")) {
            field.put("checked", wanted.path("default_checked").asBoolean());
        }
        for (JsonNode radio : wanted.path("radios")) {
            ((ObjectNode) radio)
                    .put("size", radio.path("size").asInt(BOX))
                    .put("checked", radio.path("default_checked").asBoolean());
        }
        return field;
    }

    /** Turns the markers of every signer that is there now into fields. */
    static void placeAnchors(SignatureRequest request) {
        for (RequestDocument document : request.documents) {
            document.openAnchors.removeIf(
                    anchor -> {
                        boolean isThere =
                                anchor.signer() >= 1 && anchor.signer() <= request.signers.size();
                        if (isThere) {
                            Recipient signer = request.signers.get(anchor.signer() - 1);
                            add(request, document, anchor.field(signer));
                        }
                        return isThere;
                    });
        }
    }
}
