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
        new RequestCheck<>(description, conventions).check(operation, call);
        call.ctx().response().putHeader(SOURCE_HEADER, "specification");
        if (operation.takesFile()) {
            store(call).putFile(path, conventions.bytes(call));
        }
        if (operation.answersFile()) {
            byte[] file =
                    store(call)
                            .file(path)
                            // of what was uploaded, as /archives/{id}/download
                            .or(() -> store(call).file(path.replaceFirst("/download$", "")))
                            .orElseGet(() -> SampleFiles.of(operation.answerType(), path));
            String name = path.substring(path.lastIndexOf('/') + 1);
            call.ctx().response().setStatusCode(operation.status());
            call.file(operation.answerType(), name, file);
            return;
        }
        JsonNode body = conventions.body(call);
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
                    variable == null ? segments.get(i) : call.path(variable.replace('-', '_'));
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
        return conventions
                .holds(call, variable, value)
                .orElseGet(() -> store(call).find(path).isPresent());
    }

    private JsonNode collection(DescribedOperation operation, C call, String path, JsonNode body) {
        String list = shape.listProperty(operation.path(), operation.answerSchema());
        List<ObjectNode> shown =
                switch (operation.method()) {
                    case "GET" -> store(call).below(path);
                    case "DELETE" -> removed(operation, call, path, body);
                    default -> written(operation, call, path, body);
                };
        JsonNode schema = operation.answerSchema();
        boolean isArray = Description.typeOf(description.flat(schema, body)).equals("array");
        if (list == null && !isArray) {
            return sample(call, schema, shown.isEmpty() ? body : shown.get(0));
        }
        boolean pages = operation.method().equals("GET");
        Conventions.Page page =
                pages
                        ? conventions.page(call, shown)
                        : new Conventions.Page(shown, JsonNodeFactory.instance.objectNode());
        ArrayNode rows = JsonNodeFactory.instance.arrayNode().addAll(page.rows());
        return sample(call, schema, isArray ? rows : page.facts().set(list, rows));
    }

    private List<ObjectNode> written(
            DescribedOperation operation, C call, String path, JsonNode body) {
        List<ObjectNode> written = new ArrayList<>();
        JsonNode schema = itemSchema(operation);
        String id = shape.idProperty(operation.path(), schema);
        for (ObjectNode given : shape.resources(operation, body)) {
            ObjectNode wanted = conventions.before(call, operation, given.deepCopy());
            ObjectNode resource = object(sample(call, schema, wanted));
            String name = id == null ? "" : given.path(id).asText();
            if (name.isEmpty()) {
                name = conventions.newId(path);
            }
            if (id != null) {
                resource.put(id, name);
            }
            String at = path + "/" + name.substring(name.lastIndexOf('/') + 1);
            ObjectNode replaced =
                    operation.method().equals("POST") ? null : store(call).find(at).orElse(null);
            if (replaced != null) {
                replaced.properties().stream()
                        .filter(property -> !resource.has(property.getKey()))
                        .forEach(property -> resource.set(property.getKey(), property.getValue()));
            }
            store(call).put(at, resource);
            keepUpload(call, at);
            conventions.changed(call, operation, resource);
            written.add(resource);
        }
        return written;
    }

    /** Of one resource, whether a list of them is answered or that one. */
    private JsonNode itemSchema(DescribedOperation operation) {
        JsonNode answer = operation.answerSchema();
        String list = shape.listProperty(operation.path(), answer);
        boolean isArray =
                Description.typeOf(description.flat(answer, MissingNode.getInstance()))
                        .equals("array");
        return list == null && !isArray ? answer : shape.listed(answer, list);
    }

    private List<ObjectNode> removed(
            DescribedOperation operation, C call, String path, JsonNode body) {
        List<ObjectNode> removed = new ArrayList<>();
        List<ObjectNode> named = shape.resources(operation, body);
        for (ObjectNode resource : store(call).below(path)) {
            String id = shape.idProperty(operation.path(), resourceSchema(resource));
            boolean isNamed =
                    named.isEmpty()
                            || named.stream()
                                    .anyMatch(one -> one.path(id).equals(resource.path(id)));
            if (isNamed && store(call).remove(path + "/" + resource.path(id).asText())) {
                removed.add(resource);
            }
        }
        return removed;
    }

    private static JsonNode resourceSchema(ObjectNode resource) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        return schema.set("properties", resource);
    }

    private JsonNode resource(DescribedOperation operation, C call, String path, JsonNode body) {
        boolean ofParent = shape.answersParent(operation);
        String at = ofParent ? ResourceShape.parent(path) : path;
        ObjectNode stored = store(call).find(at).orElseGet(JsonNodeFactory.instance::objectNode);
        switch (operation.method()) {
            case "GET" -> {
                return sample(call, operation.answerSchema(), stored);
            }
            case "DELETE" -> {
                conventions.before(call, operation, stored.deepCopy());
                store(call).remove(path);
                conventions.changed(call, operation, stored);
                return sample(call, operation.answerSchema(), stored);
            }
            default -> {
                ObjectNode given = conventions.before(call, operation, object(body).deepCopy());
                ObjectNode changed = stored.setAll(given);
                JsonNode answer = sample(call, operation.answerSchema(), changed);
                if (!operation.takesFile()) {
                    // what the description requires is the same when it is read again
                    answer.properties().forEach(one -> changed.set(one.getKey(), one.getValue()));
                    store(call).put(at, changed);
                    conventions.changed(call, operation, changed);
                }
                return answer;
            }
        }
    }

    private JsonNode sample(C call, JsonNode schema, JsonNode given) {
        return schema.isMissingNode()
                ? given
                : new SampleValues(description, call.now()).of(schema, given);
    }

    private static ObjectNode object(JsonNode value) {
        return value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
