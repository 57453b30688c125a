// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.ConsentPage;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.docusign.Directory.Integration;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The OAuth server: issues tokens, says who has one, and the calls from before there was OAuth. */
final class OAuthRoutes extends ConsentPage<DocuSignCall, Integration, User> {
    private static final Duration REFRESH = Duration.ofDays(30);
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SS").withZone(ZoneOffset.UTC);
    private static final List<String> ASKED = List.of("client_id", "redirect_uri", "scope");

    OAuthRoutes() {
        super(
                "DocuSign",
                DocuSign.USER_EMAIL,
                (status, error, why) -> DocuSignError.oauth(error, why));
    }

    void mount(DocuSignEndpoints endpoints) {
        endpoints.form("GET", "/oauth/auth", call -> show(call, ASKED));
        endpoints.form("POST", "/oauth/auth", call -> answer(call, ASKED));
        endpoints.form("POST", "/oauth/token", this::token);
        endpoints.form("GET", "/oauth/userinfo", this::userInfo);
        endpoints.form("POST", "/restapi/:apiVersion/oauth2/token", this::legacyToken);
        endpoints.form("POST", "/restapi/:apiVersion/oauth2/revoke", this::legacyRevoke);
    }

    @Override
    protected Optional<Integration> application(DocuSignCall call, String clientId) {
        return call.state().directory.integration(clientId);
    }

    @Override
    protected Optional<User> user(DocuSignCall call, String email, String password) {
        return call.state().directory.login(email, password);
    }

    @Override
    protected String code(DocuSignCall call, Consent<Integration, User> consent) {
        return call.state().codes.issue(consent);
    }

    /** Old browser apps get a token instead of a code. */
    @Override
    protected String granted(DocuSignCall call, Consent<Integration, User> consent) {
        Integration app = consent.application();
        call.state().directory.consent(app, consent.user());
        if (call.form().get("response_type").equals("code")) {
            return super.granted(call, consent);
        }
        var token = issue(call, app, consent.user(), consent.scope(), null);
        return "access_token=%s&expires_in=%d&token_type=bearer"
                .formatted(token.accessToken(), call.state().tokenLifetime.toSeconds());
    }

    @Override
    protected String denied() {
        return super.denied() + "&error_message=denied";
    }

    @Override
    protected void check(DocuSignCall call, Integration app, MultiMap asked) {
        String redirect = asked.get("redirect_uri");
        String host = Scalars.uri(redirect).getHost();
        if (!app.redirectUris().contains(redirect)
                && !call.state().services().hosts().allows(host)) {
            throw invalid("redirect_uri is not registered for this app");
        }
        if (!Set.of("code", "token").contains(required(asked, "response_type"))) {
            throw DocuSignError.oauth("unsupported_response_type", null);
        }
        if (asked.contains("code_challenge")
                && !"S256".equals(asked.get("code_challenge_method"))) {
            throw invalid("code_challenge_method must be S256");
        }
    }

    private void token(DocuSignCall call) {
        String grant = Optional.ofNullable(call.form().get("grant_type")).orElse("");
        OAuthToken<Integration, User> token =
                switch (grant) {
                    case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> byAssertion(call);
                    case "authorization_code" -> byCode(call);
                    case "refresh_token" -> byRefresh(call);
                    default -> throw DocuSignError.invalidGrant("unsupported_grant_type");
                };
        call.answer(token.json(call.now()));
    }

    private static OAuthToken<Integration, User> byAssertion(DocuSignCall call) {
        DocuSignState state = call.state();
        JwtAssertion assertion = JwtAssertion.read(required(call.form(), "assertion"));
        Integration app =
                state.directory
                        .integration(assertion.claim("iss"))
                        .orElseThrow(grant("issuer_not_found"));
        assertion.check(app.publicKeys(), call.ctx().request().authority().toString(), call.now());
        if (!assertion.claim("sub").matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            throw DocuSignError.invalidGrant("invalid_subject");
        }
        User user =
                state.directory.user(assertion.claim("sub")).orElseThrow(grant("user_not_found"));
        if (assertion.claim("scope").isEmpty()) {
            throw DocuSignError.oauth("invalid_scope", "The assertion names no scope.");
        }
        if (!state.directory.hasConsent(app, user)) {
            throw DocuSignError.oauth("consent_required", null);
        }
        Instant expires = call.now().plus(state.jwtLifetime);
        return state.issue(app, user, assertion.claim("scope"), expires, null);
    }

    private static OAuthToken<Integration, User> byCode(DocuSignCall call) {
        Integration app = client(call);
        String redirect = call.form().get("redirect_uri");
        Consent<Integration, User> consent =
                call.state()
                        .codes
                        .redeem(required(call.form(), "code"), c -> c.isFor(app, redirect))
                        .orElseThrow(grant("expired_grant"));
        boolean isPublic = Authorization.basic(call.ctx(), call.state()).isEmpty();
        if ((isPublic || consent.challenge() != null)
                && !consent.isProvedBy(call.form().get("code_verifier"))) {
            throw DocuSignError.invalidGrant("invalid_code_verifier");
        }
        return issue(call, app, consent.user(), consent.scope(), call.now().plus(REFRESH));
    }

    private static OAuthToken<Integration, User> byRefresh(DocuSignCall call) {
        Integration app = client(call);
        String given = required(call.form(), "refresh_token");
        OAuthToken<Integration, User> old =
                call.state()
                        .tokens()
                        .redeem(given, token -> token.application().equals(app))
                        .orElseThrow(grant("expired_grant"));
        boolean extended = List.of(old.scope().split(" ")).contains("extended");
        Instant ends = extended ? call.now().plus(REFRESH) : old.refreshExpires();
        return issue(call, app, old.user(), old.scope(), ends);
    }

    private static OAuthToken<Integration, User> issue(
            DocuSignCall call, Integration app, User user, String scope, Instant refreshEnds) {
        Instant expires = call.now().plus(call.state().tokenLifetime);
        return call.state().issue(app, user, scope, expires, refreshEnds);
    }

    /** Who redeems: by Basic credentials, or a public app by its name. */
    private static Integration client(DocuSignCall call) {
        Optional<Integration> app =
                call.header("Authorization") == null
                        ? call.state().directory.integration(call.form().get("client_id"))
                        : Authorization.basic(call.ctx(), call.state());
        return app.orElseThrow(OAuthRoutes::invalidClient);
    }

    private static Supplier<DocuSignError> grant(String description) {
        return () -> DocuSignError.invalidGrant(description);
    }

    private static DocuSignError invalidClient() {
        return DocuSignError.oauth("invalid_client", null);
    }

    private void userInfo(DocuSignCall call) {
        User user = Authorization.bearer(call.ctx(), call.state()).user();
        ObjectNode json =
                Answers.of("userInfo", user).put("created", CREATED.format(user.created()));
        for (Account account : user.accounts()) {
            ArrayNode accounts = json.withArray("accounts");
            accounts.addObject()
                    .put("account_id", account.guid())
                    .put("is_default", accounts.size() == 1)
                    .put("account_name", account.name())
                    .put("base_uri", call.base());
        }
        call.answer(json);
    }

    private void legacyToken(DocuSignCall call) {
        MultiMap form = call.form();
        if (!"password".equals(form.get("grant_type"))) {
            throw DocuSignError.oauth("unsupported_grant_type", null);
        }
        Directory directory = call.state().directory;
        String client = form.get("client_id");
        Integration app = directory.integration(client).orElseThrow(OAuthRoutes::invalidClient);
        String name = required(form, "username");
        User user = directory.login(name, form.get("password")).orElseThrow(grant(null));
        // this kind never ends by itself
        var token = call.state().issue(app, user, "signature", Instant.MAX, null);
        call.answer(
                JsonReader.object()
                        .put("access_token", token.accessToken())
                        .put("scope", "api")
                        .put("token_type", "bearer"));
    }

    private void legacyRevoke(DocuSignCall call) {
        String token = required(call.form(), "token");
        call.state().tokens().valid(token).ifPresent(call.state().tokens()::revoke);
        call.done();
    }

    private static String required(MultiMap form, String name) {
        return Optional.ofNullable(form.get(name)).orElseThrow(() -> invalid(name + " is missing"));
    }

    private static DocuSignError invalid(String why) {
        return DocuSignError.oauth("invalid_request", why);
    }
}
