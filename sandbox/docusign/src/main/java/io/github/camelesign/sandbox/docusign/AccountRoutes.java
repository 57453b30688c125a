// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;

/** What an account is, who is in it, and which calls need no account. */
final class AccountRoutes {
    void mount(DocuSignEndpoints endpoints) {
        endpoints.form("GET", "/restapi/service_information", this::service);
        endpoints.form("GET", "/restapi/v2", call -> resources(call, "v2"));
        endpoints.form("GET", "/restapi/v2.1", call -> resources(call, "v2.1"));
        endpoints.user("GET", "/restapi/:apiVersion/login_information", this::login);
        endpoints.account("GET", "", this::show);
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
            rows.addObject().put("name", name).put("value", "/restapi/" + version + "/" + name);
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
            String id = call.isTrue("embed_account_id_guid") ? account.guid() : account.number();
            String api = call.state().address() + "/restapi/" + call.path("apiVersion");
            ObjectNode row =
                    rows.addObject()
                            .put("name", account.name())
                            .put("accountId", account.number())
                            .put("baseUrl", api + "/accounts/" + id)
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
        call.answer(
                call.state()
                        .resources()
                        .find(call.account().path())
                        .orElseThrow()
                        .put("billingPeriodEnvelopesSent", String.valueOf(sent(call))));
    }

    private static long sent(DocuSignCall call) {
        return call.state().envelopes.all().stream()
                .filter(e -> e.account().equals(call.account()) && e.data().has("sentDateTime"))
                .count();
    }
}
