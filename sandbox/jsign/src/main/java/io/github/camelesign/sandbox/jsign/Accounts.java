// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.jsign;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The users, and the key that their programs log in with. */
final class Accounts {
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();

    void addKey(String apiKey, String apiSecret) {
        secrets.put(apiKey, apiSecret);
    }

    /**
     * @param pair key and secret with a colon between
     */
    boolean knows(String pair) {
        int colon = pair.indexOf(':');
        return colon > 0 && pair.substring(colon + 1).equals(secrets.get(pair.substring(0, colon)));
    }

    /** False when somebody has this e-mail already. */
    boolean add(User user) {
        return users.putIfAbsent(key(user.email()), user) == null;
    }

    Optional<User> user(String email) {
        return Optional.ofNullable(users.get(key(email)));
    }

    Optional<User> user(String email, String password) {
        return user(email).filter(user -> user.password().equals(password));
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
