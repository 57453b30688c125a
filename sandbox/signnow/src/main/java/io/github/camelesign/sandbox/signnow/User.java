// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import java.time.Instant;
import java.util.List;

/** An account with its root folder and the system folders in it. */
record User(
        String id,
        String email,
        String password,
        String firstName,
        String lastName,
        boolean verified,
        Instant created,
        Folder root,
        List<Folder> systemFolders) {
    private static final List<String> SYSTEM_FOLDERS =
            List.of("Documents", "Archive", "Trash TempFiles", "Templates");

    /** A user who has confirmed their e-mail. */
    static User register(String email, String password, Instant now) {
        return unverified(email, password, "Sandbox", "User", now).confirmed();
    }

    static User unverified(
            String email, String password, String firstName, String lastName, Instant now) {
        String id = Ids.id();
        Folder root = Folder.system("Root", null, id, now);
        List<Folder> folders =
                SYSTEM_FOLDERS.stream()
                        .map(name -> Folder.system(name, root.id(), id, now))
                        .toList();
        return new User(id, email, password, firstName, lastName, false, now, root, folders);
    }

    User confirmed() {
        return new User(
                id, email, password, firstName, lastName, true, created, root, systemFolders);
    }

    User named(String first, String last) {
        return new User(id, email, password, first, last, verified, created, root, systemFolders);
    }

    User withPassword(String secret) {
        return new User(
                id, email, secret, firstName, lastName, verified, created, root, systemFolders);
    }

    String name() {
        return (firstName + " " + lastName).trim();
    }

    /** Where uploads land. */
    Folder documents() {
        return systemFolders.get(0);
    }

    /** Where new templates land. */
    Folder templates() {
        return systemFolders.get(3);
    }
}
