// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.PageText;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import java.util.ArrayList;
import java.util.List;

/** What stands on the documents of a signature request so far. */
final class RequestDrawing {
    private static final float FONT_SIZE = 10;

    private RequestDrawing() {}

    static List<Pages.Drawing> all(SignatureRequest request) {
        return request.documents.stream().map(document -> of(request, document)).toList();
    }

    static Pages.Drawing of(SignatureRequest request, RequestDocument document) {
        List<SignatureBlock> blocks = new ArrayList<>();
        List<PageText> texts = new ArrayList<>();
        for (ObjectNode field : document.fields) {
            if (field.path("type").asText().equals("read_only_text")) {
                texts.add(text(field, field.path("text").asText()));
            }
        }
        for (Signer signer : request.signers) {
            if (signer.hasSigned()) {
                for (ObjectNode field : document.fields) {
                    if (field.path("signer_id").asText().equals(signer.id())) {
                        draw(field, signer, blocks, texts);
                    }
                }
            }
        }
        return new Pages.Drawing(document.file().upload(), texts, blocks);
    }

    private static void draw(
            ObjectNode field, Signer signer, List<SignatureBlock> blocks, List<PageText> texts) {
        switch (field.path("type").asText()) {
            case "signature" ->
                    blocks.add(
                            new SignatureBlock(
                                    signer.name() + " <" + signer.email() + ">",
                                    signer.signedAt(),
                                    place(field, field),
                                    signer.mark));
            case "text" -> texts.add(text(field, field.path("answer").asText("")));
            case "mention" -> texts.add(text(field, field.path("mention").asText()));
            case "checkbox" -> {
                if (field.path("checked").asBoolean()) {
                    texts.add(text(field, "X"));
                }
            }
            case "radio_group" -> {
                for (JsonNode radio : field.path("radios")) {
                    if (radio.path("checked").asBoolean()) {
                        texts.add(new PageText(place(field, radio), FONT_SIZE, "X"));
                    }
                }
            }
            default -> texts.add(text(field, field.path("value").asText("")));
        }
    }

    private static PageText text(ObjectNode field, String text) {
        float size = (float) field.path("font").path("size").asDouble(FONT_SIZE);
        return new PageText(place(field, field), size, text.replaceAll("\\p{Cntrl}", " "));
    }

    /** Yousign counts pages from 1 and measures from the upper left corner. */
    private static Place place(JsonNode field, JsonNode at) {
        return new Place(
                field.path("page").asInt() - 1,
                (float) at.path("x").asDouble(),
                (float) at.path("y").asDouble());
    }
}
