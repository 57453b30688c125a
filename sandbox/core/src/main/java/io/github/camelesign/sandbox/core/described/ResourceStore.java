// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.described;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Resources as they are shown, and files, each under its path. Safe for several threads. */
public final class ResourceStore {
    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A copy of what is under a path. */
    public synchronized Optional<ObjectNode> find(String path) {
        return Optional.ofNullable(resources.get(path)).map(ObjectNode::deepCopy);
    }

    /** Whether a resource or a file is under a path. */
    public synchronized boolean holds(String path) {
        return resources.containsKey(path) || files.containsKey(path);
    }

    /** Copies of what is one step below a path, by the last part of theirs, oldest first. */
    public synchronized Map<String, ObjectNode> below(String path) {
        String prefix = path + "/";
        Map<String, ObjectNode> below = new LinkedHashMap<>();
        resources.forEach(
                (key, resource) -> {
                    if (key.startsWith(prefix) && key.indexOf('/', prefix.length()) < 0) {
                        below.put(key.substring(prefix.length()), resource.deepCopy());
                    }
                });
        return below;
    }

    /** Puts a resource under a path, in the place of what was there. */
    public synchronized void put(String path, ObjectNode resource) {
        resources.put(path, resource.deepCopy());
    }

    /** Replaces what is under a path, in one step, by what the change makes of it. */
    public synchronized Optional<ObjectNode> change(String path, UnaryOperator<ObjectNode> change) {
        return Optional.ofNullable(
                        resources.computeIfPresent(path, (p, old) -> change.apply(old.deepCopy())))
                .map(ObjectNode::deepCopy);
    }

    /** Removes what is under a path and below it; false when nothing was there. */
    public synchronized boolean remove(String path) {
        String prefix = path + "/";
        resources.keySet().removeIf(key -> key.startsWith(prefix));
        files.keySet().removeIf(key -> key.startsWith(prefix));
        boolean file = files.remove(path) != null;
        return resources.remove(path) != null || file;
    }

    /** The file under a path. */
    public synchronized Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Puts a file under a path, beside the resource that may be there. */
    public synchronized void putFile(String path, byte[] content) {
        files.put(path, content);
    }
}
