// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelesign.sandbox.core.oauth.Consent;
import io.github.camelesign.sandbox.core.oauth.ConsentPage;
import io.github.camelesign.sandbox.core.oauth.OAuthToken;
import io.github.camelesign.sandbox.docusign.Directory.Integration;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
        boolean allowed =
                app.redirectUris().contains(redirect)
                        || call.state().services().hosts().allows(Scalars.uri(redirect).getHost());
        invalid("redirect_uri is not registered for this app").when(!allowed);
        String type = required(asked, "response_type");
        DocuSignError.oauth("unsupported_response_type", null).when(!type.matches("code|token"));
        String method = asked.get("code_challenge_method");
        invalid("code_challenge_method must be S256")
                .when(asked.contains("code_challenge") && !"S256".equals(method));
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
        String subject = assertion.claim("sub");
        boolean guid = subject.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
        DocuSignError.invalidGrant("invalid_subject").when(!guid);
        User user = state.directory.user(subject).orElseThrow(grant("user_not_found"));
        String scope = assertion.claim("scope");
        DocuSignError.oauth("invalid_scope", "The assertion names no scope.").when(scope.isEmpty());
        boolean consented = state.directory.hasConsent(app, user);
        DocuSignError.oauth("consent_required", null).when(!consented);
        return state.issue(app, user, scope, call.now().plus(state.jwtLifetime), null);
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
        boolean needsProof = isPublic || consent.challenge() != null;
        DocuSignError.invalidGrant("invalid_code_verifier")
                .when(needsProof && !consent.isProvedBy(call.form().get("code_verifier")));
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
        DocuSignError.oauth("unsupported_grant_type", null)
                .when(!"password".equals(form.get("grant_type")));
        Directory directory = call.state().directory;
        String client = form.get("client_id");
        Integration app = directory.integration(client).orElseThrow(OAuthRoutes::invalidClient);
        String name = required(form, "username");
        User user = directory.login(name, form.get("password")).orElseThrow(grant(null));
        // this kind never ends by itself
        var token = call.state().issue(app, user, "signature", Instant.MAX, null);
        String access = token.accessToken();
        call.answer(Map.of("access_token", access, "scope", "api", "token_type", "bearer"));
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

    /** A JSON Web Token by which an app asks to act for a user. */
    private record JwtAssertion(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
        private static final ObjectMapper MAPPER = new ObjectMapper();
        private static final Duration LONGEST = Duration.ofHours(1);
        // clocks differ
        private static final Duration LEEWAY = Duration.ofMinutes(1);

        static JwtAssertion read(String text) {
            String[] parts = text.split("\\.", -1);
            try {
                Base64.Decoder base64 = Base64.getUrlDecoder();
                return new JwtAssertion(
                        MAPPER.readTree(base64.decode(parts[0])),
                        MAPPER.readTree(base64.decode(parts[1])),
                        (parts[0] + "." + parts[1]).getBytes(UTF_8),
                        base64.decode(parts[2]));
            } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw unverifiable();
            }
        }

        private static DocuSignError unverifiable() {
            return DocuSignError.invalidGrant("no_valid_keys_or_signatures");
        }

        /** Empty when it is not there. */
        String claim(String name) {
            return claims.path(name).asText().trim();
        }

        /**
         * Refuses what DocuSign would not believe.
         *
         * @param here authority of this server, which may stand for DocuSign's
         */
        void check(Set<PublicKey> keys, String here, Instant now) {
            // the SDK takes the address that it talks to, which has a path in the sandbox
            Set<String> audiences =
                    Set.of(
                            "account.docusign.com",
                            "account-d.docusign.com",
                            here,
                            here + "/docusign");
            unverifiable()
                    .when(
                            !header.path("alg").asText().equals("RS256")
                                    || keys.stream().noneMatch(this::isSignedWith)
                                    || !audiences.contains(claim("aud"))
                                    || !claims.path("exp").isNumber()
                                    || isBeyond("nbf", now.plus(LEEWAY))
                                    || isBeyond("exp", now.plus(LONGEST).plus(LEEWAY)));
            DocuSignError.invalidGrant("expired_grant").when(!isBeyond("exp", now));
        }

        private boolean isBeyond(String claim, Instant moment) {
            return claims.path(claim).asLong() > moment.getEpochSecond();
        }

        private boolean isSignedWith(PublicKey key) {
            try {
                Signature rsa = Signature.getInstance("SHA256withRSA");
                rsa.initVerify(key);
                rsa.update(signed);
                return rsa.verify(signature);
            } catch (GeneralSecurityException e) {
                // a signature of the wrong length is no signature
                return false;
            }
        }
    }
}
