// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.described.ResourceStore;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The registered apps and users, and who lets which app act for them. Users are resources of their
 * accounts, too. It answers what an account is and who is in it, and what needs no account.
 */
final class Directory {
    private static final ObjectNode FRESH_ACCOUNT =
            JsonReader.resource(Directory.class, "fresh-account.json");

    /**
     * A registered app.
     *
     * @param key integration key, which is OAuth's client id
     * @param secret client secret; null for a public app, which proves itself with PKCE
     * @param publicKeys any of which may verify a JWT; empty when the app makes none
     * @param redirectUris where codes may go, beside loopback addresses
     */
    record Integration(
            String key, String secret, Set<PublicKey> publicKeys, Set<String> redirectUris) {
        /** Reads what {@code openssl rsa -pubout} writes. */
        static PublicKey key(String pem) {
            try {
                String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
                byte[] der = Base64.getMimeDecoder().decode(base64);
                return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalArgumentException("This is no RSA public key in PEM", e);
            }
        }
    }

    private final ResourceStore resources;
    private final Map<String, Integration> integrations = new ConcurrentHashMap<>();
    private final List<User> users = new CopyOnWriteArrayList<>();
    private final Set<String> consents = ConcurrentHashMap.newKeySet();

    Directory(ResourceStore resources) {
        this.resources = resources;
    }

    void add(Integration integration) {
        integrations.put(integration.key(), integration);
    }

    /** Makes a user known, and the accounts that are new with them. */
    void add(User user) {
        users.removeIf(old -> old.id().equals(user.id()));
        users.add(user);
        for (Account account : user.accounts()) {
            String path = account.path();
            if (!resources.holds(path)) {
                FRESH_ACCOUNT
                        .properties()
                        .forEach(o -> resources.put(path + o.getKey(), (ObjectNode) o.getValue()));
                resources.change(
                        path,
                        json ->
                                json.put("accountIdGuid", account.guid())
                                        .put("externalAccountId", account.number())
                                        .put("accountName", account.name()));
            }
            String member = path + "/users/" + user.id();
            if (!resources.holds(member)) {
                resources.put(member, user.json());
            }
        }
    }

    /** Takes a user out of an account. */
    void remove(String userId, Account account) {
        users.replaceAll(user -> user.id().equals(userId) ? user.without(account) : user);
    }

    /** Nobody is in an account any more that is closed. */
    void removeAll(Account account) {
        users.replaceAll(user -> user.without(account));
    }

    Optional<Integration> integration(String key) {
        return Optional.ofNullable(key).map(integrations::get);
    }

    /** By id or e-mail. */
    Optional<User> user(String idOrEmail) {
        return users.stream().filter(user -> user.isCalled(idOrEmail)).findFirst();
    }

    Optional<User> login(String idOrEmail, String password) {
        return user(idOrEmail).filter(user -> user.password().equals(password));
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

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.form(
                "GET",
                "/restapi/service_information",
                call -> call.answer(Answers.of("service", call)));
        for (String version : List.of("v2", "v2.1")) {
            ObjectNode resources = Answers.of("resources", Map.of("version", version));
            endpoints.form("GET", "/restapi/" + version, call -> call.answer(resources));
        }
        endpoints.user("GET", "/restapi/:apiVersion/login_information", Directory::login);
        endpoints.account("GET", "", Directory::show);
    }

    private static void login(DocuSignCall call) {
        ObjectNode json = JsonReader.object();
        User user = call.user();
        if (call.isTrue("api_password")) {
            json.put("apiPassword", user.password());
        }
        String api = call.state().address() + "/restapi/" + call.path("apiVersion") + "/accounts/";
        ArrayNode rows = json.putArray("loginAccounts");
        for (Account account : user.accounts()) {
            String id = call.isTrue("embed_account_id_guid") ? account.guid() : account.number();
            ObjectNode row =
                    Answers.of("loginAccount", Map.of("account", account, "user", user))
                            .put("baseUrl", api + id)
                            .put("isDefault", String.valueOf(rows.isEmpty()));
            if (call.isTrue("include_account_id_guid")) {
                row.put("accountIdGuid", account.guid());
            }
            rows.add(row);
        }
        call.answer(200, "loginInformation", json);
    }

    private static void show(DocuSignCall call) {
        long sent =
                call.state().envelopes.all().stream()
                        .filter(e -> e.account().equals(call.account()))
                        .filter(e -> e.data().has("sentDateTime"))
                        .count();
        ObjectNode account = call.state().resources().find(call.account().path()).orElseThrow();
        call.answer(account.put("billingPeriodEnvelopesSent", String.valueOf(sent)));
    }
}
