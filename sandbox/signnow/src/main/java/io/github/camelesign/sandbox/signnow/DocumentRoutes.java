// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import static io.github.camelesign.sandbox.signnow.SignNowError.JSON;
import static io.github.camelesign.sandbox.signnow.SignNowError.refuseIf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Shows, lists, updates, moves, mails and deletes documents, and shows their audit trails. */
final class DocumentRoutes {
    /** What the owner puts on the pages. */
    private static final Set<String> ELEMENTS =
            Set.of(
                    ("texts checks signatures lines radiobuttons attachments hyperlinks"
                                    + " integration_objects elements")
                            .split(" "));

    // SignNow's client for Node repeats the document's id, and the path counts
    private static final Set<String> OTHER_UPDATES =
            Set.of(
                    "fields document_name client_timestamp deactivate_elements document_id"
                            .split(" "));

    void mount(SignNowEndpoints api) {
        api.bearer("GET", "/document/:id", c -> c.answer(DocumentJson.resource(c, c.document())));
        api.bearer("PUT", "/document/:id", this::update);
        api.doing("DELETE", "/document/:id", c -> delete(c, List.of(c.document())));
        api.doing("DELETE", "/documents", this::deleteMany);
        api.bearer("POST", "/document/:id/move", this::move);
        api.doing("POST", "/document/:id/email2", this::email);
        api.bearer("GET", "/user/documentsv2", c -> list(c, true));
        api.bearer("GET", "/user/documents", c -> list(c, false));
        String v2 = "/v2/documents/:id";
        api.bearer(
                "GET",
                v2 + "/fields",
                c -> c.data(Answers.of("values", c.document()).get("fields")));
        api.silent("PUT", v2 + "/prefill-texts", this::prefillTexts);
        api.doing("POST", "/document/:id/integration/object/smartfields", this::prefillSmartFields);
        api.bearer("GET", "/document/:id/historyfull", this::showHistory);
        api.doing("POST", "/document/:id/custom_history_event", this::addToHistory);
    }

    /** Those that were worked on after they came, or those that were not. */
    private void list(SignNowCall call, boolean modified) {
        List<Document> own =
                call.state().documents.listed().stream()
                        .filter(document -> call.owns(document.owner()) && !document.template())
                        .filter(document -> document.isModified() == modified)
                        .toList();
        call.answer(
                SignNowRules.part(call, own).stream()
                        .map(document -> DocumentJson.summary(call, document))
                        .toList());
    }

    private void update(SignNowCall call) {
        ObjectNode body = call.body();
        Set<String> others = new TreeSet<>();
        body.fieldNames().forEachRemaining(others::add);
        others.removeAll(OTHER_UPDATES);
        others.removeAll(ELEMENTS);
        SignNowError.notImplemented("the update of " + String.join(", ", others))
                .when(!others.isEmpty());
        call.change(document -> updated(call, document, body));
        call.answerId(call.path("id"));
    }

    private static Document updated(SignNowCall call, Document document, ObjectNode body) {
        Document result = document;
        if (body.hasNonNull("fields")) {
            requireNotSent(document);
            List<Field> fields = Field.read(body.get("fields"), document);
            result = result.signing(call.now(), s -> s.withFields(fields));
        }
        String name = body.path("document_name").asText(document.name());
        ObjectNode elements = elements(call, document.elements().deepCopy(), body);
        return result.with(name, document.folderId(), elements, call.now());
    }

    /** Those that were there and those in the update. */
    private static ObjectNode elements(SignNowCall call, ObjectNode all, ObjectNode update) {
        for (String kind : ELEMENTS) {
            for (ObjectNode element : JSON.optionalObjects(update, kind)) {
                all.withArray(kind)
                        .addObject()
                        .put("id", Ids.id())
                        .put("user_id", call.user().id())
                        .put("email", call.user().email())
                        .put("created", String.valueOf(call.now().getEpochSecond()))
                        .setAll(element);
            }
        }
        List<String> gone = update.path("deactivate_elements").findValuesAsText("unique_id");
        all.forEach(kind -> ((ArrayNode) kind).removeIf(e -> gone.contains(e.get("id").asText())));
        return all;
    }

    private static void requireNotSent(Document document) {
        boolean sent = document.signing().hasOpenInvites();
        refuseIf(sent, "The fields of a document with pending invites stay");
    }

    private void deleteMany(SignNowCall call) {
        List<ObjectNode> named = JSON.arrayOf(call.ctx());
        delete(call, named.stream().map(e -> call.document(JSON.text(e, "unique_id"))).toList());
    }

    private static void delete(SignNowCall call, List<Document> documents) {
        for (Document document : documents) {
            boolean grouped = call.state().groupInvites.holding(document.id()).isPresent();
            refuseIf(grouped, "The document is part of a document group");
            call.state().documents.remove(document);
        }
    }

    private void move(SignNowCall call) {
        String folder = call.folder(call.text("folder_id")).id();
        call.change(d -> d.with(d.name(), folder, d.elements(), call.now()));
        call.answer(Map.of("result", "success"));
    }

    private void email(SignNowCall call) {
        ObjectNode body = call.body();
        String subject = body.path("subject").asText(call.document().name());
        String message = body.path("message").asText();
        body.get("emails").forEach(to -> call.state().mail(to.asText(), subject, message, null));
    }

    private void prefillTexts(SignNowCall call) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode field : call.body().get("fields")) {
            values.put(field.get("field_name").asText(), field.path("prefilled_text").asText());
        }
        fill(call, values);
    }

    private void prefillSmartFields(SignNowCall call) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode pair : call.body().get("data")) {
            pair.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        }
        fill(call, values);
    }

    private static void fill(SignNowCall call, Map<String, String> values) {
        Document document = call.document();
        requireNotSent(document);
        List<Field> fields = new ArrayList<>(document.fields());
        values.forEach(
                (name, value) -> {
                    boolean unknown = fields.stream().noneMatch(field -> field.isCalled(name));
                    refuseIf(unknown, "The document has no field " + name);
                    fields.replaceAll(f -> f.isCalled(name) ? f.withText(value) : f);
                });
        call.signing(document.id(), s -> s.withFields(List.copyOf(fields)));
    }

    private void showHistory(SignNowCall call) {
        String documentId = call.document().id();
        List<ObjectNode> lines = new ArrayList<>();
        for (Event event : call.state().history.of(documentId)) {
            String email = event.actor();
            ObjectNode json = Answers.of("history", event);
            String userId = call.state().users.find(email).map(User::id).orElse(Ids.of(email));
            json.put("unique_id", Ids.of(documentId + lines.size()))
                    .put("user_id", userId)
                    .put("client_timestamp", event.clientTimestamp())
                    .put("event", event.inHistory());
            lines.add(Answers.complete("document.DocumentHistoryGet", json));
        }
        call.answer(lines);
    }

    private void addToHistory(SignNowCall call) {
        String id = call.document().id();
        User user = call.user();
        Event event =
                new Event(call.text("event_type"), call.now(), user, id, user.email(), call.body());
        call.state().history.add(id, event);
    }

    /**
     * Writes documents as SignNow does, to be completed.
     *
     * @param listed whether for a folder, which names one array differently
     */
    record DocumentJson(SignNowCall call, Document document, boolean listed) {
        private static final String MAILED = "email_statuses";
        private static final String MAILED_IN_LISTS = "email_sent_statuses";

        /** As {@code GET /document/{id}} shows one. */
        static ObjectNode resource(SignNowCall call, Document document) {
            ObjectNode json = new DocumentJson(call, document, false).write();
            return Answers.complete("document.DocumentGet", json);
        }

        /** As the lists of a user and of a group show it, without the settings of the account. */
        static ObjectNode summary(SignNowCall call, Document document) {
            return resource(call, document).without("settings");
        }

        static ObjectNode thumbnails(SignNowCall call, Document document) {
            ObjectNode json = JsonReader.object();
            Stream.of("small", "medium", "large")
                    .forEach(size -> json.put(size, thumbnail(call, document) + size));
            return json;
        }

        private static String thumbnail(SignNowCall call, Document document) {
            return call.base() + "/document/" + document.id() + "/thumbnail?size=";
        }

        ObjectNode write() {
            ObjectNode json = document.elements().deepCopy();
            json.setAll(Answers.of("document", document));
            document.elements().path("signatures").forEach(json.withArray("signatures")::add);
            json.set("thumbnail", thumbnails(call, document));
            String address = thumbnail(call, document) + "large&page=";
            ArrayNode pages = json.putArray("pages");
            for (int page = 0; page < document.upload().pages(); page++) {
                pages.add(Answers.of("page", Map.of("src", address + page)));
            }
            for (int i = 0; i < document.roles().size(); i++) {
                ((ObjectNode) json.path("roles").get(i))
                        .put("signing_order", String.valueOf(i + 1));
            }
            ArrayNode routing = json.putArray("routing_details");
            if (!document.roles().isEmpty()) {
                // a folder shows the plan of one signer only
                ArrayNode data = TemplateRoutes.details(document);
                routing.add(
                        Answers.of("routing", document).set("data", listed ? data.path(0) : data));
            }
            ObjectNode group = json.putObject("document_group_info");
            call.state()
                    .groupInvites
                    .holding(document.id())
                    .ifPresent(g -> group.setAll(Answers.of("document_group_info", g)));
            if (listed) {
                list(json);
            }
            return json;
        }

        /**
         * Who asks a folder for nothing special gets the one field of requests that the vendor's
         * newest clients know, which fail on more; who filters, as for polling, gets the whole.
         */
        private void list(ObjectNode json) {
            Stream.of("requests", "field_invites", "viewer_field_invites")
                    .flatMap(all -> json.path(all).valueStream())
                    .map(ObjectNode.class::cast)
                    .forEach(one -> one.set(MAILED_IN_LISTS, one.remove(MAILED)));
            if (call.ctx().queryParams().isEmpty()) {
                json.path("requests").forEach(one -> ((ObjectNode) one).retain(MAILED_IN_LISTS));
            }
        }
    }
}
