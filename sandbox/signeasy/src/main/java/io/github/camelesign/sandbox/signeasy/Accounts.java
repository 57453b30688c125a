// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registered applications and users, and the numbers of people without an account. */
final class Accounts {
    private final Ids ids;
    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Integer> strangers = new ConcurrentHashMap<>();

    Accounts(Ids ids) {
        this.ids = ids;
    }

    void add(Application application) {
        applications.put(application.clientId(), application);
    }

    /** False when somebody has this e-mail already. */
    boolean add(User user) {
        return users.putIfAbsent(key(user.email()), user) == null;
    }

    void verify(User user) {
        users.computeIfPresent(key(user.email()), (email, old) -> old.confirmed());
    }

    Optional<Application> application(String clientId) {
        return Optional.ofNullable(clientId).map(applications::get);
    }

    Optional<Application> application(String clientId, String clientSecret) {
        return application(clientId)
                .filter(application -> application.clientSecret().equals(clientSecret));
    }

    Optional<User> user(String email) {
        return Optional.ofNullable(users.get(key(email)));
    }

    Optional<User> user(String email, String password) {
        return user(email).filter(user -> user.password().equals(password));
    }

    /** The user id of a person, who need not have an account; the same each time. */
    int userId(String email) {
        return user(email)
                .map(User::id)
                .orElseGet(() -> strangers.computeIfAbsent(key(email), e -> ids.next()));
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
