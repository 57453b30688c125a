// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import io.github.camelesign.sandbox.core.Page;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a user lets an application act for them, for all versions of the API. */
final class AuthorizeRoutes {
    private static final Page PAGE = new Page(Page.class, "consent");
    private static final List<String> ALWAYS =
            List.of("client_id", "redirect_uri", "scope", "response_type");
    private static final List<String> VERSION_3 =
            List.of("client_id", "redirect_uri", "scope", "response_type", "audience");

    void mount(SigneasyEndpoints endpoints) {
        mount(endpoints, "/oauth2/authorize", ALWAYS);
        mount(endpoints, "/authorize", VERSION_3);
    }

    private void mount(SigneasyEndpoints endpoints, String path, List<String> required) {
        endpoints.open("GET", path, call -> ask(call, call.ctx().queryParams(), required, ""));
        endpoints.open("POST", path, call -> answer(call, required));
    }

    private static void ask(
            SigneasyCall call, MultiMap asked, List<String> required, String complaint) {
        check(call, asked, required);
        Map<String, String> kept =
                asked.names().stream()
                        .filter(name -> required.contains(name) || name.equals("state"))
                        .collect(Collectors.toMap(name -> name, asked::get));
        PAGE.send(
                call.ctx(),
                200,
                Map.of(
                        "title",
                        "Let " + asked.get("client_id") + " use your Signeasy account?",
                        "complaint",
                        complaint,
                        "scope",
                        asked.get("scope"),
                        "hidden",
                        kept,
                        "email",
                        Signeasy.DEMO_USER,
                        "deniable",
                        true));
    }

    private static void answer(SigneasyCall call, List<String> required) {
        MultiMap form = call.form();
        Application application = check(call, form, required);
        if ("deny".equals(form.get("answer"))) {
            leave(call, form, "error=access_denied");
            return;
        }
        Optional<User> user =
                call.state().accounts.user(text(form, "email"), text(form, "password"));
        if (user.isEmpty()) {
            ask(call, form, required, "The e-mail or the password is wrong.");
            return;
        }
        Consent consent =
                new Consent(application, user.get(), form.get("scope"), form.get("redirect_uri"));
        leave(call, form, "code=" + call.state().codes.issue(consent));
    }

    private static void leave(SigneasyCall call, MultiMap form, String outcome) {
        String uri = form.get("redirect_uri");
        String state =
                form.contains("state")
                        ? "&state=" + URLEncoder.encode(form.get("state"), StandardCharsets.UTF_8)
                        : "";
        call.ctx()
                .response()
                .setStatusCode(303)
                .putHeader(
                        HttpHeaders.LOCATION,
                        uri + (uri.contains("?") ? '&' : '?') + outcome + state)
                .end();
    }

    private static Application check(SigneasyCall call, MultiMap asked, List<String> required) {
        for (String name : required) {
            if (text(asked, name).isBlank()) {
                throw SigneasyError.oauth(400, "invalid_request", name + " is required");
            }
        }
        if (!text(asked, "redirect_uri").matches("https?://\\S+")) {
            throw SigneasyError.oauth(400, "invalid_request", "redirect_uri is no web address");
        }
        if (!text(asked, "response_type").equals("code")) {
            throw SigneasyError.oauth(400, "unsupported_response_type", "Only code is supported");
        }
        return call.state()
                .accounts
                .application(text(asked, "client_id"))
                .orElseThrow(() -> SigneasyError.oauth(400, "invalid_client", "Unknown client"));
    }

    private static String text(MultiMap asked, String name) {
        return Optional.ofNullable(asked.get(name)).orElse("");
    }
}
