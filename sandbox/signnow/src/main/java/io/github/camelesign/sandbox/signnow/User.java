// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelesign.sandbox.core.Records;
import io.github.camelesign.sandbox.core.Users;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** An account. */
record User(
        String id,
        String email,
        String password,
        String firstName,
        String lastName,
        boolean verified,
        Instant created)
        implements Users.User {
    /** A folder of a user; {@code parentId} is null for the root. */
    record Folder(
            String id,
            String name,
            String parentId,
            String userId,
            boolean system,
            Instant created) {}

    /** One who has not confirmed their e-mail. */
    static User of(String email, String password, String firstName, String lastName, Instant now) {
        return new User(Ids.id(), email, password, firstName, lastName, false, now);
    }

    User confirmed() {
        return Records.with(this, "verified", true);
    }

    User withPassword(String secret) {
        return Records.with(this, "password", secret);
    }

    @JsonProperty
    String name() {
        return (firstName + " " + lastName).trim();
    }

    /** Id of the folder that holds all others. */
    String root() {
        return folder("Root");
    }

    /** Id of the folder where uploads land. */
    String documents() {
        return folder("Documents");
    }

    /** Id of the folder where new templates land. */
    String templates() {
        return folder("Templates");
    }

    private String folder(String name) {
        return Ids.of(id + name);
    }

    /** The folders that everybody has. */
    List<Folder> systemFolders() {
        return Stream.of("Root", "Documents", "Archive", "Trash Bin", "Templates")
                .map(
                        name -> {
                            String parent = name.equals("Root") ? null : root();
                            return new Folder(folder(name), name, parent, id, true, created);
                        })
                .toList();
    }
}
