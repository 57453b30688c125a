// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
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
                        .filter(
                                path ->
                                        withItems.contains(path) && !path.endsWith("}")
                                                || listsOnly(path))
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

    /** The same of the resources of a collection. */
    boolean areCreatedIn(DescribedOperation collection) {
        return operations.containsKey("POST" + collection.path());
    }

    /** Whether an operation on a path below a resource answers that resource itself. */
    boolean answersParent(DescribedOperation operation) {
        DescribedOperation read = operations.get("GET" + parent(operation.path()));
        return read != null
                && read.endsInVariable()
                && read.answerSchema().equals(operation.answerSchema());
    }

    /** The collections below a resource that it shows itself, by the property that does. */
    Map<String, String> parts(DescribedOperation operation) {
        Map<String, String> parts = new HashMap<>();
        for (var property : flat(operation.answerSchema()).path("properties").properties()) {
            collections.stream()
                    .filter(path -> parent(path).equals(operation.path()))
                    .map(path -> path.substring(operation.path().length() + 1))
                    .filter(part -> plain(property.getKey()).endsWith(plain(part)))
                    .forEach(part -> parts.put(property.getKey(), part));
        }
        return parts;
    }

    /** Whether what is under a path is a file, not a JSON value. */
    boolean holdsFile(DescribedOperation operation) {
        DescribedOperation read = operations.get("GET" + operation.path());
        return read != null && !read.answerType().equals("application/json");
    }

    /** Whether a part of a path stands for itself below a collection, and for no resource. */
    boolean isFixed(String collection, String segment) {
        return operations.values().stream()
                .anyMatch(one -> (one.path() + "/").startsWith(collection + "/" + segment + "/"));
    }

    /**
     * What is known about one resource of a collection, as that is shown by itself or in a list.
     */
    List<JsonNode> itemSchemas(DescribedOperation operation) {
        List<JsonNode> schemas = new ArrayList<>();
        schemas.add(item(operation.path(), operation.answerSchema()));
        schemas.add(item(operation.path(), operation.bodySchema()));
        for (DescribedOperation one : operations.values()) {
            boolean ofOne = one.endsInVariable() && parent(one.path()).equals(operation.path());
            if (one.method().equals("GET") && (ofOne || one.path().equals(operation.path()))) {
                schemas.add(item(operation.path(), one.answerSchema()));
            }
        }
        schemas.removeIf(JsonNode::isMissingNode);
        return schemas;
    }

    private JsonNode item(String collection, JsonNode schema) {
        String list = listProperty(collection, schema);
        boolean isArray = Description.typeOf(flat(schema)).equals("array");
        // what has both an id and a list of its own parts is a resource
        return !isArray && (list == null || idProperty(collection, schema) != null)
                ? schema
                : listed(schema, list);
    }

    /** The property in which an answer about one resource holds it as the only one of a list. */
    String listOfOne(DescribedOperation operation) {
        String collection = parent(operation.path());
        String list =
                operation.endsInVariable()
                        ? listProperty(collection, operation.answerSchema())
                        : null;
        return list != null
                        && idProperty(collection, operation.answerSchema()) == null
                        && idProperty(collection, listed(operation.answerSchema(), list)) != null
                ? list
                : null;
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
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            String end = plain(property.getKey());
            if (end.length() > 2 && end.endsWith("id") && plain(variable).endsWith(end)) {
                return property.getKey();
            }
        }
        // what is only put there goes by the id or name of something else
        List<String> others = new ArrayList<>();
        boolean isPutOnly = !operations.containsKey("POST" + collection);
        if (isPutOnly && listProperty(collection, schema) == null) {
            properties.fieldNames().forEachRemaining(others::add);
            others.removeIf(name -> !name.endsWith("Id") && !name.equals("name"));
        }
        return others.size() == 1 ? others.get(0) : null;
    }

    /** The objects of a body: those in its list, or itself. */
    List<ObjectNode> resources(DescribedOperation operation, JsonNode body) {
        String list = listProperty(operation.path(), operation.bodySchema());
        boolean answersOne =
                operation.answerSchema().has("$ref")
                        && listProperty(operation.path(), operation.answerSchema()) == null;
        boolean isOne =
                list == null
                        || answersOne
                        || idProperty(operation.path(), operation.bodySchema()) != null;
        JsonNode all = body.isArray() || isOne ? body : body.path(list);
        List<ObjectNode> resources = new ArrayList<>();
        if (all instanceof ObjectNode object) {
            resources.add(object);
        } else if (body.isMissingNode()) {
            resources.add(JsonNodeFactory.instance.objectNode());
        }
        if (all.isArray()) {
            all.forEach(one -> resources.add((ObjectNode) one));
        }
        return resources;
    }

    /** The ids that a body names, as they are or in objects. */
    List<String> named(DescribedOperation operation, JsonNode body) {
        String list = listProperty(operation.path(), operation.bodySchema());
        String id = idProperty(operation.path(), listed(operation.bodySchema(), list));
        List<String> named = new ArrayList<>();
        for (JsonNode value : body) {
            value.forEach(one -> named.add(one.isObject() ? one.path(id).asText() : one.asText()));
        }
        return named;
    }

    private JsonNode flat(JsonNode schema) {
        return description.flat(schema, MissingNode.getInstance());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
