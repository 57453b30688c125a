// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.PdfFiles.PageText;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignedPdf;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be put on the pages of a document, taken down while nobody changes it; drawing it is
 * slow.
 */
record Drawing(FileStore files, Upload upload, List<PageText> texts, List<SignatureBlock> blocks)
        implements Call.Drawing {
    private static final float FONT_SIZE = 10;

    private Drawing(YousignState state, FileIntake.StoredFile file) {
        this(state.services().files(), file.upload(), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public Path draw(TempFiles tempFiles) throws IOException {
        return new SignedPdf(files).drawn(upload, texts, blocks, tempFiles);
    }

    /** What stands on a document of a signature request so far. */
    static Drawing of(SignatureRequest request, YousignDocument document) {
        Drawing drawing = new Drawing(request.state, document.file);
        for (ObjectNode field : document.fields) {
            if (field.path("type").asText().equals("read_only_text")) {
                drawing.text(field, field.path("text").asText());
            }
        }
        for (Recipient signer : request.signers) {
            if (signer.hasAccepted()) {
                document.fields.stream()
                        .filter(field -> field.path("signer_id").asText().equals(signer.id))
                        .forEach(field -> drawing.field(field, signer));
            }
        }
        return drawing;
    }

    private void field(ObjectNode field, Recipient signer) {
        switch (field.path("type").asText()) {
            case "signature" -> block(signer, place(field, field));
            case "text" -> text(field, field.path("answer").asText(""));
            case "mention" -> text(field, field.path("mention").asText());
            case "checkbox" -> tick(field, field);
            case "radio_group" -> field.path("radios").forEach(radio -> tick(field, radio));
            default -> text(field, field.path("value").asText(""));
        }
    }

    private void tick(ObjectNode field, JsonNode box) {
        if (box.path("checked").asBoolean()) {
            texts.add(new PageText(place(field, box), FONT_SIZE, "X"));
        }
    }

    private void text(ObjectNode field, String text) {
        float size = (float) field.path("font").path("size").asDouble(FONT_SIZE);
        texts.add(new PageText(place(field, field), size, text.replaceAll("\\p{Cntrl}", " ")));
    }

    private void block(Person<?> by, Place place) {
        String name = by.name() + " <" + by.email() + ">";
        blocks.add(new SignatureBlock(name, by.since, place, by.mark));
    }

    /** Version 3 counts pages from 1 and measures from the upper left corner. */
    private static Place place(JsonNode field, JsonNode at) {
        return new Place(
                field.path("page").asInt() - 1,
                (float) at.path("x").asDouble(),
                (float) at.path("y").asDouble());
    }

    /**
     * What stands on a file of version 2 so far.
     *
     * @param procedure null when it belongs to none
     */
    static Drawing of(YousignState state, YousignDocument file, Procedure procedure) {
        Drawing drawing = new Drawing(state, file.file);
        List<Member> members = procedure == null ? List.of() : procedure.members;
        for (Member member : members) {
            if (member.hasAccepted()) {
                member.fileObjects.stream()
                        .filter(object -> file.is(object.path("file").asText()))
                        .forEach(object -> drawing.object(object, member));
            }
        }
        return drawing;
    }

    private void object(ObjectNode object, Member member) {
        Place place = place(object);
        if (object.path("type").asText().equals("text") && place != null) {
            String text = object.path("content").asText("").replaceAll("\\p{Cntrl}", " ");
            texts.add(new PageText(place, FONT_SIZE, text));
        } else {
            block(member, place);
        }
    }

    /** Version 2 measures from the lower left corner: left, bottom, right, top. */
    private static Place place(ObjectNode object) {
        String[] corners = object.path("position").asText("").split("\\s*,\\s*");
        return corners.length != 4
                ? null
                : new Place(
                        object.path("page").asInt() - 1,
                        Float.parseFloat(corners[0]),
                        Float.parseFloat(corners[3]),
                        true);
    }
}
