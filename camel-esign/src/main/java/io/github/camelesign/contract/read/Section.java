// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An object of a contract that is read member by member. A member that is missing, or of another
 * kind than was expected, is a finding and gives null; so is one that nobody has read.
 */
final class Section {

    private static final int LONGEST = 100_000;

    private final Node node;
    private final Findings findings;
    private final Set<String> known = new LinkedHashSet<>();

    Section(Node node, Findings findings) {
        this.node = node;
        this.findings = findings;
        if (!node.isObject()) {
            findings.add(node.path(), node.line(), "must be an object of names and values");
        }
    }

    String path() {
        return node.path();
    }

    /** Reads what stands here. */
    <T> T read(Function<Section, T> reader) {
        T result = reader.apply(this);
        for (Map.Entry<String, Node> member : node.members().entrySet()) {
            if (!known.contains(member.getKey())) {
                findings.add(
                        member.getValue().path(),
                        member.getValue().line(),
                        "is not known here; known are " + String.join(", ", known));
            }
        }
        return result;
    }

    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            if (node.isObject() && !isWrong(name)) {
                findings.add(Node.below(node.path(), name), lineOf(name), "is required");
            }
            return "";
        }
        return text;
    }

    String text(String name) {
        Node member = member(name);
        if (member == null || member.value() == null) {
            return null;
        }
        if (member.isObject() || member.isList()) {
            findings.add(member.path(), member.line(), "must be a text");
            return null;
        }
        String text = member.value().toString();
        if (text.length() > LONGEST) {
            findings.add(member.path(), member.line(), "is longer than " + LONGEST + " letters");
            return null;
        }
        return text;
    }

    /** What a text stands for. */
    <T> T value(String name, Function<String, T> reading, T usual, String kind) {
        String text = text(name);
        if (text == null) {
            return usual;
        }
        try {
            return reading.apply(text.strip());
        } catch (RuntimeException e) {
            findings.add(
                    Node.below(node.path(), name),
                    lineOf(name),
                    "must be " + kind + ", not '" + text + "'");
            return usual;
        }
    }

    Integer integer(String name, Integer usual, int least) {
        return value(
                name,
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < least) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                },
                usual,
                "a whole number from " + least);
    }

    Double number(String name, Double usual) {
        return value(
                name,
                text -> {
                    double number = Double.parseDouble(text);
                    if (!Double.isFinite(number)) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                },
                usual,
                "a number");
    }

    boolean flag(String name, boolean usual) {
        return value(
                name,
                text -> {
                    if (!text.matches("true|false")) {
                        throw new IllegalArgumentException();
                    }
                    return Boolean.valueOf(text);
                },
                usual,
                "true or false");
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E usual) {
        return value(
                name,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                usual,
                "one of " + Arrays.toString(type.getEnumConstants()).replaceAll("[\\[\\]]", ""));
    }

    /** The objects of a list; a list that is missing is empty. */
    List<Section> list(String name) {
        Node member = member(name);
        if (member == null || member.value() == null) {
            return List.of();
        }
        if (!member.isList()) {
            findings.add(member.path(), member.line(), "must be a list");
            return List.of();
        }
        return member.items().stream().map(item -> new Section(item, findings)).toList();
    }

    Optional<Section> section(String name) {
        Node member = member(name);
        return member == null || member.value() == null
                ? Optional.empty()
                : Optional.of(new Section(member, findings));
    }

    boolean isObject(String name) {
        Node member = member(name);
        return member != null && member.isObject();
    }

    /** Names and texts of the reader's own. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(name)
                .ifPresent(
                        section ->
                                section.node
                                        .members()
                                        .keySet()
                                        .forEach(
                                                key -> {
                                                    String text = section.text(key);
                                                    texts.put(key, text == null ? "" : text);
                                                }));
        return texts;
    }

    /** Objects of the reader's own, as Maps. */
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> objects(String name) {
        Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
        section(name)
                .ifPresent(
                        section ->
                                section.node
                                        .members()
                                        .forEach(
                                                (key, member) -> {
                                                    if (member.isObject()) {
                                                        objects.put(
                                                                key,
                                                                (Map<String, Object>)
                                                                        member.plain());
                                                    } else {
                                                        findings.add(
                                                                member.path(),
                                                                member.line(),
                                                                "must be an object of names and values");
                                                    }
                                                }));
        return objects;
    }

    private Node member(String name) {
        known.add(name);
        return node.members().get(name);
    }

    private boolean isWrong(String name) {
        Node member = node.members().get(name);
        return member != null && (member.isObject() || member.isList());
    }

    private int lineOf(String name) {
        Node member = node.members().get(name);
        return member == null ? node.line() : member.line();
    }
}
