// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import java.util.List;
import java.util.Map;

/** What an account is, who is in it, and which calls need no account. */
final class AccountRoutes {
    private AccountRoutes() {}

    static void mount(DocuSignEndpoints endpoints) {
        endpoints.form(
                "GET",
                "/restapi/service_information",
                call -> call.answer(Answers.of("service", call)));
        for (String version : List.of("v2", "v2.1")) {
            ObjectNode resources = Answers.of("resources", Map.of("version", version));
            endpoints.form("GET", "/restapi/" + version, call -> call.answer(resources));
        }
        endpoints.user("GET", "/restapi/:apiVersion/login_information", AccountRoutes::login);
        endpoints.account("GET", "", AccountRoutes::show);
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
                    Answers.of(
                            "loginAccount",
                            Map.of(
                                    "account",
                                    account,
                                    "user",
                                    user,
                                    "url",
                                    api + id,
                                    "isDefault",
                                    rows.isEmpty()));
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
