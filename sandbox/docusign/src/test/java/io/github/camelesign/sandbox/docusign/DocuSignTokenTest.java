// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSignClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocuSignTokenTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final MutableClock CLOCK = new MutableClock(START);
    private static final String JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    // header and claims of the ready-made app from START to an hour later, for account-d
    private static final String SIGNED =
            "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiI3YzJiOGQ3ZS04M2MzLTQ5NDAtYWY1ZS1lNGQyYTRl"
                    + "MWM1YTEiLCJzdWIiOiI1MGQ4OWFiMS0wYTFiLTRjMmQtOGUzZi01YTZiN2M4ZDllMGYiLCJhdWQiOiJh"
                    + "Y2NvdW50LWQuZG9jdXNpZ24uY29tIiwiaWF0IjoxNzY3MjI1NjAwLCJleHAiOjE3NjcyMjkyMDAsInNj"
                    + "b3BlIjoic2lnbmF0dXJlIGltcGVyc29uYXRpb24ifQ.";

    // openssl dgst -sha256 -sign sandbox-only-key-pkcs8.pem
    private static final String OPENSSL_SIGNATURE =
            "Fh6AvGWWopnfjcrd0Q7NE6bY3xkAtisObF4cJ-46bVHOZxf8mUyBG3AgwiHRhvoX_ubQvGMkIHn8C7R44VMsaoALx"
                    + "EYz8awp4Kd2GqG61IGwAkm7_PzAoTsjGOqx86ox-xf8J2eMyDQSlyAPL_bwGIJpF5PFBtsyOJ0vPhSM5"
                    + "1y48ZbavRDV1JBasa2sbmi0-6AusHDga7E-elak2zTr2CdBt0kKCjDrLxqFvevTOY8QmhcTY72UkjBie"
                    + "h2ZmEtzHX6-FB1TnV_RYF1LrsVVY5kwuQPpzKom6KHpZvMaVp-Pp6b6nZUmepALehIgxWSse6uwKryGj"
                    + "gKE4AmiCtrv5Q";

    // the same by another key
    private static final String OTHER_SIGNATURE =
            "YSGuC7YVC2RmcPE2NtETwweYdgV1sJkMONs-rb1xKoLSlBez_483pFHn5gXZeTJ9OMDCUW-ffFeORo1admmJNgXHu"
                    + "Wfynq02E-Z4kO-i6x2qJ6saARkrYC3tM5jHNAnY_UIpDO8L6CdpFSxlp7dUpkJDR6ZZHzDjwIWxQriwq"
                    + "a149dKjEuVEvqAGAXIa6Yvilvb93VkIQSEgufDERaADnMPGjJhSWKcCuuc98fH-Zmh5KgiQKumFJRu5-"
                    + "FizHhonVqaMzgIKuo-ZaT3NI09bW6dWesjw1QAZQxtdy14IMYiMwAvIjNwc6UIKIZMkfn61g1It03dl1"
                    + "b4qEHN87kkl6A";

    private static final String OTHER_PUBLIC_KEY =
            """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnQQCYTubApHl4m+L1EZt
            ZuHbn9DsePHuYoxSIXZYusVSxq+MDkB7tdeH1SPUb0QkQFDYykF6CsadxB1z8biL
            w7KuB+XrwAvB39Sri6WHloq95d8H3Zlbf/9IkfcnCrC2sl7x88EUP4tFlFC7L2g8
            sgBRNzvTq4WUChxqkJ639MaU8mUuwbALzK7zgdoUFuE3kbNw0fD/HxB7CUflhleL
            63p0XnVO399/vFgumOn6NFIy33vO5QovJBh3T/94cPepVPm7S+tuwsD/cy+uL3Eg
            WRIeShZF/tDmbrmJUu3JwtM2ijguCrAiG+C++n7MFt3Nxl4KYeSoCen8uK/9fHci
            5wIDAQAB
            -----END PUBLIC KEY-----
            """;

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(DocuSignModule::new), s -> s.setClock(CLOCK));

    private final Sandbox sandbox = SANDBOX.sandbox();
    private final DocuSignClient client = new DocuSignClient(sandbox);

    @BeforeEach
    void rewind() {
        CLOCK.set(START);
    }

    private Answer jwt(String assertion) throws IOException {
        return client.form("/oauth/token", "grant_type", JWT_GRANT, "assertion", assertion);
    }

    @Test
    void jwtSignedByOpensslGetsATokenForAnHour() throws IOException {
        JsonNode token = jwt(SIGNED + OPENSSL_SIGNATURE).is(200).json();
        assertThat(token.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(token.has("refresh_token")).isFalse();

        client.bearer(token.get("access_token").asText());
        client.get("/users").is(200);
        CLOCK.advance(Duration.ofHours(1));
        client.get("/users").refused(401, "AUTHORIZATION_INVALID_TOKEN");
    }

    @Test
    void jwtByAnotherKeyIsRefusedUntilThatKeyIsRegistered() throws IOException {
        refused(jwt(SIGNED + OTHER_SIGNATURE), "no_valid_keys_or_signatures");
        DocuSign.of(sandbox)
                .registerIntegration(DocuSign.INTEGRATION_KEY, "secret", OTHER_PUBLIC_KEY);
        jwt(SIGNED + OTHER_SIGNATURE).is(200);
        refused(jwt(SIGNED + OPENSSL_SIGNATURE), "no_valid_keys_or_signatures");
    }

    @Test
    void jwtPastItsEndIsRefused() throws IOException {
        CLOCK.advance(Duration.ofHours(1));
        refused(jwt(SIGNED + OPENSSL_SIGNATURE), "expired_grant");
    }

    @Test
    void claimsAreChecked() throws Exception {
        String host = URI.create(sandbox.baseUri("docusign")).getAuthority();
        jwt(assertion(DocuSign.INTEGRATION_KEY, DocuSign.USER_ID, host, 3600)).is(200);
        jwt(assertion(DocuSign.INTEGRATION_KEY, DocuSign.USER_ID, host + "/docusign", 60)).is(200);
        jwt(assertion(DocuSign.INTEGRATION_KEY, DocuSign.USER_ID, "account.docusign.com", 60))
                .is(200);
        String wrongAudience = "https://account-d.docusign.com";
        refused(
                jwt(assertion(DocuSign.INTEGRATION_KEY, DocuSign.USER_ID, wrongAudience, 60)),
                "no_valid_keys_or_signatures");
        refused(
                jwt(assertion(DocuSign.INTEGRATION_KEY, DocuSign.USER_ID, host, 7200)),
                "no_valid_keys_or_signatures");
        refused(jwt(assertion("nobody", DocuSign.USER_ID, host, 60)), "issuer_not_found");
        refused(
                jwt(assertion(DocuSign.INTEGRATION_KEY, "not-a-guid", host, 60)),
                "invalid_subject");
        refused(
                jwt(
                        assertion(
                                DocuSign.INTEGRATION_KEY,
                                "00000000-0000-4000-8000-000000000000",
                                host,
                                60)),
                "user_not_found");
        refused(client.form("/oauth/token", "grant_type", "password"), "unsupported_grant_type");
    }

    private static void refused(Answer answer, String description) {
        answer.is(400);
        assertThat(answer.at("/error")).isEqualTo("invalid_grant");
        assertThat(answer.at("/error_description")).isEqualTo(description);
    }

    private String assertion(String issuer, String subject, String audience, int seconds)
            throws GeneralSecurityException {
        long now = CLOCK.instant().getEpochSecond();
        String claims =
                """
                {"iss":"%s","sub":"%s","aud":"%s","iat":%d,"exp":%d,"scope":"signature"}"""
                        .formatted(issuer, subject, audience, now, now + seconds);
        String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
        byte[] key =
                Base64.getMimeDecoder()
                        .decode(
                                DocuSign.of(sandbox)
                                        .privateKeyPkcs8Pem()
                                        .replaceAll("-----[A-Z ]+-----", ""));
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
        rsa.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(rsa.sign());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void consentIsRequiredUntilTheUserGivesItOnThePage() throws IOException {
        DocuSign.of(sandbox).requireConsent();
        Answer refused = jwt(SIGNED + OPENSSL_SIGNATURE).is(400);
        assertThat(refused.text()).isEqualTo("{\"error\":\"consent_required\"}");

        code("signature impersonation", "");
        jwt(SIGNED + OPENSSL_SIGNATURE).is(200);
    }

    /** What the user does on the consent page; the answer is where the browser goes. */
    private String code(String scope, String pkce) throws IOException {
        String query =
                "response_type=code&client_id=%s&scope=%s&state=a%%26b&redirect_uri=%s%s"
                        .formatted(
                                DocuSign.INTEGRATION_KEY,
                                scope.replace(" ", "%20"),
                                "http://localhost:9/back",
                                pkce);
        String page = sandbox.baseUri("docusign") + "/oauth/auth";
        assertThat(client.browse("GET", page + "?" + query, "").body()).contains("Allow");
        HttpResponse<String> wrong =
                client.browse("POST", page, query + "&email=desk@acme.test&password=x");
        assertThat(wrong.body()).contains("password is wrong");
        HttpResponse<String> answer =
                client.browse(
                        "POST",
                        page,
                        query + "&email=desk@acme.test&password=" + DocuSign.PASSWORD);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("http://localhost:9/back?code=").endsWith("state=a%26b");
        return location.replaceAll(".*code=([^&]+).*", "$1");
    }

    @Test
    void deniedConsentGoesBackWithAnError() throws IOException {
        String query =
                "response_type=code&client_id=%s&scope=signature&redirect_uri=http://localhost:9/back"
                        .formatted(DocuSign.INTEGRATION_KEY);
        HttpResponse<String> answer =
                client.browse(
                        "POST",
                        sandbox.baseUri("docusign") + "/oauth/auth",
                        query + "&answer=deny");
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("error=access_denied");
    }

    @Test
    void codesNeedTheClientAndWorkOnce() throws IOException {
        String code = code("signature", "");
        client.form("/oauth/token", "grant_type", "authorization_code", "code", code).is(400);

        String another = code("signature", "");
        basic();
        JsonNode token = redeem(another).is(200).json();
        assertThat(token.get("expires_in").asInt()).isEqualTo(28800);
        assertThat(token.get("scope").asText()).isEqualTo("signature");
        refused(redeem(another), "expired_grant");
        String late = code("signature", "");
        CLOCK.advance(Duration.ofMinutes(2));
        refused(redeem(late), "expired_grant");
    }

    private void basic() {
        String pair = DocuSign.INTEGRATION_KEY + ":" + DocuSign.CLIENT_SECRET;
        client.with(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()));
    }

    private Answer redeem(String code) throws IOException {
        return client.form("/oauth/token", "grant_type", "authorization_code", "code", code);
    }

    @Test
    void publicAppsProveThemselvesByPkce() throws IOException {
        // appendix B of RFC 7636
        String pkce =
                "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                        + "&code_challenge_method=S256";
        String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        String wrong = code("signature", pkce);
        publicly(wrong, verifier + "x").is(400);
        publicly(code("signature", pkce), verifier).is(200);
    }

    private Answer publicly(String code, String verifier) throws IOException {
        return client.form(
                "/oauth/token",
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                DocuSign.INTEGRATION_KEY,
                "code_verifier",
                verifier);
    }

    @Test
    void refreshTokensWorkOnceAndOnlyExtendedOnesLiveOn() throws IOException {
        String plain = code("signature", "");
        String extended = code("signature extended", "");
        basic();
        String first = redeem(plain).is(200).at("/refresh_token");
        String second = redeem(extended).is(200).at("/refresh_token");
        CLOCK.advance(Duration.ofDays(20));
        String firstAgain = refresh(first).is(200).at("/refresh_token");
        String secondAgain = refresh(second).is(200).at("/refresh_token");
        refused(refresh(first), "expired_grant");
        CLOCK.advance(Duration.ofDays(20));
        refused(refresh(firstAgain), "expired_grant");
        refresh(secondAgain).is(200);
    }

    private Answer refresh(String token) throws IOException {
        return client.form("/oauth/token", "grant_type", "refresh_token", "refresh_token", token);
    }

    @Test
    void userInfoListsAccountsOnThisServer() throws IOException {
        String other = DocuSign.of(sandbox).addAccount(DocuSign.USER_EMAIL, "Second");
        client.bearer(jwt(SIGNED + OPENSSL_SIGNATURE).at("/access_token"));
        Answer info = client.root("GET", "/oauth/userinfo").is(200);
        assertThat(info.at("/sub")).isEqualTo(DocuSign.USER_ID);
        assertThat(info.at("/accounts/0/account_id")).isEqualTo(DocuSign.ACCOUNT_ID);
        assertThat(info.json().at("/accounts/0/is_default").isBoolean()).isTrue();
        assertThat(info.json().at("/accounts/0/is_default").asBoolean()).isTrue();
        assertThat(info.at("/accounts/0/base_uri")).isEqualTo(sandbox.baseUri("docusign"));
        assertThat(info.at("/accounts/1/account_id")).isEqualTo(other);
        assertThat(info.json().at("/accounts/1/is_default").asBoolean()).isFalse();
        client.root("GET", "/restapi/v2.1/accounts/" + other + "/users").is(200);
        client.root("GET", "/restapi/v2.1/accounts/1/users")
                .refused(401, "USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT");
        client.bearer("nonsense");
        client.root("GET", "/oauth/userinfo").is(401);
    }

    @Test
    void legacyHeaderNamesUserAndAppInJsonOrXml() throws IOException {
        client.legacy();
        Answer login =
                client.root("GET", "/restapi/v2/login_information?include_account_id_guid=true")
                        .is(200);
        assertThat(login.at("/loginAccounts/0/baseUrl"))
                .isEqualTo(sandbox.baseUri("docusign") + "/restapi/v2/accounts/1703061");
        assertThat(login.json().at("/loginAccounts/0/isDefault").textValue()).isEqualTo("true");
        assertThat(login.at("/loginAccounts/0/accountIdGuid")).isEqualTo(DocuSign.ACCOUNT_ID);

        String header = "X-DocuSign-Authentication";
        String xml =
                "<DocuSignCredentials><Username>%s</Username><Password>%s</Password>"
                        + "<IntegratorKey>%s</IntegratorKey></DocuSignCredentials>";
        client.with(
                header,
                xml.formatted(DocuSign.USER_ID, DocuSign.PASSWORD, DocuSign.INTEGRATION_KEY));
        client.version2().get("/users").is(200);
        client.with(header, xml.formatted(DocuSign.USER_ID, "x", DocuSign.INTEGRATION_KEY));
        client.get("/users").refused(401, "USER_AUTHENTICATION_FAILED");
        client.with(header, xml.formatted(DocuSign.USER_ID, DocuSign.PASSWORD, "x"));
        client.get("/users").refused(401, "PARTNER_AUTHENTICATION_FAILED");
    }

    @Test
    void legacyTokensCanBeRevoked() throws IOException {
        String token =
                client.form(
                                "/restapi/v2/oauth2/token",
                                "grant_type",
                                "password",
                                "client_id",
                                DocuSign.INTEGRATION_KEY,
                                "username",
                                DocuSign.USER_EMAIL,
                                "password",
                                DocuSign.PASSWORD,
                                "scope",
                                "api")
                        .is(200)
                        .at("/access_token");
        client.bearer(token).get("/users").is(200);
        client.form("/restapi/v2/oauth2/revoke", "token", token).is(200);
        client.get("/users").refused(401, "AUTHORIZATION_INVALID_TOKEN");
    }

    @Test
    void controlOfTokens() throws IOException {
        basic();
        JsonNode token = redeem(code("signature", "")).is(200).json();
        String access = token.get("access_token").asText();
        DocuSign.of(sandbox).expireTokens();
        client.bearer(access).get("/users").refused(401, "AUTHORIZATION_INVALID_TOKEN");
        basic();
        String renewed = refresh(token.get("refresh_token").asText()).at("/access_token");
        client.bearer(renewed).get("/users").is(200);
        DocuSign.of(sandbox).revokeTokens();
        client.get("/users").is(401);
    }
}
