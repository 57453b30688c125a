// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.FileStore;
import io.github.camelesign.sandbox.core.PdfFiles.PageText;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import io.github.camelesign.sandbox.core.SignatureBlock.SignedPdf;
import io.github.camelesign.sandbox.core.TempFiles;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be put on the pages of a document, taken down while nobody changes it; drawing it is
 * slow.
 */
record Drawing(FileStore files, Upload upload, List<PageText> texts, List<SignatureBlock> blocks)
        implements Call.Drawing {
    private static final float FONT_SIZE = 10;

    @Override
    public Path draw(TempFiles tempFiles) throws IOException {
        return new SignedPdf(files).drawn(upload, texts, blocks, tempFiles);
    }

    /** What stands on a document so far. */
    static Drawing of(FileStore files, YousignDocument document, Stream<? extends Person<?>> by) {
        Drawing drawing = new Drawing(files, document.file, new ArrayList<>(), new ArrayList<>());
        document.fields.stream()
                .filter(field -> field.path("type").asText().equals("read_only_text"))
                .forEach(field -> drawing.text(field, field.path("text").asText()));
        by.filter(Person::hasAccepted).forEach(person -> drawing.add(document, person));
        return drawing;
    }

    private void add(YousignDocument document, Person<?> person) {
        person.marks().stream()
                .filter(m -> document.is(m.path("document_id").asText(m.path("file").asText())))
                .forEach(mark -> add(mark, person));
    }

    private void add(ObjectNode field, Person<?> person) {
        Place place = place(field, field);
        switch (place == null ? "signature" : field.path("type").asText()) {
            case "signature" -> block(person, place);
            case "text" -> text(field, field.path("answer").asText(field.path("content").asText()));
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

    /**
     * Version 3 measures from the upper left corner, version 2 from the lower left one: left,
     * bottom, right, top; null for nowhere.
     */
    private static Place place(JsonNode field, JsonNode at) {
        int page = field.path("page").asInt() - 1;
        String[] corners = field.path("position").asText("").split("\\s*,\\s*");
        if (corners.length == 4) {
            return new Place(
                    page, Float.parseFloat(corners[0]), Float.parseFloat(corners[3]), true);
        }
        float x = (float) at.path("x").asDouble();
        return field.has("file") ? null : new Place(page, x, (float) at.path("y").asDouble());
    }
}
