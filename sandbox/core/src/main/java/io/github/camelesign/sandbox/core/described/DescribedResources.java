// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.function.Consumer;

/**
 * Answers operations from a provider's description alone: resources are created, read, listed,
 * changed and deleted under their paths, with the properties and types of their schemas. Answers
 * carry {@link #SOURCE_HEADER}.
 *
 * @param <C> a request to the provider
 */
public final class DescribedResources<C extends Call<?>> {
    /** Header of answers that come from the description alone. */
    public static final String SOURCE_HEADER = "X-Sandbox-Source";

    /** Puts a handler behind an operation. */
    @FunctionalInterface
    public interface Mount<C> {
        /** With the method and {@link DescribedOperation#route()} of the operation. */
        void on(DescribedOperation operation, Consumer<C> handler);
    }

    private static final String FILE = "application/octet-stream";

    private final Description description;
    private final ResourceShape shape;
    private final Conventions<C> conventions;

    /** The operations of a description, by the conventions of its provider. */
    public DescribedResources(Description description, Conventions<C> conventions) {
        this.description = description;
        this.shape = new ResourceShape(description);
        this.conventions = conventions;
    }

    /** Mounts all operations; those that hand-written code answers must be mounted before. */
    public void mount(Mount<C> mount) {
        for (DescribedOperation operation : description.operations()) {
            mount.on(operation, call -> answer(operation, call));
        }
    }

    private void answer(DescribedOperation operation, C call) {
        String path = path(operation, call);
        boolean holdsFile = shape.holdsFile(operation);
        boolean writes = !operation.method().equals("GET") && !operation.method().equals("DELETE");
        boolean uploads = writes && (holdsFile || operation.takesFile());
        boolean isRaw = uploads && (operation.takesFile() || !operation.takesJson());
        if (!isRaw) {
            new RequestCheck<>(description, conventions).check(operation, call);
        }
        call.ctx().response().putHeader(SOURCE_HEADER, "specification");
        if (uploads) {
            store(call).putFile(path, conventions.bytes(call));
        }
        if (holdsFile && operation.method().equals("GET")) {
            String type = operation.answerType().isEmpty() ? FILE : operation.answerType();
            byte[] file =
                    store(call)
                            .file(path)
                            // of what was uploaded, as /archives/{id}/download
                            .or(() -> store(call).file(path.replaceFirst("/download$", "")))
                            .or(() -> store(call).find(path).flatMap(conventions::file))
                            .orElseGet(() -> SampleFiles.of(type, path));
            call.ctx().response().setStatusCode(operation.status());
            call.file(type, path.substring(path.lastIndexOf('/') + 1), file);
            return;
        }
        JsonNode body = isRaw ? MissingNode.getInstance() : conventions.body(call);
        JsonNode answer =
                shape.isCollection(operation)
                        ? collection(operation, call, path, body)
                        : resource(operation, call, path, body);
        if (operation.answerType().isEmpty()) {
            call.ctx().response().setStatusCode(operation.status()).end();
        } else {
            conventions.answer(call, operation.status(), answer);
        }
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

    private static ResourceStore store(Call<?> call) {
        return call.state().resources();
    }

    /** The path with its values; everything that it leads through has to exist. */
    private String path(DescribedOperation operation, C call) {
        StringBuilder path = new StringBuilder(conventions.root());
        List<String> segments = operation.segments();
        for (int i = 0; i < segments.size(); i++) {
            String variable = DescribedOperation.variable(segments.get(i));
            String value =
                    conventions.canonical(
                            call,
                            segments.get(i),
                            variable == null
                                    ? segments.get(i)
                                    : call.path(variable.replace('-', '_')));
            path.append('/').append(value);
            boolean isOwn = i == segments.size() - 1;
            if (variable != null
                    && !(isOwn && isMadeByReplacing(operation))
                    && !exists(call, variable, value, path.toString())) {
                throw conventions.notFound(variable, value);
            }
        }
        return path.toString();
    }

    private boolean isMadeByReplacing(DescribedOperation operation) {
        return operation.answersFile()
                || operation.takesFile()
                || operation.method().equals("PUT") && !shape.areCreated(operation);
    }

    private boolean exists(C call, String variable, String value, String path) {
        return conventions.holds(call, variable, value).orElseGet(() -> store(call).holds(path));
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
