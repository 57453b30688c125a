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
        Folder root = new Folder(Ids.id(), "Root", null, id, true, now);
        List<Folder> folders =
                SYSTEM_FOLDERS.stream()
                        .map(name -> new Folder(Ids.id(), name, root.id(), id, true, now))
                        .toList();
        return new User(id, email, password, firstName, lastName, false, now, root, folders);
    }

    User confirmed() {
        return with(password, firstName, lastName, true);
    }

    User named(String first, String last) {
        return with(password, first, last, verified);
    }

    User withPassword(String secret) {
        return with(secret, firstName, lastName, verified);
    }

    private User with(String secret, String first, String last, boolean known) {
        return new User(id, email, secret, first, last, known, created, root, systemFolders);
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
