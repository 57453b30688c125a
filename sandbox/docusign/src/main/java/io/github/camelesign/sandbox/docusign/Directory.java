// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The registered apps and users, and who lets which app act for them. */
final class Directory {
    private final Map<String, Integration> integrations = new ConcurrentHashMap<>();
    private final List<User> users = new CopyOnWriteArrayList<>();
    private final Set<String> consents = ConcurrentHashMap.newKeySet();

    void add(Integration integration) {
        integrations.put(integration.key(), integration);
    }

    void add(User user) {
        users.removeIf(old -> old.id().equals(user.id()));
        users.add(user);
    }

    Optional<Integration> integration(String key) {
        return Optional.ofNullable(key).map(integrations::get);
    }

    /** By id or e-mail. */
    Optional<User> user(String idOrEmail) {
        return users.stream().filter(user -> user.isCalled(idOrEmail)).findFirst();
    }

    List<User> members(Account account) {
        return users.stream().filter(user -> user.accounts().contains(account)).toList();
    }

    List<User> users() {
        return List.copyOf(users);
    }

    void consent(Integration integration, User user) {
        consents.add(integration.key() + " " + user.id());
    }

    boolean hasConsent(Integration integration, User user) {
        return consents.contains(integration.key() + " " + user.id());
    }

    void withdrawConsents() {
        consents.clear();
    }
}
