// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfTags;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.signnow.Invite.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place to fill in.
 *
 * @param attributes position, size and whatever else the sender said about it; not to be changed
 * @param requestId set while somebody is invited to fill it, else null
 * @param canceled whether that invitation was cancelled
 * @param fulfiller e-mail of who filled it, else null
 * @param elementId what it was filled with, else null
 */
record Field(
        String id,
        String type,
        Role role,
        ObjectNode attributes,
        String requestId,
        boolean canceled,
        String fulfiller,
        String elementId) {
    /** Who fills a field. Its id stays the same when the fields of a document are replaced. */
    record Role(String id, String name) {}

    private static Field empty(String type, Role role, ObjectNode attributes) {
        return new Field(Ids.id(), type, role, attributes, null, false, null, null);
    }

    /**
     * The {@code fields} of an update, which replace those of a document. A role that it has keeps
     * its id.
     */
    static List<Field> read(JsonNode fields, Document document) {
        Map<String, Role> roles = new HashMap<>();
        document.roles().forEach(role -> roles.put(role.name(), role));
        return JSON.objects(fields, "fields").stream()
                .map(field -> read(field, document.upload().pages(), roles))
                .toList();
    }

    private static Field read(ObjectNode json, int pages, Map<String, Role> roles) {
        SignNowRules.check("Field", json);
        int page = json.get("page_number").intValue();
        refuseIf(page >= pages, "The document has no page_number " + page);
        Role role = roles.computeIfAbsent(JSON.text(json, "role"), n -> new Role(Ids.id(), n));
        ObjectNode attributes = json.deepCopy().without(List.of("type", "role"));
        return empty(JSON.text(json, "type"), role, attributes);
    }

    boolean isFilled() {
        return elementId != null;
    }

    boolean isSignature() {
        return type.equals("signature") || type.equals("initials");
    }

    /** The name by which values are put in, which older clients call label. */
    boolean isCalled(String name) {
        return name.equals(attributes.path("name").asText(null))
                || name.equals(attributes.path("label").asText(null));
    }

    /** Its name in lists of values. */
    @JsonProperty
    String called() {
        return attributes.path("name").asText(attributes.path("label").asText());
    }

    @JsonProperty
    String text() {
        return attributes.path("prefilled_text").asText("");
    }

    /** The invitation that it was filled for. */
    @JsonProperty
    String filledFor() {
        return isFilled() ? requestId : null;
    }

    /** The same field, empty, in another document. */
    Field copy() {
        return empty(type, role, attributes);
    }

    Field withText(String value) {
        ObjectNode other = attributes.deepCopy().put("prefilled_text", value);
        return Records.with(this, "attributes", other);
    }

    Field requested() {
        return Records.with(copy(), "id", id, "requestId", Ids.id());
    }

    Field filledBy(String email) {
        return Records.with(this, "canceled", false, "fulfiller", email, "elementId", Ids.id());
    }

    /** Makes fields and invites of the tags in the text of a document. */
    static final class Extraction {
        // the documentation shows tags without quotes and with commas too many
        private static final JsonMapper LENIENT =
                JsonMapper.builder()
                        .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                        .build();

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

        private static final Map<String, String> NUMBERS = Map.of("w", "width", "h", "height");

        private final Map<String, ObjectNode> complex = new HashMap<>();
        private final ArrayNode fields = JsonReader.object().putArray("fields");
        private final ArrayNode invites = JsonReader.object().putArray("to");

        /**
         * @param tags what complex tags mean, as a JSON array; may be null
         */
        Extraction(String tags) {
            for (ObjectNode tag : JSON.objects(parse(tags), "Tags")) {
                complex.put(JSON.text(tag, "tag_name"), tag.deepCopy().without("tag_name"));
            }
        }

        private static JsonNode parse(String tags) {
            try {
                return LENIENT.readTree(tags == null || tags.isBlank() ? "[]" : tags);
            } catch (JsonProcessingException e) {
                throw SignNowError.invalid("Tags must be a JSON array");
            }
        }

        Document document(User owner, Upload upload, Instant now) throws IOException {
            if (upload.readable()) {
                PdfTags.in(upload.file()).forEach(this::read);
            }
            Document document = Document.of(owner, upload, now);
            List<Field> made = Field.read(fields, document);
            Document withFields = document.signing(now, s -> s.withFields(made));
            if (invites.isEmpty()) {
                return withFields;
            }
            List<Invite> sent = Invite.read(invites, withFields, Kind.DOCUMENT, now);
            return withFields.signing(now, s -> s.invited(sent, now));
        }

        private void read(PdfTags.Tag tag) {
            String text = tag.text().trim();
            if (text.matches("t\\s*:.*")) {
                simple(tag);
            } else if (complex.containsKey(text)) {
                place(complex.get(text).deepCopy(), tag);
            }
        }

        private void place(ObjectNode field, PdfTags.Tag tag) {
            field.put("page_number", tag.page()).put("x", tag.x()).put("y", tag.y());
            field.put("width", field.path("width").asInt(tag.width()));
            field.put("height", field.path("height").asInt(tag.height()));
            fields.add(field);
        }

        /**
         * A tag that says by itself what it is, like <code>{{t:s;r:y;o:"CEO";w:100;h:15;}}</code>.
         */
        private void simple(PdfTags.Tag tag) {
            Map<String, String> values = new HashMap<>();
            for (MatchResult pair : PAIR.matcher(tag.text()).results().toList()) {
                String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
                values.put(pair.group(1), value.trim());
            }
            if (values.get("t").equals("e")) {
                invites.addObject()
                        .put("role", values.get("o"))
                        .put("email", values.get("e"))
                        .put("order", number(values.getOrDefault("order", "1")));
            } else {
                place(field(values), tag);
            }
        }

        /** A field without its place. */
        private static ObjectNode field(Map<String, String> values) {
            String type = TYPES.get(values.get("t"));
            refuseIf(type == null, "Unknown tag type " + values.get("t"));
            ObjectNode field = JsonReader.object().put("type", type).put("role", values.get("o"));
            field.put("required", !"n".equals(values.get("r")));
            NUMBERS.keySet().stream()
                    .filter(values::containsKey)
                    .forEach(key -> field.put(NUMBERS.get(key), number(values.get(key))));
            if (values.containsKey("v")) {
                field.put("validator_id", values.get("v"));
            }
            String label = values.get("l");
            if (label != null) {
                boolean isDate = type.equals("text") && label.equals("Date");
                field.put("label", label).put("name", label).put("lock_to_sign_date", isDate);
            }
            if (values.containsKey("dd")) {
                ArrayNode options = field.putArray("enumeration_options");
                Stream.of(values.get("dd").split(",")).map(String::trim).forEach(options::add);
                field.put("custom_defined_option", false);
            }
            if (values.containsKey("f")) {
                field.put("label", values.get("f"));
            }
            return field;
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw SignNowError.invalid("A tag has " + text + " in the place of a number");
            }
        }
    }
}
