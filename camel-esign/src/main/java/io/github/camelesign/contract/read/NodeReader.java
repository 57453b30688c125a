// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML, of which JSON is a part, or what somebody else has parsed already. */
final class NodeReader {

    private static final int MOST_LETTERS = 1_000_000;
    private static final int MOST_LEVELS = 20;

    /** Aliases of YAML make a large value of a short text. */
    private static final int MOST_NODES = 20_000;

    private final Findings findings;
    private int nodes;

    NodeReader(Findings findings) {
        this.findings = findings;
    }

    /** Empty after a finding. */
    Optional<Node> yaml(String text) {
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setUseMarks(true)
                            .setCodePointLimit(MOST_LETTERS)
                            .build();
            return isTooDeep(text, settings)
                    ? Optional.empty()
                    : new Compose(settings).composeString(text).map(root -> of(root, "", 0));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            findings.add("", line, "this is neither YAML nor JSON: " + e.getProblem());
            return Optional.empty();
        } catch (YamlEngineException e) {
            findings.add("", 0, "this is neither YAML nor JSON: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The library goes down with each level, and would not come back from too many. */
    private boolean isTooDeep(String text, LoadSettings settings) {
        int level = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            level +=
                    event instanceof CollectionStartEvent
                            ? 1
                            : event instanceof CollectionEndEvent ? -1 : 0;
            if (level > MOST_LEVELS) {
                int line = event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
                findings.add(
                        "", line, "lies too deep: there are " + MOST_LEVELS + " levels at most");
                return true;
            }
        }
        return false;
    }

    /** Of Maps, Lists and scalars. */
    Node parsed(Object value) {
        return parsed(value, "", 0);
    }

    private Node of(org.snakeyaml.engine.v2.nodes.Node source, String path, int level) {
        int line = source.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        if (isTooMuch(path, line, level)) {
            return new Node(null, path, line);
        }
        if (source instanceof MappingNode mapping) {
            Map<String, Node> members = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                    findings.add(path, line, "a name must be a text");
                    continue;
                }
                String below = Node.below(path, name.getValue());
                Node member = of(tuple.getValueNode(), below, level + 1);
                if (members.put(name.getValue(), member) != null) {
                    findings.add(below, member.line(), "stands here twice");
                }
            }
            return new Node(members, path, line);
        }
        if (source instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            for (var item : sequence.getValue()) {
                items.add(of(item, path + "[" + items.size() + "]", level + 1));
            }
            return new Node(items, path, line);
        }
        return new Node(scalar((ScalarNode) source), path, line);
    }

    private static Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return null;
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            return new Numeral(text);
        }
        return scalar.getTag().equals(Tag.BOOL) ? (Object) Boolean.valueOf(text) : text;
    }

    private Node parsed(Object value, String path, int level) {
        if (isTooMuch(path, 0, level)) {
            return new Node(null, path, 0);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Node> members = new LinkedHashMap<>();
            map.forEach(
                    (name, member) -> {
                        String text = String.valueOf(name);
                        members.put(text, parsed(member, Node.below(path, text), level + 1));
                    });
            return new Node(members, path, 0);
        }
        if (value instanceof Iterable<?> all) {
            List<Node> items = new ArrayList<>();
            for (Object item : all) {
                items.add(parsed(item, path + "[" + items.size() + "]", level + 1));
            }
            return new Node(items, path, 0);
        }
        boolean isPlain = value == null || value instanceof Boolean || value instanceof Number;
        return new Node(isPlain ? value : value.toString(), path, 0);
    }

    private boolean isTooMuch(String path, int line, int level) {
        if (level > MOST_LEVELS) {
            findings.add(path, line, "lies too deep: there are " + MOST_LEVELS + " levels at most");
            return true;
        }
        if (++nodes == MOST_NODES) {
            findings.add(path, line, "has too many values: " + MOST_NODES + " are the most");
        }
        return nodes > MOST_NODES;
    }
}
