// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfTags;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes fields and invites of the tags in the text of a document. */
final class FieldExtraction {
    // the documentation shows tags without quotes and with commas too many
    private static final JsonMapper LENIENT =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build();

    private final Upload upload;
    private final Map<String, ObjectNode> complex = new HashMap<>();
    private final ArrayNode fields = JsonReader.object().putArray("fields");
    private final ArrayNode invites = JsonReader.object().putArray("to");

    /**
     * @param tags what complex tags mean, as a JSON array; may be null
     */
    FieldExtraction(Upload upload, String tags) {
        this.upload = upload;
        for (ObjectNode tag : JSON.objects(parse(tags), "Tags")) {
            complex.put(JSON.text(tag, "tag_name"), tag);
        }
    }

    Document document(User owner, Instant now) throws IOException {
        if (upload.readable()) {
            for (PdfTags.Tag tag : PdfTags.in(upload.file())) {
                read(tag);
            }
        }
        Document document = Document.of(owner, owner.documents().id(), upload, now);
        List<Field> made = new FieldReader(document).read(fields);
        Document withFields = document.signing(now, s -> s.withFields(made));
        if (invites.isEmpty()) {
            return withFields;
        }
        List<Invite> sent = new SignerReader(withFields, Kind.DOCUMENT, now).read(invites);
        return withFields.signing(now, s -> s.invited(sent, now));
    }

    private void read(PdfTags.Tag tag) {
        if (SimpleTag.isOne(tag.text())) {
            SimpleTag simple = new SimpleTag(tag.text());
            if (simple.isInvite()) {
                invites.add(simple.invite());
            } else {
                fields.add(placed(simple.field(), tag));
            }
        } else if (complex.containsKey(tag.text().trim())) {
            ObjectNode field = complex.get(tag.text().trim()).deepCopy();
            field.remove("tag_name");
            fields.add(placed(field, tag));
        }
    }

    private static ObjectNode placed(ObjectNode field, PdfTags.Tag tag) {
        field.put("page_number", tag.page()).put("x", tag.x()).put("y", tag.y());
        for (String size : List.of("width", "height")) {
            if (!field.path(size).isIntegralNumber()) {
                int drawn = size.equals("width") ? tag.width() : tag.height();
                field.put(size, field.path(size).asInt(drawn));
            }
        }
        return field;
    }

    private static JsonNode parse(String tags) {
        try {
            return LENIENT.readTree(tags == null || tags.isBlank() ? "[]" : tags);
        } catch (JsonProcessingException e) {
            throw SignNowError.invalid("Tags must be a JSON array");
        }
    }
}
