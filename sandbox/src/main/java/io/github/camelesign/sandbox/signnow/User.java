package io.github.camelesign.sandbox.signnow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An account with its root folder and the system folders in it. */
record User(
        String id,
        String email,
        String password,
        Instant created,
        Folder root,
        List<Folder> systemFolders) {
    private static final List<String> SYSTEM_FOLDERS =
            List.of("Documents", "Archive", "Trash Bin", "Templates");

    static User register(String email, String password, Instant now) {
        Folder root = new Folder(Ids.id(), "Root", null, now);
        List<Folder> folders =
                SYSTEM_FOLDERS.stream()
                        .map(name -> new Folder(Ids.id(), name, root.id(), now))
                        .toList();
        return new User(Ids.id(), email, password, now, root, folders);
    }

    /** Where uploads land. */
    Folder documents() {
        return systemFolders.get(0);
    }

    Optional<Folder> folder(String folderId) {
        return Stream.concat(Stream.of(root), systemFolders.stream())
                .filter(folder -> folder.id().equals(folderId))
                .findFirst();
    }
}
