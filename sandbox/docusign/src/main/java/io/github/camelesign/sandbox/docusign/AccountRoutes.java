// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an account is, who is in it, and which calls need no account. */
final class AccountRoutes {
    private static final int MOST = 100;

    void mount(DocuSignEndpoints endpoints) {
        endpoints.form("GET", "/restapi/service_information", this::service);
        endpoints.form("GET", "/restapi/v2", call -> resources(call, "v2"));
        endpoints.form("GET", "/restapi/v2.1", call -> resources(call, "v2.1"));
        endpoints.user("GET", "/restapi/:apiVersion/login_information", this::login);
        endpoints.account("GET", "", this::show);
        endpoints.account("GET", "/users", this::listUsers);
        endpoints.account("GET", "/users/:userId", this::showUser);
    }

    private void service(DocuSignCall call) {
        ObjectNode json =
                JsonReader.object()
                        .put("buildVersion", "sandbox")
                        .put("buildBranch", "sandbox")
                        .put("buildSHA", "")
                        .put("buildBranchDeployedDateTime", DocuSignTime.write(call.now()));
        json.putArray("linkedSites").add(call.state().address());
        var versions = json.putArray("serviceVersions");
        for (String version : List.of("v2", "v2.1")) {
            versions.addObject()
                    .put("version", version)
                    .put("versionUrl", call.state().address() + "/restapi/" + version);
        }
        call.answer(json);
    }

    private void resources(DocuSignCall call, String version) {
        ObjectNode json = JsonReader.object();
        var rows = json.putArray("resources");
        for (String name : List.of("login_information", "accounts")) {
            rows.addObject()
                    .put("name", name)
                    .put("uri", call.state().address() + "/restapi/" + version + "/" + name);
        }
        call.answer(json);
    }

    private void login(DocuSignCall call) {
        ObjectNode json = JsonReader.object();
        User user = call.user();
        if (call.isTrue("api_password")) {
            json.put("apiPassword", user.password());
        }
        var rows = json.putArray("loginAccounts");
        for (Account account : user.accounts()) {
            boolean guid = call.isTrue("embed_account_id_guid");
            ObjectNode row =
                    rows.addObject()
                            .put("name", account.name())
                            .put("accountId", account.number())
                            .put(
                                    "baseUrl",
                                    "%s/restapi/%s/accounts/%s"
                                            .formatted(
                                                    call.state().address(),
                                                    call.path("apiVersion"),
                                                    guid ? account.guid() : account.number()))
                            .put("isDefault", String.valueOf(rows.size() == 1))
                            .put("userName", user.name())
                            .put("userId", user.id())
                            .put("email", user.email())
                            .put("siteDescription", "");
            if (call.isTrue("include_account_id_guid")) {
                row.put("accountIdGuid", account.guid());
            }
        }
        call.answer(200, "loginInformation", json);
    }

    private void show(DocuSignCall call) {
        Account account = call.account();
        call.answer(
                JsonReader.object()
                        .put("accountIdGuid", account.guid())
                        .put("externalAccountId", account.number())
                        .put("accountName", account.name())
                        .put("planName", "Sandbox")
                        .put("planClassification", "business")
                        .put("currencyCode", "USD")
                        .put("billingPeriodEnvelopesAllowed", "unlimited")
                        .put("billingPeriodEnvelopesSent", String.valueOf(sent(call, account)))
                        .put("canUpgrade", "false")
                        .put("connectPermission", "full")
                        .put("envelopeSendingBlocked", "false")
                        .put("suspensionStatus", ""));
    }

    private static long sent(DocuSignCall call, Account account) {
        return call.state().envelopes.all().stream()
                .filter(e -> e.account().equals(account) && e.data().has("sentDateTime"))
                .count();
    }

    private void listUsers(DocuSignCall call) {
        String part = Optional.ofNullable(call.query("email_substring")).orElse("");
        String email = call.query("email");
        List<User> found =
                call.state().directory.members(call.account()).stream()
                        .filter(u -> u.email().contains(part.toLowerCase(Locale.ROOT)))
                        .filter(u -> email == null || u.email().equalsIgnoreCase(email))
                        .toList();
        call.answer(DocuSignPaging.page(call, "/users", "users", found, MOST, AccountRoutes::user));
    }

    private void showUser(DocuSignCall call) {
        call.answer(
                call.state()
                        .directory
                        .user(call.path("userId"))
                        .filter(user -> user.accounts().contains(call.account()))
                        .map(AccountRoutes::user)
                        .orElseThrow(
                                () ->
                                        DocuSignError.api(
                                                404,
                                                "USER_NOT_FOUND",
                                                "The user specified does not exist.")));
    }

    private static ObjectNode user(User user) {
        ObjectNode json = JsonReader.object();
        Map.of(
                        "userName", user.name(),
                        "userId", user.id(),
                        "email", user.email(),
                        "firstName", user.givenName(),
                        "lastName", user.familyName(),
                        "userStatus", "Active",
                        "userType", "CompanyUser",
                        "isAdmin", "True",
                        "uri", "/users/" + user.id(),
                        "createdDateTime", DocuSignTime.write(user.created()))
                .forEach(json::put);
        return json;
    }
}
