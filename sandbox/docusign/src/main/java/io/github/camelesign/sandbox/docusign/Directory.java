// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The registered apps and users, and who lets which app act for them. Users are resources of their
 * accounts, too.
 */
final class Directory {
    private static final ObjectNode FRESH_ACCOUNT = read();

    private final ResourceStore resources;
    private final Map<String, Integration> integrations = new ConcurrentHashMap<>();
    private final List<User> users = new CopyOnWriteArrayList<>();
    private final Set<String> consents = ConcurrentHashMap.newKeySet();

    Directory(ResourceStore resources) {
        this.resources = resources;
    }

    private static ObjectNode read() {
        try (InputStream json = Directory.class.getResourceAsStream("fresh-account.json")) {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Integration integration) {
        integrations.put(integration.key(), integration);
    }

    /** Makes a user known, and the accounts that are new with them. */
    void add(User user) {
        users.removeIf(old -> old.id().equals(user.id()));
        users.add(user);
        for (Account account : user.accounts()) {
            if (resources.find(account.path()).isEmpty()) {
                FRESH_ACCOUNT.properties().forEach(one -> put(account, one));
                resources.change(
                        account.path(),
                        json ->
                                json.put("accountIdGuid", account.guid())
                                        .put("externalAccountId", account.number())
                                        .put("accountName", account.name()));
            }
            String path = account.path() + "/users/" + user.id();
            if (resources.find(path).isEmpty()) {
                resources.put(path, user.json());
            }
        }
    }

    private void put(Account account, Map.Entry<String, JsonNode> resource) {
        resources.put(account.path() + resource.getKey(), (ObjectNode) resource.getValue());
    }

    /** Takes a user out of an account. */
    void remove(String userId, Account account) {
        for (User user : List.copyOf(users)) {
            if (user.id().equals(userId)) {
                List<Account> others = new ArrayList<>(user.accounts());
                others.remove(account);
                users.remove(user);
                users.add(user.in(others));
            }
        }
    }

    /** Nobody is in an account any more that is closed. */
    void removeAll(Account account) {
        List.copyOf(users).forEach(user -> remove(user.id(), account));
    }

    Optional<Integration> integration(String key) {
        return Optional.ofNullable(key).map(integrations::get);
    }

    /** By id or e-mail. */
    Optional<User> user(String idOrEmail) {
        return users.stream().filter(user -> user.isCalled(idOrEmail)).findFirst();
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
