// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.Call;
import io.vertx.ext.web.FileUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Does with resources what a request says, and answers what became of them.
 *
 * @param <C> a request to the provider
 */
final class ResourceAnswers<C extends Call<?>> {
    private final Description description;
    private final ResourceShape shape;
    private final Conventions<C> conventions;

    ResourceAnswers(Description description, ResourceShape shape, Conventions<C> conventions) {
        this.description = description;
        this.shape = shape;
        this.conventions = conventions;
    }

    /**
     * @param path with its values
     * @param body a missing node when there is none
     */
    JsonNode of(DescribedOperation operation, C call, String path, JsonNode body) {
        return shape.isCollection(operation)
                ? collection(operation, call, path, body)
                : resource(operation, call, path, body);
    }

    private static ResourceStore store(Call<?> call) {
        return call.state().resources();
    }

    /** The file of a form belongs to the resource that the form makes. */
    private void keepUpload(C call, String path) {
        for (FileUpload upload : call.ctx().fileUploads()) {
            try {
                byte[] file = Files.readAllBytes(Path.of(upload.uploadedFileName()));
                store(call).putFile(path, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private JsonNode collection(DescribedOperation operation, C call, String path, JsonNode body) {
        String list = shape.listProperty(operation.path(), operation.answerSchema());
        List<ObjectNode> shown =
                switch (operation.method()) {
                    case "GET" -> List.copyOf(below(operation, call, path).values());
                    case "DELETE" -> removed(operation, call, path, body);
                    default -> written(operation, call, path, body);
                };
        JsonNode schema = operation.answerSchema();
        boolean isArray = Description.typeOf(description.flat(schema, body)).equals("array");
        boolean pages = operation.method().equals("GET");
        boolean isOne = !pages && shape.idProperty(operation.path(), schema) != null;
        if (isOne || list == null && !isArray) {
            return sample(call, schema, shown.isEmpty() ? body : shown.get(0));
        }
        Conventions.Page page =
                pages
                        ? conventions.page(call, shown)
                        : new Conventions.Page(shown, JsonNodeFactory.instance.objectNode());
        return rows(call, schema, isArray ? null : list, page);
    }

    /**
     * An answer that lists.
     *
     * @param list the property for the rows; null when the answer is an array itself
     */
    private JsonNode rows(C call, JsonNode schema, String list, Conventions.Page page) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode().addAll(page.rows());
        return sample(call, schema, list == null ? rows : page.facts().set(list, rows));
    }

    /** The resources of a collection by the last part of their paths. */
    private Map<String, ObjectNode> below(DescribedOperation operation, C call, String path) {
        Map<String, ObjectNode> below = store(call).below(path);
        below.keySet().removeIf(name -> shape.isFixed(operation.path(), name));
        return below;
    }

    private List<ObjectNode> written(
            DescribedOperation operation, C call, String path, JsonNode body) {
        List<ObjectNode> written = new ArrayList<>();
        List<JsonNode> schemas = shape.itemSchemas(operation);
        String id =
                schemas.stream()
                        .map(schema -> shape.idProperty(operation.path(), schema))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        boolean replaces = operation.method().equals("PUT");
        if (replaces && id == null) {
            // what has no names is replaced as a whole
            below(operation, call, path).keySet().forEach(n -> store(call).remove(path + "/" + n));
        }
        for (ObjectNode given : shape.resources(operation, body)) {
            ObjectNode wanted = conventions.before(call, operation, given.deepCopy());
            ObjectNode resource = JsonNodeFactory.instance.objectNode();
            for (JsonNode schema : schemas) {
                complete(resource, sample(call, schema, wanted));
            }
            boolean isNew = id == null || given.path(id).asText().isEmpty();
            String name = isNew ? conventions.newId(path) : given.path(id).asText();
            if (id != null) {
                resource.put(id, name);
            }
            String at = path + "/" + name.substring(name.lastIndexOf('/') + 1);
            Optional<ObjectNode> old = replaces ? store(call).find(at) : Optional.empty();
            if (replaces && !isNew && old.isEmpty() && shape.areCreatedIn(operation)) {
                throw conventions.notFound(id, name);
            }
            old.ifPresent(known -> complete(resource, known));
            conventions.changing(call, operation, resource);
            store(call).put(at, resource);
            keepUpload(call, at);
            conventions.changed(call, operation, resource);
            written.add(resource);
        }
        return written;
    }

    private List<ObjectNode> removed(
            DescribedOperation operation, C call, String path, JsonNode body) {
        List<ObjectNode> removed = new ArrayList<>();
        List<String> named = shape.named(operation, body);
        boolean isAll = operation.bodyType(call.contentType()).isEmpty();
        below(operation, call, path)
                .forEach(
                        (name, resource) -> {
                            if (isAll || named.contains(name)) {
                                conventions.changing(call, operation, resource);
                                store(call).remove(path + "/" + name);
                                conventions.changed(call, operation, resource);
                                removed.add(resource);
                            }
                        });
        return removed;
    }

    private JsonNode resource(DescribedOperation operation, C call, String path, JsonNode body) {
        boolean ofParent = shape.answersParent(operation);
        String at = ofParent ? ResourceShape.parent(path) : path;
        ObjectNode stored = store(call).find(at).orElseGet(JsonNodeFactory.instance::objectNode);
        switch (operation.method()) {
            case "GET" -> {
                shape.parts(operation)
                        .forEach(
                                (property, part) -> {
                                    var below = store(call).below(at + "/" + part).values();
                                    if (!stored.has(property) && !below.isEmpty()) {
                                        stored.putArray(property).addAll(below);
                                    }
                                });
                return shown(operation, call, stored);
            }
            case "DELETE" -> {
                conventions.before(call, operation, stored.deepCopy());
                conventions.changing(call, operation, stored);
                store(call).remove(path);
                conventions.changed(call, operation, stored);
                return shown(operation, call, stored);
            }
            default -> {
                ObjectNode given = conventions.before(call, operation, object(body).deepCopy());
                ObjectNode changed = stored.setAll(given);
                String id =
                        operation.endsInVariable()
                                ? shape.idProperty(
                                        ResourceShape.parent(operation.path()),
                                        operation.bodySchema())
                                : null;
                if (id != null && !ofParent) {
                    changed.put(id, path.substring(path.lastIndexOf('/') + 1));
                }
                JsonNode answer = shown(operation, call, changed);
                if (!operation.takesFile()) {
                    // what the description requires is the same when it is read again
                    if (shape.listOfOne(operation) == null) {
                        answer.properties()
                                .forEach(one -> changed.set(one.getKey(), one.getValue()));
                    }
                    conventions.changing(call, operation, changed);
                    store(call).put(at, changed);
                    conventions.changed(call, operation, changed);
                }
                return answer;
            }
        }
    }

    private JsonNode shown(DescribedOperation operation, C call, ObjectNode resource) {
        String list = shape.listOfOne(operation);
        return list == null
                ? sample(call, operation.answerSchema(), resource)
                : rows(
                        call,
                        operation.answerSchema(),
                        list,
                        conventions.page(call, resource.isEmpty() ? List.of() : List.of(resource)));
    }

    private JsonNode sample(C call, JsonNode schema, JsonNode given) {
        return schema.isMissingNode()
                ? given
                : new SampleValues(description, call.now()).of(schema, given);
    }

    private static void complete(ObjectNode resource, JsonNode more) {
        more.properties().forEach(one -> resource.putIfAbsent(one.getKey(), one.getValue()));
    }

    private static ObjectNode object(JsonNode value) {
        return value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
