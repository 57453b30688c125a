// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.yousign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** How signing looks in version 2. The sandbox keeps it; of it, the redirections are followed. */
final class SignatureUiRoutes {
    private static final String PATH = "/signature_uis";
    private static final String LABELS = "/signature_ui_labels";
    private static final List<String> SWITCHES =
            List.of(
                    "enableHeaderBar",
                    "enableHeaderBarSignAs",
                    "enableSidebar",
                    "enableMemberList",
                    "enableDocumentList",
                    "enableDocumentDownload",
                    "enableActivities");
    private static final Rule REDIRECT =
            Shape.object()
                    .optional("url", Rules.URL.orNull())
                    .optional("target", Rules.oneOf("_top", "_blank", "_parent", "_self"))
                    .optional("auto", Rules.BOOL)
                    .orNull();
    private static final Shape LABEL =
            Shape.object()
                    .required("name", Rules.text(1, 255))
                    .optional("languages", Rules.OBJECT)
                    .optional("signatureUi", Rules.text(1, 255));
    private static final Shape SIGNATURE_UI = signatureUi();

    private static Shape signatureUi() {
        Shape shape =
                Shape.object()
                        .required("name", Rules.text(1, 255))
                        .optional("description", Rules.text(0, 10_000).orNull())
                        .optional("authenticationPopup", Rules.BOOL)
                        .optional("defaultZoom", Rules.ANYTHING)
                        .optional("logo", Rules.ANYTHING)
                        .optional(
                                "signImageTypesAvailable",
                                Rules.list(Rules.oneOf("name", "draw", "custom"), 0, 3))
                        .optional("defaultLanguage", Rules.text(2, 5).orNull())
                        .optional("languages", Rules.list(Rules.text(2, 5), 0, 20))
                        .optional("labels", Rules.list(LABEL, 0, 500))
                        .optional("fonts", Rules.list(Rules.text(1, 255), 0, 100))
                        .optional("style", Rules.text(0, 100_000).orNull())
                        .optional("redirectCancel", REDIRECT)
                        .optional("redirectError", REDIRECT)
                        .optional("redirectSuccess", REDIRECT);
        SWITCHES.forEach(name -> shape.optional(name, Rules.BOOL));
        return shape;
    }

    void mount(YousignEndpoints endpoints) {
        endpoints.on("GET", PATH, this::list);
        endpoints.on("POST", PATH, this::create);
        endpoints.on("GET", PATH + "/:id", call -> show(call, signatureUi(call)));
        endpoints.on("PUT", PATH + "/:id", this::update);
        endpoints.on("DELETE", PATH + "/:id", this::delete);
        endpoints.on("GET", LABELS, this::listLabels);
        endpoints.on("POST", LABELS, this::createLabel);
        endpoints.on("GET", LABELS + "/:id", call -> call.answer(200, label(call)));
        endpoints.on("PUT", LABELS + "/:id", this::updateLabel);
        endpoints.on("DELETE", LABELS + "/:id", this::deleteLabel);
    }

    private static JsonStore all(YousignCall call) {
        return call.state().versionTwo.signatureUis;
    }

    private static JsonStore labels(YousignCall call) {
        return call.state().versionTwo.signatureUiLabels;
    }

    private static ObjectNode signatureUi(YousignCall call) {
        return all(call).get(call.path("id"));
    }

    private static ObjectNode label(YousignCall call) {
        return labels(call).get(call.path("id"));
    }

    private static void show(YousignCall call, ObjectNode signatureUi) {
        call.answer(200, withLabels(call, signatureUi));
    }

    private static ObjectNode withLabels(YousignCall call, ObjectNode signatureUi) {
        ObjectNode json = signatureUi.deepCopy();
        ArrayNode labels = json.putArray("labels");
        labels(call).all().stream()
                .filter(label -> label.path("signatureUi").equals(json.get("id")))
                .forEach(labels::add);
        return json;
    }

    private void list(YousignCall call) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all(call).all().forEach(signatureUi -> list.add(withLabels(call, signatureUi)));
        call.answer(200, list);
    }

    private void create(YousignCall call) {
        ObjectNode body = call.body(SIGNATURE_UI);
        JsonNode labels = body.remove("labels");
        ObjectNode signatureUi = JsonReader.object();
        SWITCHES.forEach(name -> signatureUi.put(name, true));
        signatureUi.put("authenticationPopup", false).setAll(body);
        stamp(call, signatureUi);
        all(call).add(signatureUi);
        if (labels != null) {
            for (JsonNode label : labels) {
                ObjectNode own = ((ObjectNode) label).put("signatureUi", iri(signatureUi));
                stamp(call, own);
                labels(call).add(own);
            }
        }
        show(call, signatureUi);
    }

    private static String iri(ObjectNode signatureUi) {
        return signatureUi.path("id").asText();
    }

    private static void stamp(YousignCall call, ObjectNode made) {
        made.put("creator", Iri.of("users", call.state().accounts.owner().path("id").asText()))
                .put("createdAt", Timestamps.text(call.now()))
                .put("updatedAt", Timestamps.text(call.now()));
    }

    private void update(YousignCall call) {
        ObjectNode signatureUi = signatureUi(call);
        ObjectNode body = call.body(SIGNATURE_UI.partial());
        body.remove("labels");
        signatureUi.setAll(body);
        signatureUi.put("updatedAt", Timestamps.text(call.now()));
        show(call, signatureUi);
    }

    private void delete(YousignCall call) {
        all(call).remove(call.path("id"));
        call.noContent();
    }

    private void listLabels(YousignCall call) {
        Query query = new Query(call, "name", "signatureUi");
        String name = query.text("name");
        String signatureUi = query.text("signatureUi");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        labels(call).all().stream()
                .filter(l -> name == null || l.path("name").asText().equals(name))
                .filter(
                        l ->
                                signatureUi == null
                                        || Iri.id(l.path("signatureUi").asText())
                                                .equals(Iri.id(signatureUi)))
                .forEach(list::add);
        call.answer(200, list);
    }

    private void createLabel(YousignCall call) {
        ObjectNode body = call.body(LABEL);
        if (body.has("signatureUi")) {
            body.put("signatureUi", iri(all(call).get(body.get("signatureUi").asText())));
        }
        stamp(call, body);
        call.answer(200, labels(call).add(body));
    }

    private void updateLabel(YousignCall call) {
        ObjectNode label = label(call);
        label.setAll(call.body(LABEL.partial()));
        label.put("updatedAt", Timestamps.text(call.now()));
        call.answer(200, label);
    }

    private void deleteLabel(YousignCall call) {
        labels(call).remove(call.path("id"));
        call.noContent();
    }
}
