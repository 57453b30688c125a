// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.signeasy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.ConsentPage;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.core.oauth.OAuthToken.TokenRequest;
import io.github.camelesign.sandbox.signeasy.SigneasyState.Application;
import io.github.camelesign.sandbox.signeasy.SigneasyState.User;
import io.github.camelesign.sandbox.signeasy.Webhooks.Callback;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where tokens come from, for versions 1 and 2 of the API, and in another way for version 3; their
 * owner, and whom they register; and the webhook addresses of version 1.
 */
final class AccountRoutes {
    static final String AUDIENCE = "https://api-ext.signeasy.com/";

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ALL_SCOPES =
            "user:read files:read original:read original:create original:update signed:read"
                    + " signed:create signed:update rs:read rs:create rs:update rs:signingurl"
                    + " template:manage webhooks:manage";
    private static final List<String> ASKED =
            List.of("client_id", "redirect_uri", "scope", "response_type");
    private static final List<String> ASKED_BY_VERSION_3 =
            List.of("client_id", "redirect_uri", "scope", "response_type", "audience");
    private static final JsonReader JSON =
            new JsonReader(complaint -> SigneasyError.oauth(400, "invalid_request", complaint));
    private static final int CREDITS = 1000;
    private static final String CALLBACKS = "/v1/callback/urls";
    private static final String URLS = "urls";

    private static final ConsentPage<SigneasyCall, Application, User> PAGE =
            new ConsentPage<>("Signeasy", Signeasy.DEMO_USER, SigneasyError::oauth) {
                @Override
                protected Optional<Application> application(SigneasyCall call, String clientId) {
                    return call.state().application(clientId);
                }

                @Override
                protected Optional<User> user(SigneasyCall call, String email, String password) {
                    return call.state().users.login(email, password);
                }

                @Override
                protected String code(SigneasyCall call, Consent<Application, User> consent) {
                    return call.state().codes.issue(consent);
                }
            };

    private AccountRoutes() {}

    static void mount(SigneasyEndpoints api) {
        api.open("POST", "/oauth2/token", AccountRoutes::issue);
        api.open("GET", "/oauth2/authorize", call -> PAGE.show(call, ASKED));
        api.open("POST", "/oauth2/authorize", call -> PAGE.answer(call, ASKED));
        api.open("POST", "/oauth/token", AccountRoutes::issueInVersion3);
        api.open("GET", "/authorize", call -> PAGE.show(call, ASKED_BY_VERSION_3));
        api.open("POST", "/authorize", call -> PAGE.answer(call, ASKED_BY_VERSION_3));
        api.ofAnybody("/v1/user", call -> call.answer(user(call)));
        api.on("POST", "/v1/user", AccountRoutes::register);
        api.ofAnybody("/v3/me", call -> call.answer(newer(call)));
        api.on("GET", CALLBACKS, call -> answerCallbacks(call, clientId(call)));
        api.on("POST", CALLBACKS, AccountRoutes::addCallbacks);
        api.on("DELETE", CALLBACKS, AccountRoutes::removeCallbacks);
    }

    /** Takes a form or a query. */
    private static void issue(SigneasyCall call) {
        UnaryOperator<String> parameters =
                name -> call.form().contains(name) ? call.form().get(name) : call.query(name);
        issue(call, parameters, false);
    }

    private static void issueInVersion3(SigneasyCall call) {
        ObjectNode body = JSON.of(call.ctx());
        issue(call, name -> body.path(name).asText(null), true);
    }

    /**
     * In version 3 codes bring a short token, with one to renew it only for the scope {@code
     * offline_access}, and applications get a long one for themselves; before that a renewal takes
     * both old tokens out of service.
     */
    private static void issue(
            SigneasyCall call, UnaryOperator<String> parameters, boolean version3) {
        SigneasyState state = call.state();
        TokenRequest<Application, User> request =
                new TokenRequest<>(parameters, SigneasyError::oauth);
        String grant = request.required("grant_type");
        Application application = request.application(state::application);
        User user;
        String scope;
        if (grant.equals("authorization_code")) {
            request.required("redirect_uri");
            Consent<Application, User> consent = request.consent(application, state.codes);
            user = consent.user();
            scope = consent.scope();
        } else if (grant.equals("refresh_token")) {
            OAuthToken<Application, User> old = request.renewed(application, state.tokens());
            user = old.user();
            scope = old.scope();
            if (!version3) {
                state.tokens().revoke(old);
            }
        } else if (grant.equals("client_credentials") && version3) {
            SigneasyError.oauth(403, "access_denied", "Unknown audience")
                    .when(!request.required("audience").equals(AUDIENCE));
            user = application.owner();
            scope = ALL_SCOPES;
        } else {
            throw request.unsupported(grant);
        }
        boolean ofUser = !grant.equals("client_credentials");
        boolean offline = List.of(scope.split(" ")).contains("offline_access");
        Duration life = version3 && ofUser ? HOUR : MONTH;
        boolean renewable = ofUser && (offline || !version3);
        call.answer(state.issue(application, user, scope, life, renewable).json(call.now()));
    }

    private static void register(SigneasyCall call) {
        ObjectNode body = call.body();
        User user =
                call.state()
                        .newUser(
                                body.path("email").asText(),
                                body.path("password").asText(),
                                body.path("first_name").asText(""),
                                body.path("last_name").asText(""),
                                false);
        SigneasyError.invalid("There is already a user with that e-mail")
                .when(!call.state().users.add(user));
        call.answer(user(user, 0, 0));
    }

    private static ObjectNode user(SigneasyCall call) {
        long imported = call.documents(Document.Type.ORIGINAL).count();
        return user(call.user(), imported, call.signedFiles().count());
    }

    private static ObjectNode user(User user, long imported, long signed) {
        ObjectNode json = SigneasyJson.write(user, "user");
        json.set("activation_time", user.verified() ? json.get("created_time") : null);
        return json.put("imported_file_count", imported).put("signed_file_count", signed);
    }

    private static ObjectNode newer(SigneasyCall call) {
        long sent =
                call.state().requests.all().stream()
                        .filter(request -> call.isMine(request.contents().owner()))
                        .count();
        return user(call)
                .<ObjectNode>setAll(SigneasyJson.write(call.user(), "newer user"))
                .put("envelope_credits_available", CREDITS - sent)
                .put("envelope_credits_consumed", sent);
    }

    private static void addCallbacks(SigneasyCall call) {
        String clientId = clientId(call);
        String inForm = call.form().get(URLS);
        callbacks(call, clientId, inForm == null ? call.query(URLS) : inForm)
                .forEach(call.state().webhooks::add);
        answerCallbacks(call, clientId);
    }

    private static void removeCallbacks(SigneasyCall call) {
        callbacks(call, clientId(call), call.form().get(URLS))
                .forEach(call.state().webhooks::remove);
        call.noContent();
    }

    private static void answerCallbacks(SigneasyCall call, String clientId) {
        call.answer(Map.of("callback_urls", call.state().webhooks.urls(call.user(), clientId)));
    }

    private static String clientId(SigneasyCall call) {
        String clientId = call.origin().clientId();
        SigneasyError.invalid("The header " + SigneasyCall.CLIENT_ID + " is required")
                .when(clientId == null);
        return call.state()
                .application(clientId)
                .map(Application::clientId)
                .orElseThrow(call::unavailable);
    }

    private static List<Callback> callbacks(SigneasyCall call, String clientId, String given) {
        SigneasyError.invalid("JSON payloads are not supported")
                .when(call.contentType().contains("json"));
        List<String> urls = List.of(String.valueOf(given).trim().split("\\s*,\\s*"));
        SigneasyError.invalid("urls must be web addresses")
                .when(!urls.stream().allMatch(AccountRoutes::isWebAddress));
        return urls.stream().map(url -> new Callback(call.user().id(), clientId, url)).toList();
    }

    private static boolean isWebAddress(String text) {
        try {
            return text.matches("https?://.*") && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
