// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.EnvelopeHistory;
import io.github.camelesign.sandbox.core.PageText;
import io.github.camelesign.sandbox.core.SignatureBlock;
import io.github.camelesign.sandbox.core.SignatureBlock.Place;
import java.util.ArrayList;
import java.util.List;

/** What stands on a file of a procedure so far, and what proves it. */
final class ProcedureDrawing {
    private static final float FONT_SIZE = 10;
    private static final float A4_HEIGHT = 842;

    private ProcedureDrawing() {}

    static List<Pages.Drawing> all(Procedure procedure) {
        return procedure.files.stream().map(file -> of(file, procedure)).toList();
    }

    static Pages.Drawing of(ProcedureFile file, Procedure procedure) {
        List<SignatureBlock> blocks = new ArrayList<>();
        List<PageText> texts = new ArrayList<>();
        if (procedure != null) {
            for (Member member : procedure.members) {
                if (member.isDone()) {
                    draw(file, member, blocks, texts);
                }
            }
        }
        return new Pages.Drawing(file.file().upload(), texts, blocks);
    }

    private static void draw(
            ProcedureFile file, Member member, List<SignatureBlock> blocks, List<PageText> texts) {
        for (ObjectNode object : member.fileObjects) {
            if (!Iri.id(object.path("file").asText()).equals(file.id())) {
                continue;
            }
            Place place = place(object, file.file().heights());
            if (object.path("type").asText().equals("text") && place != null) {
                String text = object.path("content").asText("").replaceAll("\\p{Cntrl}", " ");
                texts.add(new PageText(place, FONT_SIZE, text));
            } else {
                blocks.add(
                        new SignatureBlock(
                                member.name() + " <" + member.email() + ">",
                                member.updated(),
                                place,
                                member.mark));
            }
        }
    }

    /** Version 2 measures from the lower left corner: left, bottom, right, top. */
    private static Place place(ObjectNode object, List<Float> heights) {
        String[] corners = object.path("position").asText("").split("\\s*,\\s*");
        if (corners.length != 4) {
            return null;
        }
        int page = object.path("page").asInt() - 1;
        float height = page < heights.size() ? heights.get(page) : A4_HEIGHT;
        return new Place(page, Float.parseFloat(corners[0]), height - Float.parseFloat(corners[3]));
    }

    static List<String> proof(Member member) {
        List<String> lines = new ArrayList<>();
        lines.add("Proof of " + member.procedure.name());
        lines.add("Procedure " + member.procedure.iri());
        lines.add("Member " + member.name() + " <" + member.email() + "> " + member.iri());
        for (ProcedureFile file : member.procedure.files) {
            lines.add(file.file().name() + "   SHA-256 " + file.file().sha256());
        }
        for (EnvelopeHistory entry : member.procedure.history) {
            lines.add(Timestamps.text(entry.at()) + "   " + entry.event() + "   " + entry.by());
        }
        return lines;
    }
}
