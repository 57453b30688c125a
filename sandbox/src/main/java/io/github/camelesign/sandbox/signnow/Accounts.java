package io.github.camelesign.sandbox.signnow;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registered applications and users. */
final class Accounts {
    private final Map<String, Application> applications = new ConcurrentHashMap<>();
    private final Map<String, User> users = new ConcurrentHashMap<>();

    void add(Application application) {
        applications.put(application.clientId(), application);
    }

    void add(User user) {
        users.put(user.email(), user);
    }

    Optional<Application> application(String clientId, String clientSecret) {
        return Optional.ofNullable(applications.get(clientId))
                .filter(application -> application.clientSecret().equals(clientSecret));
    }

    Optional<User> user(String email) {
        return Optional.ofNullable(users.get(email));
    }

    Optional<User> user(String email, String password) {
        return user(email).filter(user -> user.password().equals(password));
    }
}
