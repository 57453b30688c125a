// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signnow;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The registered applications and users. */
final class Accounts {
    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();

    void add(Application application) {
        applications.put(application.clientId(), application);
    }

    /** False when somebody has this e-mail already. */
    boolean add(User user) {
        return users.putIfAbsent(key(user.email()), user) == null;
    }

    Optional<Application> application(String clientId) {
        return Optional.ofNullable(applications.get(clientId));
    }

    Optional<User> user(String email) {
        return Optional.ofNullable(users.get(key(email)));
    }

    Optional<User> user(String email, String password) {
        return user(email).filter(user -> user.password().equals(password));
    }

    /** The user as they are now. */
    User current(User user) {
        return users.getOrDefault(key(user.email()), user);
    }

    User change(User user, UnaryOperator<User> change) {
        return users.computeIfPresent(key(user.email()), (email, old) -> change.apply(old));
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
