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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        List<Field> made = Field.read(fields, document);
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

    /** A tag that says by itself what it is, like <code>{{t:s;r:y;o:"CEO";w:100;h:15;}}</code>. */
    private static final class SimpleTag {
        // word processors like to put curly quotes, and the documentation has some, too
        private static final Pattern PAIR =
                Pattern.compile("(\\w+)\\s*:\\s*(?:[\"“”]([^\"“”]*)[\"“”]|([^;]*))\\s*;?");
        private static final Map<String, String> TYPES =
                Map.of(
                        "s", "signature",
                        "i", "initials",
                        "t", "text",
                        "d", "enumeration",
                        "c", "checkbox",
                        "f", "attachment");

        private final Map<String, String> values = new HashMap<>();

        SimpleTag(String text) {
            Matcher pairs = PAIR.matcher(text);
            while (pairs.find()) {
                String quoted = pairs.group(2);
                values.put(pairs.group(1), quoted == null ? pairs.group(3).trim() : quoted);
            }
        }

        static boolean isOne(String text) {
            return text.matches("\\s*t\\s*:.*");
        }

        boolean isInvite() {
            return "e".equals(values.get("t"));
        }

        ObjectNode invite() {
            return JsonReader.object()
                    .put("role", values.get("o"))
                    .put("email", values.get("e"))
                    .put("role_id", "")
                    .put("order", number("order", 1));
        }

        /** A field without its place. */
        ObjectNode field() {
            String type = TYPES.get(values.get("t"));
            if (type == null) {
                throw SignNowError.invalid("Unknown tag type " + values.get("t"));
            }
            ObjectNode field =
                    JsonReader.object()
                            .put("type", type)
                            .put("role", values.get("o"))
                            .put("required", !"n".equals(values.get("r")));
            Map.of("w", "width", "h", "height")
                    .forEach(
                            (key, name) -> {
                                if (values.containsKey(key)) {
                                    field.put(name, number(key, 0));
                                }
                            });
            if (values.containsKey("l")) {
                field.put("label", values.get("l")).put("name", values.get("l"));
                field.put(
                        "lock_to_sign_date", type.equals("text") && values.get("l").equals("Date"));
            }
            if (values.containsKey("v")) {
                field.put("validator_id", values.get("v"));
            }
            if (values.containsKey("f")) {
                field.put("label", values.get("f"));
            }
            if (values.containsKey("dd")) {
                ArrayNode options = field.putArray("enumeration_options");
                Stream.of(values.get("dd").split(",")).map(String::trim).forEach(options::add);
                field.put("custom_defined_option", false);
            }
            return field;
        }

        private int number(String key, int fallback) {
            try {
                return Integer.parseInt(values.getOrDefault(key, String.valueOf(fallback)));
            } catch (NumberFormatException e) {
                throw SignNowError.invalid("Tag key " + key + " must be a number");
            }
        }
    }
}
