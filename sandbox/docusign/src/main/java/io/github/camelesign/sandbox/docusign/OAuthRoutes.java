// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.JsonReader;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The OAuth server: issues tokens, says who has one, and the calls from before there was OAuth. */
final class OAuthRoutes {
    private static final Duration REFRESH = Duration.ofDays(30);
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SS").withZone(ZoneOffset.UTC);

    void mount(DocuSignEndpoints endpoints) {
        endpoints.form("POST", "/oauth/token", this::token);
        endpoints.form("GET", "/oauth/userinfo", this::userInfo);
        endpoints.form("POST", "/restapi/:apiVersion/oauth2/token", this::legacyToken);
        endpoints.form("POST", "/restapi/:apiVersion/oauth2/revoke", this::legacyRevoke);
    }

    private void token(DocuSignCall call) {
        MultiMap form = call.form();
        String grant = form.contains("grant_type") ? form.get("grant_type") : "";
        Token token =
                switch (grant) {
                    case "urn:ietf:params:oauth:grant-type:jwt-bearer" -> byAssertion(call);
                    case "authorization_code" -> byCode(call);
                    case "refresh_token" -> byRefresh(call);
                    default -> throw DocuSignError.invalidGrant("unsupported_grant_type");
                };
        call.answer(json(token, call.now()));
    }

    private static ObjectNode json(Token token, Instant now) {
        ObjectNode json =
                JsonReader.object()
                        .put("access_token", token.accessToken())
                        .put("token_type", "Bearer");
        if (token.refreshToken() != null) {
            json.put("refresh_token", token.refreshToken());
        }
        return json.put("expires_in", Duration.between(now, token.expires()).toSeconds())
                .put("scope", token.scope());
    }

    private static Token byAssertion(DocuSignCall call) {
        DocuSignState state = call.state();
        JwtAssertion assertion = JwtAssertion.read(required(call, "assertion"));
        Integration app =
                state.directory
                        .integration(assertion.issuer())
                        .orElseThrow(() -> DocuSignError.invalidGrant("issuer_not_found"));
        assertion.check(app.publicKeys(), call.ctx().request().authority().toString(), call.now());
        if (!isGuid(assertion.subject())) {
            throw DocuSignError.invalidGrant("invalid_subject");
        }
        User user =
                state.directory
                        .user(assertion.subject())
                        .orElseThrow(() -> DocuSignError.invalidGrant("user_not_found"));
        if (assertion.scope().isEmpty()) {
            throw DocuSignError.oauth("invalid_scope", "The assertion names no scope.");
        }
        if (!state.directory.hasConsent(app, user)) {
            throw DocuSignError.oauth("consent_required", null);
        }
        Instant expires = call.now().plus(state.jwtLifetime);
        return state.issue(app, user, assertion.scope(), expires, null);
    }

    private static Token byCode(DocuSignCall call) {
        Integration app = client(call);
        Consent consent =
                call.state()
                        .codes
                        .redeem(required(call, "code"), c -> c.integration().equals(app))
                        .orElseThrow(() -> DocuSignError.invalidGrant("expired_grant"));
        String verifier = call.form().get("code_verifier");
        boolean isPublic = Authorization.basic(call.ctx(), call.state()).isEmpty();
        boolean proved =
                consent.challenge() != null && consent.challenge().equals(challenge(verifier));
        if (consent.challenge() != null && !proved || isPublic && !proved) {
            throw DocuSignError.invalidGrant("invalid_code_verifier");
        }
        String redirect = call.form().get("redirect_uri");
        if (redirect != null && !redirect.equals(consent.redirectUri())) {
            throw DocuSignError.invalidGrant("invalid_redirect_uri");
        }
        return issue(call, app, consent.user(), consent.scope(), call.now().plus(REFRESH));
    }

    private static Token byRefresh(DocuSignCall call) {
        Integration app = client(call);
        Instant now = call.now();
        Token old =
                call.state()
                        .tokens()
                        .redeem(
                                required(call, "refresh_token"),
                                t -> t.integration().equals(app) && t.refreshEnds().isAfter(now))
                        .orElseThrow(() -> DocuSignError.invalidGrant("expired_grant"));
        Instant ends = old.has("extended") ? now.plus(REFRESH) : old.refreshEnds();
        return issue(call, app, old.user(), old.scope(), ends);
    }

    private static Token issue(
            DocuSignCall call, Integration app, User user, String scope, Instant refreshEnds) {
        Instant expires = call.now().plus(call.state().tokenLifetime);
        return call.state().issue(app, user, scope, expires, refreshEnds);
    }

    /** Who redeems: by Basic credentials, or a public app by its name. */
    private static Integration client(DocuSignCall call) {
        return Authorization.basic(call.ctx(), call.state())
                .or(
                        () ->
                                call.header("Authorization") == null
                                        ? call.state()
                                                .directory
                                                .integration(call.form().get("client_id"))
                                        : Optional.empty())
                .orElseThrow(() -> DocuSignError.oauth("invalid_client", null));
    }

    /** What the verifier must hash to, as PKCE's method S256 has it. */
    private static String challenge(String verifier) {
        if (verifier == null) {
            return null;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void userInfo(DocuSignCall call) {
        User user =
                Authorization.bearer(call.ctx(), call.state())
                        .orElseThrow(DocuSignError::invalidToken)
                        .user();
        ObjectNode json =
                JsonReader.object()
                        .put("sub", user.id())
                        .put("name", user.name())
                        .put("given_name", user.givenName())
                        .put("family_name", user.familyName())
                        .put("created", CREATED.format(user.created()))
                        .put("email", user.email());
        var accounts = json.putArray("accounts");
        for (Account account : user.accounts()) {
            accounts.addObject()
                    .put("account_id", account.guid())
                    .put("is_default", accounts.size() == 1)
                    .put("account_name", account.name())
                    .put("base_uri", call.base());
        }
        call.answer(json);
    }

    private void legacyToken(DocuSignCall call) {
        if (!"password".equals(call.form().get("grant_type"))) {
            throw DocuSignError.oauth("unsupported_grant_type", null);
        }
        Integration app =
                call.state()
                        .directory
                        .integration(call.form().get("client_id"))
                        .orElseThrow(() -> DocuSignError.oauth("invalid_client", null));
        User user =
                call.state()
                        .directory
                        .user(required(call, "username"))
                        .filter(u -> u.password().equals(call.form().get("password")))
                        .orElseThrow(() -> DocuSignError.oauth("invalid_grant", null));
        // this kind never ends by itself
        Token token = call.state().issue(app, user, "signature", Instant.MAX, null);
        call.answer(
                JsonReader.object()
                        .put("access_token", token.accessToken())
                        .put("scope", "api")
                        .put("token_type", "bearer"));
    }

    private void legacyRevoke(DocuSignCall call) {
        String text =
                Optional.ofNullable(call.form().get("token"))
                        .orElseThrow(() -> DocuSignError.oauth("invalid_request", null));
        call.state().tokens().valid(text).ifPresent(call.state().tokens()::revoke);
        call.done();
    }

    private static boolean isGuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String required(DocuSignCall call, String name) {
        return Optional.ofNullable(call.form().get(name))
                .orElseThrow(() -> DocuSignError.oauth("invalid_request", name + " is missing"));
    }
}
