// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which paths of a description hold many resources, and where values show them and their ids. */
final class ResourceShape {
    private static final Pattern BEFORE_VARIABLE = Pattern.compile("/\\{");

    private final Description description;
    private final Map<String, DescribedOperation> operations;
    private final Set<String> collections;

    ResourceShape(Description description) {
        this.description = description;
        this.operations =
                description.operations().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.method() + one.path(), Function.identity()));
        Set<String> withItems =
                description.operations().stream()
                        .map(DescribedOperation::path)
                        .flatMap(
                                path ->
                                        BEFORE_VARIABLE
                                                .matcher(path)
                                                .results()
                                                .map(found -> path.substring(0, found.start())))
                        .collect(Collectors.toSet());
        this.collections =
                description.operations().stream()
                        .map(DescribedOperation::path)
                        .filter(path -> withItems.contains(path) || listsOnly(path))
                        .collect(Collectors.toSet());
    }

    static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    boolean isCollection(DescribedOperation operation) {
        return collections.contains(operation.path());
    }

    /**
     * Whether resources of a path are made by another operation than the one that replaces them.
     */
    boolean areCreated(DescribedOperation item) {
        return operations.containsKey("POST" + parent(item.path()));
    }

    /** Whether an operation on a path below a resource answers that resource itself. */
    boolean answersParent(DescribedOperation operation) {
        DescribedOperation read = operations.get("GET" + parent(operation.path()));
        return read != null
                && read.endsInVariable()
                && read.answerSchema().equals(operation.answerSchema());
    }

    private boolean listsOnly(String path) {
        DescribedOperation read = operations.get("GET" + path);
        if (read == null || read.endsInVariable() || read.answersFile()) {
            return false;
        }
        JsonNode schema = flat(read.answerSchema());
        String list = listProperty(path, read.answerSchema());
        return Description.typeOf(schema).equals("array")
                || list != null
                        && (schema.path("properties").size() <= 2
                                || schema.path("properties").has("totalSetSize"));
    }

    /** The property of an object that holds the resources of a path; null when there is none. */
    String listProperty(String path, JsonNode schema) {
        List<String> lists = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : flat(schema).path("properties").properties()) {
            JsonNode type = flat(property.getValue());
            if (Description.typeOf(type).equals("array")
                    && Description.typeOf(flat(type.path("items"))).equals("object")) {
                lists.add(property.getKey());
            }
        }
        String last = plain(path.substring(path.lastIndexOf('/') + 1));
        return lists.stream()
                .filter(name -> name.equals("data") || last.endsWith(plain(name)))
                .findFirst()
                // what has an id is a resource that has a list
                .orElse(
                        lists.size() == 1 && !flat(schema).path("properties").has("id")
                                ? lists.get(0)
                                : null);
    }

    /** The schema of one resource in a list. */
    JsonNode listed(JsonNode schema, String list) {
        JsonNode flat = flat(schema);
        return list == null
                ? flat.path("items")
                : flat(flat.path("properties").path(list)).path("items");
    }

    /** The property of a resource that is its id; null when it shows none. */
    String idProperty(String collection, JsonNode schema) {
        JsonNode properties = flat(schema).path("properties");
        String variable =
                operations.values().stream()
                        .map(DescribedOperation::path)
                        .filter(path -> path.endsWith("}") && parent(path).equals(collection))
                        .map(path -> path.substring(collection.length() + 2, path.length() - 1))
                        .findFirst()
                        .orElse("");
        String one = plain(collection.substring(collection.lastIndexOf('/') + 1));
        List<String> names = List.of(plain(variable), "id", one.replaceAll("(ies|s)$", "") + "id");
        for (String name : names) {
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                if (plain(property.getKey()).equals(name)) {
                    return property.getKey();
                }
            }
        }
        return null;
    }

    /** The objects of a body: those in its list, or itself. */
    List<ObjectNode> resources(DescribedOperation operation, JsonNode body) {
        boolean isOne =
                operation.answerSchema().has("$ref")
                        && listProperty(operation.path(), operation.answerSchema()) == null;
        String list = isOne ? null : listProperty(operation.path(), operation.bodySchema());
        JsonNode all = body.isArray() ? body : list == null ? body : body.path(list);
        List<ObjectNode> resources = new ArrayList<>();
        if (all instanceof ObjectNode object) {
            resources.add(object);
        }
        all.forEach(
                one -> {
                    if (all.isArray() && one instanceof ObjectNode object) {
                        resources.add(object);
                    }
                });
        return resources;
    }

    private JsonNode flat(JsonNode schema) {
        return description.flat(schema, MissingNode.getInstance());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
