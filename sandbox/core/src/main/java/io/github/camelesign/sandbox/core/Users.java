// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Everybody with a login, found by their e-mail in any case.
 *
 * @param <U> what the provider knows about one
 */
public final class Users<U extends Users.User> {
    private final Map<String, U> users = new ConcurrentHashMap<>();

    /** Somebody with a login; a value that never changes itself. */
    public interface User {
        /** What they log in with. */
        String email();

        /** The other thing that they log in with. */
        String password();

        /** Whether that is their e-mail. */
        default boolean is(String address) {
            return email().equalsIgnoreCase(address);
        }
    }

    /** False when somebody has this e-mail already. */
    public boolean add(U user) {
        return users.putIfAbsent(key(user.email()), user) == null;
    }

    /** Whoever has this e-mail. */
    public Optional<U> find(String email) {
        return Optional.ofNullable(users.get(key(email)));
    }

    /** Whoever has this e-mail, if that is the password. */
    public Optional<U> login(String email, String password) {
        return find(email).filter(user -> user.password().equals(password));
    }

    /** Replaces the one with this e-mail, if there is one, by what the change makes of it. */
    public void change(String email, UnaryOperator<U> change) {
        users.computeIfPresent(key(email), (key, user) -> change.apply(user));
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
