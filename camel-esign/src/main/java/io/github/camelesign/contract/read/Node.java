// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A value of a contract, and where it stands.
 *
 * @param value a Map of nodes by name, a List of nodes, a text, a number, a truth value, or null
 * @param path for example {@code fields[0].anchor}; empty for the whole
 * @param line 1 for the first; 0 if it is not known
 */
record Node(Object value, String path, int line) {

    @SuppressWarnings("unchecked")
    Map<String, Node> members() {
        return value instanceof Map ? (Map<String, Node>) value : Map.of();
    }

    @SuppressWarnings("unchecked")
    List<Node> items() {
        return value instanceof List ? (List<Node>) value : List.of();
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The value without its places. */
    Object plain() {
        if (isObject()) {
            Map<String, Object> plain = new LinkedHashMap<>();
            members().forEach((name, member) -> plain.put(name, member.plain()));
            return plain;
        }
        if (isList()) {
            return items().stream().map(Node::plain).toList();
        }
        return value instanceof Numeral numeral ? numeral.number() : value;
    }

    /** The same with each text replaced. */
    Node replaceTexts(Function<Node, Object> replacement) {
        if (isObject()) {
            Map<String, Node> members = new LinkedHashMap<>();
            members().forEach((name, one) -> members.put(name, one.replaceTexts(replacement)));
            return new Node(members, path, line);
        }
        if (isList()) {
            return new Node(
                    items().stream().map(one -> one.replaceTexts(replacement)).toList(),
                    path,
                    line);
        }
        return value instanceof String ? new Node(replacement.apply(this), path, line) : this;
    }

    /** The line of what is at a path, or of the nearest that is around it. */
    int lineOf(String wanted) {
        if (wanted.equals(path)) {
            return line;
        }
        for (Node child : isObject() ? members().values() : items()) {
            boolean leads =
                    wanted.startsWith(child.path)
                            && (wanted.length() == child.path.length()
                                    || ".[".indexOf(wanted.charAt(child.path.length())) >= 0);
            if (leads) {
                return child.lineOf(wanted);
            }
        }
        return line;
    }
}
