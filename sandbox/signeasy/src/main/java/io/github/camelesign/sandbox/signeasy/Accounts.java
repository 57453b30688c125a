// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Users;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** The registered applications and users, and the numbers of people without an account. */
final class Accounts {
    final Users<User> users = new Users<>();
    private final IntSupplier ids;
    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<String, Integer> strangers = new ConcurrentHashMap<>();

    /**
     * A registered API client.
     *
     * @param owner for whom it acts with its own credentials
     */
    record Application(String clientId, String clientSecret, User owner) {}

    /**
     * Somebody with an account.
     *
     * @param verified whether they confirmed their e-mail; without that only their own details are
     *     shown to them
     */
    record User(
            int id,
            String email,
            String password,
            String firstName,
            String lastName,
            boolean verified,
            Instant created)
            implements Users.User {
        static final String COMPANY = "ACME Corp.";

        User confirmed() {
            return new User(id, email, password, firstName, lastName, true, created);
        }
    }

    Accounts(IntSupplier ids) {
        this.ids = ids;
    }

    void add(Application application) {
        applications.put(application.clientId(), application);
    }

    Optional<Application> application(String clientId) {
        return Optional.ofNullable(clientId).map(applications::get);
    }

    Optional<Application> application(String clientId, String clientSecret) {
        return application(clientId)
                .filter(application -> application.clientSecret().equals(clientSecret));
    }

    /** The user id of a person, who need not have an account; the same each time. */
    int userId(String email) {
        String key = email.toLowerCase(Locale.ROOT);
        return users.find(email)
                .map(User::id)
                .orElseGet(() -> strangers.computeIfAbsent(key, e -> ids.getAsInt()));
    }
}
