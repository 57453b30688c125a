// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.vertx.core.file.FileSystem;
import io.vertx.ext.web.FileUpload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does with resources what one request says, and answers what became of them.
 *
 * @param path with its values
 * @param body a missing node when there is none
 * @param <C> a request to the provider
 */
record ResourceAnswer<C extends Call<?>>(
        Description description,
        Conventions<C> conventions,
        DescribedOperation operation,
        C call,
        String path,
        JsonNode body) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResourceStore store() {
        return call.state().resources();
    }

    JsonNode json() {
        return operation.isResource("collection") ? collection() : resource();
    }

    private JsonNode collection() {
        JsonNode schema = operation.answerSchema();
        String list = operation.resource("list");
        List<ObjectNode> shown =
                switch (operation.method()) {
                    case "GET" -> List.copyOf(below().values());
                    case "DELETE" -> removed();
                    default -> written();
                };
        boolean isArray = Description.typeOf(description.flat(schema, body)).equals("array");
        boolean pages = operation.method().equals("GET");
        boolean isOne = !pages && operation.isResource("one");
        if (isOne || list == null && !isArray) {
            return sample(schema, shown.isEmpty() ? body : shown.get(0));
        }
        return rows(
                isArray ? null : list,
                pages
                        ? conventions.page(call, shown)
                        : new Conventions.Page(shown, JSON.objectNode()));
    }

    /**
     * An answer that lists.
     *
     * @param list the property for the rows; null when the answer is an array itself
     */
    private JsonNode rows(String list, Conventions.Page page) {
        ArrayNode rows = JSON.arrayNode().addAll(page.rows());
        JsonNode given = list == null ? rows : page.facts().set(list, rows);
        return sample(operation.answerSchema(), given);
    }

    /** The resources of a collection by the last part of their paths. */
    private Map<String, ObjectNode> below() {
        Map<String, ObjectNode> below = store().below(path);
        operation.resource().path("fixed").forEach(name -> below.remove(name.asText()));
        return below;
    }

    private List<ObjectNode> written() {
        String id = operation.resource("id");
        if (operation.method().equals("PUT") && id == null) {
            // what has no names is replaced as a whole
            below().keySet().forEach(name -> store().remove(path + "/" + name));
        }
        String list = operation.resource("bodyList");
        JsonNode all = list == null || body.isArray() ? body : body.path(list);
        all = body.isMissingNode() ? JSON.objectNode() : all;
        Stream<JsonNode> each = all.isArray() ? all.valueStream() : Stream.of(all);
        return each.filter(JsonNode::isObject).map(one -> written((ObjectNode) one, id)).toList();
    }

    private ObjectNode written(ObjectNode given, String id) {
        ObjectNode wanted = conventions.before(call, operation, given.deepCopy());
        ObjectNode resource = JSON.objectNode();
        operation
                .resource()
                .path("items")
                .forEach(schema -> complete(resource, sample(schema, wanted)));
        boolean isNew = id == null || given.path(id).asText().isEmpty();
        String name = isNew ? conventions.newId(path) : given.path(id).asText();
        if (id != null) {
            resource.put(id, name);
        }
        String at = path + "/" + name.substring(name.lastIndexOf('/') + 1);
        if (operation.method().equals("PUT")) {
            Optional<ObjectNode> old = store().find(at);
            if (!isNew && old.isEmpty() && operation.isResource("created")) {
                throw conventions.notFound(id, name);
            }
            old.ifPresent(known -> complete(resource, known));
        }
        conventions.changing(call, operation, resource);
        store().put(at, resource);
        // the file of a form belongs to the resource that the form makes
        FileSystem files = call.ctx().vertx().fileSystem();
        for (FileUpload one : call.ctx().fileUploads()) {
            store().putFile(at, files.readFileBlocking(one.uploadedFileName()).getBytes());
        }
        conventions.changed(call, operation, resource);
        return resource;
    }

    private List<ObjectNode> removed() {
        String id = operation.resource("named");
        List<String> named =
                body.valueStream()
                        .flatMap(JsonNode::valueStream)
                        .map(one -> one.isObject() ? one.path(id).asText() : one.asText())
                        .toList();
        boolean isAll = operation.bodyType(call.contentType()).isEmpty();
        Map<String, ObjectNode> removed = below();
        removed.keySet().removeIf(name -> !isAll && !named.contains(name));
        removed.forEach((name, resource) -> remove(path + "/" + name, resource));
        return List.copyOf(removed.values());
    }

    private void remove(String at, ObjectNode resource) {
        conventions.changing(call, operation, resource);
        store().remove(at);
        conventions.changed(call, operation, resource);
    }

    private JsonNode resource() {
        boolean ofParent = operation.isResource("ofParent");
        String at = ofParent ? path.substring(0, path.lastIndexOf('/')) : path;
        ObjectNode stored = store().find(at).orElseGet(JSON::objectNode);
        switch (operation.method()) {
            case "GET" ->
                    operation
                            .resource()
                            .path("parts")
                            .properties()
                            .forEach(p -> show(p.getKey(), at, p.getValue().asText(), stored));
            case "DELETE" -> {
                conventions.before(call, operation, stored.deepCopy());
                remove(path, stored);
            }
            default -> {
                return changed(at, stored);
            }
        }
        return shown(stored);
    }

    /** Shows what is kept below a resource in a property of that. */
    private void show(String property, String at, String part, ObjectNode resource) {
        var below = store().below(at + "/" + part).values();
        if (!resource.has(property) && !below.isEmpty()) {
            resource.putArray(property).addAll(below);
        }
    }

    private JsonNode changed(String at, ObjectNode stored) {
        ObjectNode given = body instanceof ObjectNode object ? object : JSON.objectNode();
        ObjectNode changed = stored.setAll(conventions.before(call, operation, given.deepCopy()));
        String id = operation.resource("bodyId");
        if (id != null) {
            changed.put(id, path.substring(path.lastIndexOf('/') + 1));
        }
        JsonNode answer = shown(changed);
        if (!operation.isResource("takesFile")) {
            // what the description requires is the same when it is read again
            if (operation.resource("listOfOne") == null) {
                answer.properties().forEach(one -> changed.set(one.getKey(), one.getValue()));
            }
            conventions.changing(call, operation, changed);
            store().put(at, changed);
            conventions.changed(call, operation, changed);
        }
        return answer;
    }

    private JsonNode shown(ObjectNode resource) {
        String list = operation.resource("listOfOne");
        if (list == null) {
            return sample(operation.answerSchema(), resource);
        }
        List<ObjectNode> one = resource.isEmpty() ? List.of() : List.of(resource);
        return rows(list, conventions.page(call, one));
    }

    private JsonNode sample(JsonNode schema, JsonNode given) {
        return schema.isMissingNode() ? given : description.complete(schema, given, call.now());
    }

    private static void complete(ObjectNode resource, JsonNode more) {
        more.properties().forEach(one -> resource.putIfAbsent(one.getKey(), one.getValue()));
    }
}
