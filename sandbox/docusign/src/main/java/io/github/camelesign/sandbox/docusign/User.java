// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A user.
 *
 * @param accounts those that the user is a member of, the default one first
 */
record User(
        String id,
        String email,
        String name,
        String password,
        Instant created,
        List<Account> accounts) {
    /** The same as a member of one more. */
    User with(Account account) {
        return in(Stream.concat(accounts.stream(), Stream.of(account)));
    }

    User without(Account account) {
        return in(accounts.stream().filter(other -> !other.equals(account)));
    }

    private User in(Stream<Account> others) {
        return new User(id, email, name, password, created, others.toList());
    }

    String givenName() {
        return name.replaceFirst(" .*", "");
    }

    String familyName() {
        return name.substring(name.indexOf(' ') + 1);
    }

    boolean isCalled(String idOrEmail) {
        return id.equalsIgnoreCase(idOrEmail) || email.equalsIgnoreCase(idOrEmail);
    }

    /** As the account shows its members. */
    ObjectNode json() {
        return Answers.of("user", this);
    }
}
