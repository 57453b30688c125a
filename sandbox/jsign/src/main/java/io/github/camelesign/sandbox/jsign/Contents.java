// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import static io.github.camelesign.sandbox.jsign.JSignCall.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Circulation;
import io.github.camelesign.sandbox.core.Circulation.Signer;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Upload;
import io.github.camelesign.sandbox.jsign.JSignError.Code;
import io.github.camelesign.sandbox.jsign.JSignState.User;
import io.github.camelesign.sandbox.jsign.MakingRoutes.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is in an envelope, and how it is to be signed; observers are as the sender named them, and
 * signers are written to if it is mailed.
 */
record Contents(
        User creator,
        String name,
        String description,
        List<String> categories,
        Flow flow,
        boolean mailed,
        List<Document> documents,
        List<ObjectNode> observers) {
    /** In which order people sign. */
    enum Flow {
        SEQUENTIAL,
        PARALLEL,
        /** By signing order, those of equal order in parallel. */
        HYBRID
    }

    /** A document in an envelope or template, with the sender's own number. */
    record Document(String id, int reference, String name, Upload file) {
        Document(int reference, String name, Upload file) {
            this(JSignState.newId(), reference, name, file);
        }

        /** The same in another envelope. */
        Document copy() {
            return new Document(reference, name, file);
        }
    }

    /** An envelope with it. */
    Circulation<Contents> sent(List<Signer> signers, Instant now, int days) {
        Instant due = now.plus(Duration.ofDays(days));
        return Circulation.of(JSignState.newId(), this, signers, flow == Flow.PARALLEL, now, due);
    }

    /** The same with what is said of it. */
    Contents described(ObjectNode said) {
        return Records.with(
                this,
                "name",
                said.hasNonNull("name") ? JSignCall.JSON.text(said, "name") : name,
                "description",
                said.path("description").asText(description),
                "categories",
                said.hasNonNull("categories") ? EnvelopeReader.categories(said) : categories);
    }

    /**
     * Reads envelopes with their documents and recipients, of which templates have the same parts.
     */
    static final class EnvelopeReader {
        private static final List<String> PLACE =
                List.of("x_position", "y_position", "w_position", "h_position");

        /** The name of a file's content. */
        static final String CONTENT = "document_base64";

        private EnvelopeReader() {}

        /**
         * The documents that are described by {@code document}, which is one object or an array of
         * several, and whose files were uploaded before.
         */
        static List<Document> uploaded(JsonNode body, Map<String, List<Upload>> uploads) {
            Map<String, Integer> taken = new HashMap<>();
            List<Document> documents = new ArrayList<>();
            for (ObjectNode json : documents(body)) {
                // several files that came in one form share its id, and are taken one after the
                // other
                String requestId = JSON.text(json, "request_id");
                int number = taken.merge(requestId, 1, Integer::sum) - 1;
                List<Upload> files = uploads.getOrDefault(requestId, List.of());
                Code.FILE_REQUIRED.refuseIf(number >= files.size());
                documents.add(document(json, files.get(number)));
            }
            return documents;
        }

        /** The documents whose content stands in the body itself; takes long. */
        static List<Document> contained(ObjectNode body, JSignState state) throws IOException {
            List<Document> documents = new ArrayList<>();
            for (ObjectNode json : documents(body)) {
                JsonNode content = json.path(CONTENT);
                Code.FILE_REQUIRED.refuseIf(!content.isTextual());
                Path file = state.services().files().directory().resolve(content.textValue());
                documents.add(document(json, state.accept(file, JSON.text(json, "name"))));
            }
            return documents;
        }

        private static List<ObjectNode> documents(JsonNode body) {
            JsonNode given = body.path("document");
            List<ObjectNode> documents =
                    given instanceof ObjectNode one
                            ? List.of(one)
                            : JSON.objects(given, "document");
            JSignError.refuseIf(
                    documents.isEmpty() || documents.stream().anyMatch(d -> !isNumbered(d)),
                    "document needs a name and an integer document_ref_no");
            return documents;
        }

        private static boolean isNumbered(ObjectNode document) {
            return document.path("document_ref_no").isInt()
                    && !document.path("name").asText().isBlank();
        }

        private static Document document(ObjectNode json, Upload file) {
            int number = json.path("document_ref_no").intValue();
            return new Document(number, json.path("name").asText(), file);
        }

        /** Those of an envelope without a template, which must say more. */
        static List<Signer> signers(JsonNode body) {
            JsonNode envelope = body.path("envelope");
            JSON.text(envelope, "signature");
            List<Signer> signers = new ArrayList<>();
            for (ObjectNode person : people(body)) {
                signers.add(signer(body, person, signers.size(), tabs(person)));
            }
            Code.APPLY_TO_ALL_PAGES_INVALID.refuseIf(
                    envelope.path("enable_element_tag").asBoolean()
                            && body.path("recipients").findValues("apply_to_all_pages").stream()
                                    .anyMatch(JsonNode::asBoolean));
            return signers;
        }

        /** Those whose places the template knows by their title. */
        static List<Signer> signers(JsonNode body, Template template) {
            List<Signer> signers = new ArrayList<>();
            Set<String> titles = new HashSet<>();
            for (ObjectNode person : people(body)) {
                String title = JSON.text(person, "signer_title");
                ObjectNode tabs = template.tabs().get(title);
                JSignError.refuseIf(
                        tabs == null || !titles.add(title),
                        "The template has no signer_title " + title + " left");
                signers.add(signer(body, person, signers.size(), tabs));
            }
            JSignError.refuseIf(
                    titles.size() < template.tabs().size(),
                    "Each signer_title of the template needs a signer");
            return signers;
        }

        static List<ObjectNode> people(JsonNode body) {
            List<ObjectNode> people =
                    JSON.objects(body.at("/recipients/signers"), "recipients.signers");
            JSignError.refuseIf(people.isEmpty(), "recipients.signers must not be empty");
            return people;
        }

        private static Signer signer(JsonNode body, ObjectNode json, int before, ObjectNode tabs) {
            JsonNode given = json.path("signing_order");
            int usual = flow(body) == Flow.SEQUENTIAL ? before + 1 : 1;
            return named(
                    JSON.text(json, "name"),
                    JSON.email(json, "email"),
                    given.isInt() ? given.intValue() : usual,
                    tabs,
                    json.path("private_note").asText(""));
        }

        /**
         * @param name first names and last name in one
         * @param tabs where on the pages, as the sender said it
         * @param note what the sender writes to them alone
         */
        static Signer named(String name, String email, int order, ObjectNode tabs, String note) {
            String trimmed = name.trim();
            int space = Math.max(0, trimmed.lastIndexOf(' '));
            String first = space == 0 ? trimmed : trimmed.substring(0, space).trim();
            String last = space == 0 ? "" : trimmed.substring(space + 1);
            ObjectNode facts = JsonReader.object().put("note", note).set("tabs", tabs);
            return Signer.of(email, first, last, order, facts);
        }

        /** Kept as they are given; only what jSign documents of them is checked. */
        static ObjectNode tabs(ObjectNode person) {
            if (!person.hasNonNull("tabs")) {
                return person.objectNode();
            }
            JSignError.refuseIf(!person.get("tabs").isObject(), "tabs must be an object");
            ObjectNode tabs = (ObjectNode) person.get("tabs");
            for (ObjectNode place : JSON.optionalObjects(tabs, "sign_here_tabs")) {
                JSignError.refuseIf(
                        PLACE.stream().anyMatch(name -> !place.path(name).isNumber()),
                        "Each sign_here_tab needs the numbers " + PLACE);
            }
            return tabs;
        }

        private static Flow flow(JsonNode body) {
            String word = body.path("envelope").path("sign_process_flow").asText("Parallel");
            return Stream.of(Flow.values())
                    .filter(known -> EnvelopeJson.word(known).equals(word))
                    .findFirst()
                    .orElseThrow(() -> JSignError.invalid("There is no sign_process_flow " + word));
        }

        static Contents contents(User creator, JsonNode body, List<Document> documents) {
            JsonNode envelope = body.path("envelope");
            return new Contents(
                    creator,
                    JSON.text(envelope, "name"),
                    envelope.path("description").asText(""),
                    categories(envelope),
                    flow(body),
                    envelope.path("send_email_to_recipients").asBoolean(true),
                    List.copyOf(documents),
                    JSON.optionalObjects(body.path("recipients"), "observers"));
        }

        static List<String> categories(JsonNode object) {
            List<String> categories = JSignCall.optionalTexts(object, "categories");
            Code.CATEGORIES_EMPTY.refuseIf(categories.stream().anyMatch(String::isBlank));
            return categories;
        }
    }
}
