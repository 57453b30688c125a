// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** What an account is, who is in it, and which calls need no account. */
final class AccountRoutes {
    private static final List<String> VERSIONS = List.of("v2", "v2.1");

    private AccountRoutes() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.form("GET", "/restapi/service_information", AccountRoutes::service);
        VERSIONS.forEach(v -> endpoints.form("GET", "/restapi/" + v, call -> resources(call, v)));
        endpoints.user("GET", "/restapi/:apiVersion/login_information", AccountRoutes::login);
        endpoints.account("GET", "", AccountRoutes::show);
    }

    private static void service(DocuSignCall call) {
        String address = call.state().address();
        ObjectNode json =
                JsonReader.object()
                        .put("buildVersion", "sandbox")
                        .put("buildBranch", "sandbox")
                        .put("buildSHA", "")
                        .put("buildBranchDeployedDateTime", DocuSignTime.write(call.now()));
        json.putArray("linkedSites").add(address);
        ArrayNode versions = json.putArray("serviceVersions");
        for (String version : VERSIONS) {
            versions.addObject()
                    .put("version", version)
                    .put("versionUrl", address + "/restapi/" + version);
        }
        call.answer(json);
    }

    private static void resources(DocuSignCall call, String version) {
        ObjectNode json = JsonReader.object();
        ArrayNode rows = json.putArray("resources");
        for (String name : List.of("login_information", "accounts")) {
            rows.addObject().put("name", name).put("value", "/restapi/" + version + "/" + name);
        }
        call.answer(json);
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
                    rows.addObject()
                            .put("name", account.name())
                            .put("accountId", account.number())
                            .put("baseUrl", api + id)
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
