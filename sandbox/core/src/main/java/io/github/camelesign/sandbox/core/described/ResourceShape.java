// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which paths of a description hold many resources, and where values show them and their ids. */
final class ResourceShape {
    private static final Pattern BEFORE_VARIABLE = Pattern.compile("/\\{");

    private final Description description;
    private final Map<String, DescribedOperation> operations = new LinkedHashMap<>();
    private final Set<String> collections = new HashSet<>();

    /** The variables that stand for one resource, by collection. */
    private final Map<String, String> variables = new HashMap<>();

    ResourceShape(Description description) {
        this.description = description;
        Set<String> withItems = new HashSet<>();
        for (DescribedOperation one : description.operations()) {
            String path = one.path();
            operations.put(one.method() + path, one);
            BEFORE_VARIABLE
                    .matcher(path)
                    .results()
                    .forEach(found -> withItems.add(path.substring(0, found.start())));
            if (one.endsInVariable()) {
                String segment = path.substring(path.lastIndexOf('/') + 1);
                variables.putIfAbsent(parent(path), plain(DescribedOperation.variable(segment)));
            }
        }
        for (DescribedOperation one : operations.values()) {
            if (withItems.contains(one.path()) && !one.endsInVariable() || listsOnly(one.path())) {
                collections.add(one.path());
            }
        }
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
        String path = operation.path();
        Predicate<DescribedOperation> isItem =
                one -> one.endsInVariable() && parent(one.path()).equals(path);
        Stream<JsonNode> read =
                operations.values().stream()
                        .filter(one -> one.method().equals("GET"))
                        .filter(isItem.or(one -> one.path().equals(path)))
                        .map(DescribedOperation::answerSchema);
        return Stream.concat(Stream.of(operation.answerSchema(), operation.bodySchema()), read)
                .map(schema -> item(path, schema))
                .filter(schema -> !schema.isMissingNode())
                .toList();
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
        JsonNode schema = operation.answerSchema();
        String list = operation.endsInVariable() ? listProperty(collection, schema) : null;
        return list != null
                        && idProperty(collection, schema) == null
                        && idProperty(collection, listed(schema, list)) != null
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
        JsonNode properties = flat(schema).path("properties");
        List<String> lists =
                properties.properties().stream()
                        .filter(property -> holdsObjects(flat(property.getValue())))
                        .map(Map.Entry::getKey)
                        .toList();
        String last = plain(path.substring(path.lastIndexOf('/') + 1));
        // what has an id is a resource that has a list
        String only = lists.size() == 1 && !properties.has("id") ? lists.get(0) : null;
        return lists.stream()
                .filter(name -> name.equals("data") || last.endsWith(plain(name)))
                .findFirst()
                .orElse(only);
    }

    private boolean holdsObjects(JsonNode type) {
        return Description.typeOf(type).equals("array")
                && Description.typeOf(flat(type.path("items"))).equals("object");
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
        List<String> names =
                flat(schema).path("properties").propertyStream().map(Map.Entry::getKey).toList();
        String variable = variables.getOrDefault(collection, "");
        String one = plain(collection.substring(collection.lastIndexOf('/') + 1));
        Stream<Predicate<String>> ways =
                Stream.of(
                        variable::equals,
                        "id"::equals,
                        (one.replaceAll("(ies|s)$", "") + "id")::equals,
                        end -> end.matches(".+id") && variable.endsWith(end));
        // what is only put there goes by the id or name of something else
        boolean isPutOnly = !operations.containsKey("POST" + collection);
        List<String> others =
                names.stream().filter(name -> name.endsWith("Id") || name.equals("name")).toList();
        Optional<String> other =
                isPutOnly && others.size() == 1 && listProperty(collection, schema) == null
                        ? Optional.of(others.get(0))
                        : Optional.empty();
        return ways.flatMap(way -> names.stream().filter(name -> way.test(plain(name))))
                .findFirst()
                .or(() -> other)
                .orElse(null);
    }

    /** The objects of a body: those in its list, or itself. */
    List<ObjectNode> resources(DescribedOperation operation, JsonNode body) {
        String path = operation.path();
        String list = listProperty(path, operation.bodySchema());
        JsonNode answer = operation.answerSchema();
        boolean isOne =
                list == null
                        || answer.has("$ref") && listProperty(path, answer) == null
                        || idProperty(path, operation.bodySchema()) != null;
        if (body.isMissingNode()) {
            return List.of(JsonNodeFactory.instance.objectNode());
        }
        JsonNode all = body.isArray() || isOne ? body : body.path(list);
        Stream<JsonNode> resources = all.isArray() ? all.valueStream() : Stream.of(all);
        return resources.filter(JsonNode::isObject).map(ObjectNode.class::cast).toList();
    }

    /** The ids that a body names, as they are or in objects. */
    List<String> named(DescribedOperation operation, JsonNode body) {
        String list = listProperty(operation.path(), operation.bodySchema());
        String id = idProperty(operation.path(), listed(operation.bodySchema(), list));
        return body.valueStream()
                .flatMap(JsonNode::valueStream)
                .map(one -> one.isObject() ? one.path(id).asText() : one.asText())
                .toList();
    }

    private JsonNode flat(JsonNode schema) {
        return description.flat(schema, MissingNode.getInstance());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
