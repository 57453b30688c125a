// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import static java.util.Locale.ENGLISH;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.PdfTags;
import io.github.camelesign.sandbox.core.Upload;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A document, and the fields on its pages, with everything that was not said at its default. A file
 * of version 2, which has no fields, may be in no procedure. Guarded by the state's lock.
 */
final class YousignDocument {
    static final String SIGNABLE = "signable_document";
    private static final int BOX = 24;
    private static final int MOST = 500;

    final String id = UUID.randomUUID().toString();
    final Instant created;

    /** What was said about it, in Yousign's names. */
    final ObjectNode settings;

    final List<ObjectNode> fields = new ArrayList<>();

    /** Markers in the text of the document whose signer is not there yet. */
    final List<Anchor> openAnchors;

    final List<Anchor> anchors;
    Upload file;

    YousignDocument(Upload file, ObjectNode settings, Instant created, List<Anchor> anchors) {
        this.file = file;
        this.settings = settings;
        this.created = created;
        this.anchors = anchors;
        this.openAnchors = new ArrayList<>(anchors);
    }

    /** One without anything special. */
    static YousignDocument plain(Upload file, Instant created) {
        ObjectNode said = JsonReader.object().put("nature", SIGNABLE);
        return new YousignDocument(file, settings(said, file.pages()), created, List.of());
    }

    boolean isSignable() {
        return settings.path("nature").asText(SIGNABLE).equals(SIGNABLE);
    }

    /** Whether that is its id or IRI. */
    boolean is(String iri) {
        return id.equals(Forms.id(iri));
    }

    /** Of version 2. */
    String iri() {
        return Forms.iri("files", id);
    }

    /** The same once more, without fields. */
    YousignDocument copy(Instant now) {
        YousignDocument copy = new YousignDocument(file, settings.deepCopy(), now, anchors);
        copy.openAnchors.retainAll(openAnchors);
        return copy;
    }

    ObjectNode field(String fieldId) {
        return YousignError.notFound("Field " + fieldId)
                .unless(fields, field -> field.path("id").asText().equals(fieldId));
    }

    /** What a document keeps of what was said when it was uploaded. */
    static ObjectNode settings(ObjectNode said, int pages) {
        ObjectNode settings = Defaults.of("document").setAll(said.deepCopy());
        if (settings.get("initials") instanceof ObjectNode area && !area.has("per_page")) {
            ArrayNode all = area.putArray("per_page");
            for (int page = 1; page <= pages; page++) {
                all.addObject().put("page", page).set("y", area.get("y"));
            }
        }
        return settings;
    }

    ObjectNode json(SignatureRequest request) {
        boolean isSigned =
                isSignable() && request.signers.stream().anyMatch(Recipient::hasAccepted);
        return settings.deepCopy()
                .put("id", id)
                .put("filename", file.name())
                .put("content_type", "application/pdf")
                .put("sha256", file.hash())
                .put("is_protected", false)
                .put("is_signed", isSigned)
                .put("created_at", Forms.text(created))
                .put("total_pages", file.pages())
                .put("is_locked", request.status != Status.DRAFT)
                .put("total_anchors", anchors.size());
    }

    /** As version 2 shows it. */
    ObjectNode json() {
        return JsonReader.object()
                .put("id", iri())
                .put("name", file.name())
                .put("contentType", "application/pdf")
                .put("sha256", file.hash())
                .put("createdAt", Forms.text(created))
                .put("updatedAt", Forms.text(created))
                .setAll(settings);
    }

    /** A field that was asked for on a document. */
    ObjectNode add(SignatureRequest request, ObjectNode wanted) {
        int pages = file.pages();
        YousignError.violated("page", "The document has only " + pages + " page(s)")
                .when(wanted.path("page").asInt() > pages);
        YousignError.violated("document_id", "An attachment has no fields").when(!isSignable());
        String signer = wanted.path("signer_id").asText();
        boolean isThere = request.signers.stream().anyMatch(one -> one.id.equals(signer));
        YousignError.violated("signer_id", "There is no such signer: " + signer)
                .when(wanted.has("signer_id") && !isThere);
        YousignError.tooMany("fields", MOST)
                .when(request.documents.stream().mapToInt(d -> d.fields.size()).sum() >= MOST);
        ObjectNode field =
                JsonReader.object()
                        .put("id", UUID.randomUUID().toString())
                        .put("document_id", id)
                        .setAll(defaults(wanted));
        wanted.properties().stream()
                .filter(property -> !property.getValue().isNull())
                .forEach(property -> field.set(property.getKey(), property.getValue()));
        fields.add(field);
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
        for (YousignDocument document : request.documents) {
            for (Anchor anchor : List.copyOf(document.openAnchors)) {
                if (anchor.signer() >= 1 && anchor.signer() <= request.signers.size()) {
                    Recipient signer = request.signers.get(anchor.signer() - 1);
                    ObjectNode field = anchor.field().deepCopy().put("signer_id", signer.id);
                    if (field.has("mention")) {
                        field.put("mention", signer.name());
                    }
                    document.add(request, field);
                    document.openAnchors.remove(anchor);
                }
            }
        }
    }

    /** Answers one; refuses what does not fit it. */
    static void answer(ObjectNode field, JsonNode value) {
        switch (field.path("type").asText()) {
            case "text" -> {
                int most = field.path("max_length").asInt();
                require(
                        value.isTextual() && value.textValue().length() <= most,
                        "This value should be a text of at most " + most + " characters");
                field.set("answer", value);
            }
            case "checkbox" -> {
                require(value.isBoolean(), "This value should be of type bool");
                field.set("checked", value);
            }
            case "radio_group" -> {
                JsonNode radios = field.path("radios");
                require(
                        radios.findValuesAsText("name").contains(value.asText()),
                        "The group has no such radio button");
                for (JsonNode radio : radios) {
                    ((ObjectNode) radio)
                            .put("checked", radio.path("name").asText().equals(value.asText()));
                }
            }
            default -> require(false, "Only text, checkbox and radio_group take an answer");
        }
    }

    private static void require(boolean fits, String reason) {
        YousignError.violated("value", reason).when(!fits);
    }

    /** Whether the signer would be asked for it before they can sign. */
    static boolean isMissing(ObjectNode field) {
        if (field.path("optional").asBoolean() || field.path("read_only").asBoolean()) {
            return false;
        }
        return switch (field.path("type").asText()) {
            case "text" -> !field.hasNonNull("answer") && !field.hasNonNull("default_value");
            case "checkbox" -> !field.path("checked").asBoolean();
            case "radio_group" ->
                    !field.path("radios").findValuesAsText("checked").contains("true");
            default -> false;
        };
    }

    /** A person who signs leaves nothing out that is needed. */
    static void complete(List<ObjectNode> fields, Recipient signer, Instant now) {
        for (ObjectNode field : fields) {
            boolean isMissing = isMissing(field);
            switch (field.path("type").asText()) {
                case "text" -> {
                    if (isMissing) {
                        String name = signer.name();
                        int most = field.path("max_length").asInt();
                        field.put("answer", name.substring(0, Math.min(name.length(), most)));
                    } else if (!field.hasNonNull("answer") && field.hasNonNull("default_value")) {
                        field.set("answer", field.get("default_value"));
                    }
                }
                case "checkbox", "radio_group" -> {
                    if (isMissing) {
                        JsonNode first = field.path("radios").path(0);
                        (first instanceof ObjectNode radio ? radio : field).put("checked", true);
                    }
                }
                case "signer_name" -> {
                    String part = field.path("name_format").asText();
                    field.put("value", signer.info.path(part).asText(signer.name()));
                }
                case "signer_email" -> field.put("value", signer.email());
                case "signature_date" -> {
                    String format = field.path("date_format").asText("dd/MM/yyyy");
                    DateTimeFormatter written = DateTimeFormatter.ofPattern(format, ENGLISH);
                    field.put("value", now.atOffset(ZoneOffset.UTC).format(written));
                }
                default -> {
                    // a signature is drawn from what is known about the signer
                }
            }
        }
    }

    /**
     * A marker in the text of a PDF that becomes a field, {@code {{s1|signature|85|37}}}: signer
     * number, counted from 1 in the order of the signers, type, and for signatures the size; the
     * field is as it would have been asked for, whoever signs.
     */
    record Anchor(int signer, ObjectNode field) {
        private static final Pattern SYNTAX =
                Pattern.compile("s(\\d{1,3})\\|(signature|mention|text)(?:\\|(\\d+)\\|(\\d+))?.*");

        /** Those in a file, which may take long. */
        static List<Anchor> in(Upload upload) throws IOException {
            return upload.readable()
                    ? PdfTags.in(upload.file()).stream().flatMap(Anchor::read).toList()
                    : List.of();
        }

        private static Stream<Anchor> read(PdfTags.Tag tag) {
            Matcher found = SYNTAX.matcher(tag.text().trim());
            if (!found.matches()) {
                return Stream.empty();
            }
            ObjectNode field =
                    Defaults.of("anchor " + found.group(2))
                            .put("page", tag.page() + 1)
                            .put("x", tag.x())
                            .put("y", tag.y());
            if (found.group(3) != null) {
                int width = Integer.parseInt(found.group(3));
                int height = Integer.parseInt(found.group(4));
                field.put("max_length", width).put("width", width).put("height", height);
            }
            return Stream.of(new Anchor(Integer.parseInt(found.group(1)), field));
        }
    }
}
