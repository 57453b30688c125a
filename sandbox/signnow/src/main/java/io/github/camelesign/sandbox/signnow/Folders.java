// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders that users made, below the system folders that each of them has. */
final class Folders {
    private final Map<String, Folder> own = new LinkedHashMap<>();

    synchronized void put(Folder folder) {
        own.put(folder.id(), folder);
    }

    synchronized void remove(Folder folder) {
        own.remove(folder.id());
    }

    Optional<Folder> find(User user, String id) {
        return all(user).filter(folder -> folder.id().equals(id)).findFirst();
    }

    List<Folder> in(User user, Folder parent) {
        return all(user).filter(folder -> parent.id().equals(folder.parentId())).toList();
    }

    private Stream<Folder> all(User user) {
        List<Folder> theirs;
        synchronized (this) {
            theirs = own.values().stream().filter(f -> f.userId().equals(user.id())).toList();
        }
        return Stream.of(List.of(user.root()), user.systemFolders(), theirs).flatMap(List::stream);
    }
}
