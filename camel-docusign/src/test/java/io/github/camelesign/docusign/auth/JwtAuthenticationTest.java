// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignConsentRequiredException;
import io.github.camelesign.docusign.DocuSignAuthenticationType;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.testing.ParallelCalls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2.4 of the facts: a signed assertion in exchange for a token. */
class JwtAuthenticationTest extends LoggedInDocuSign {

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void jwt() {
        logInByJwt();
    }

    private String[] assertion() {
        return form(requests(LOGIN).get(0)).get("assertion").split("\\.");
    }

    private Map<?, ?> decoded(String part) throws Exception {
        return mapper.readValue(Base64.getUrlDecoder().decode(part), Map.class);
    }

    @Test
    void theRequestIsTheFormOfTheGrantAndCarriesNoSecret() {
        call(CALL, null);

        LoggedRequest login = requests(LOGIN).get(0);
        assertThat(login.getMethod().getName()).isEqualTo("POST");
        assertThat(login.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(login.getHeader("Authorization")).isNull();
        assertThat(form(login)).containsOnlyKeys("grant_type", "assertion");
        assertThat(form(login))
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        assertThat(authorizations(path("/na1", FIRST_ACCOUNT))).containsExactly("Bearer jwt-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys/pkcs1.pem", "keys/pkcs8.pem"})
    void theAssertionSaysWhoForWhomAndForAnHourAndIsSigned(String key) throws Exception {
        options().setPrivateKey(resource(key));
        long before = Instant.now().getEpochSecond();

        call(CALL, null);

        String[] assertion = assertion();
        assertThat(decoded(assertion[0])).isEqualTo(Map.of("alg", "RS256", "typ", "JWT"));
        Map<?, ?> claims = decoded(assertion[1]);
        long issued = ((Number) claims.get("iat")).longValue();
        assertThat(issued).isBetween(before, Instant.now().getEpochSecond());
        assertThat(claims)
                .isEqualTo(
                        Map.of(
                                "iss",
                                CLIENT,
                                "sub",
                                USER,
                                "aud",
                                "localhost",
                                "iat",
                                (int) issued,
                                "exp",
                                (int) issued + 3600,
                                "scope",
                                "signature impersonation"));
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(PemPrivateKeyTest.publicKey());
        rsa.update((assertion[0] + "." + assertion[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(rsa.verify(Base64.getUrlDecoder().decode(assertion[2]))).isTrue();
        assertThat(String.join("", assertion)).doesNotContain("=", "+", "/");
    }

    @Test
    void scopeAndAudienceAreOptions() throws Exception {
        options().setScope("signature impersonation click.manage");
        options().setAudience("account-d.docusign.com");

        call(CALL, null);

        Map<?, ?> claims = decoded(assertion()[1]);
        assertThat(claims.get("scope")).isEqualTo("signature impersonation click.manage");
        assertThat(claims.get("aud")).isEqualTo("account-d.docusign.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:", "resource:file:"})
    void theKeyMayBeInAFile(String scheme, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), resource("keys/pkcs8.pem"));
        options().setPrivateKey(scheme + file);

        call(CALL, null);

        assertThat(requests(LOGIN)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classpath:keys/pkcs1.pem", "resource:classpath:keys/pkcs8.pem"})
    void theKeyMayBeOnTheClasspath(String name) {
        options().setPrivateKey(name);

        call(CALL, null);

        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        Throwable thrown = catchThrowable(() -> send(CALL + "?privateKey=file:no/key.pem", null));

        assertThat(whole(thrown)).contains("privateKey names 'file:no/key.pem'");
        assertThat(requests()).isEmpty();
    }

    @Test
    void aKeyThatCannotBeReadStopsTheStart() {
        options().setPrivateKey("classpath:keys/encrypted-pkcs8.pem");

        assertThat(whole(catchThrowable(() -> send(CALL, null)))).contains("is encrypted");
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId", "impersonatedUserId", "privateKey"})
    void whatIsMissingFailsTheFirstMessageBeforeAnyCall(String option) {
        options().setAuthentication(DocuSignAuthenticationType.JWT);
        switch (option) {
            case "clientId" -> options().setClientId(null);
            case "impersonatedUserId" -> options().setImpersonatedUserId(" ");
            default -> options().setPrivateKey(null);
        }

        assertThat(send(CALL, null).getException())
                .isInstanceOf(Authentication.MissingOptionException.class)
                .hasMessageContaining("docusign needs the option " + option + " to log in by JWT");
        assertThat(requests()).isEmpty();
    }

    @Test
    void oneTokenAndOneLookForTheAccountServeAllThreads() throws Exception {
        assertThat(ParallelCalls.of(50, () -> send(CALL, null)))
                .allSatisfy(done -> assertThat(done.getException()).isNull());

        assertThat(requests(LOGIN)).hasSize(1);
        assertThat(requests(USER_INFO)).hasSize(1);
        assertThat(requests(path("/na1", FIRST_ACCOUNT))).hasSize(50);
    }

    @Test
    void aTokenIsRenewedBeforeItsEndAndTheAssertionIsANewOne() {
        // a token of short life is due at half of it
        answers(LOGIN, token("first", 4), token("second", 3600));
        call(CALL, null);

        await().untilAsserted(
                        () -> {
                            call(CALL, null);
                            assertThat(requests(LOGIN)).hasSize(2);
                        });

        List<String> sent = authorizations(path("/na1", FIRST_ACCOUNT));
        assertThat(sent).startsWith("Bearer first").endsWith("Bearer second");
        assertThat(form(requests(LOGIN).get(1)).get("assertion"))
                .isNotEqualTo(form(requests(LOGIN).get(0)).get("assertion"));
    }

    @Test
    void aTokenThatDocuSignTookBackIsRenewedAndTheCallRepeatedOnce() {
        answers(LOGIN, token("first", 3600), token("second", 3600));
        call(CALL, null);
        refuse("first");

        call(CALL, null);

        assertThat(authorizations(path("/na1", FIRST_ACCOUNT)))
                .containsExactly("Bearer first", "Bearer first", "Bearer second");
    }

    @Test
    void aSecondRefusalIsFinal() {
        answers(LOGIN, token("first", 3600), token("second", 3600));
        refuse("first");
        answers(path("/na1", FIRST_ACCOUNT), status(401));
        answers(USER_INFO, json(userInfo("/na1")));

        assertThat(failure(CALL, null)).isInstanceOf(EsignAuthenticationException.class);
        assertThat(requests(path("/na1", FIRST_ACCOUNT))).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "no_valid_keys_or_signatures, privateKey must belong to the application",
        "issuer_not_found, unknown here: production and sandbox",
        "user_not_found, impersonatedUserId must be the GUID",
        "invalid_subject, impersonatedUserId must be the GUID",
        "expired_grant, set the clock of this machine",
        "unsupported_grant_type, oauthBaseUri is DocuSign's OAuth server"
    })
    void anErrorOfTheConfigurationSaysWhatToDoAndIsNotTriedAgain(String error, String advice) {
        answers(
                LOGIN,
                status(400)
                        .withBody(
                                "{\"error\":\"invalid_grant\",\"error_description\":\"%s\"}"
                                        .formatted(error)));

        assertThat(failure(CALL, null))
                .isInstanceOf(EsignAuthenticationException.class)
                .isNotInstanceOf(EsignConsentRequiredException.class)
                .hasMessageContaining("docusign:oauth/token failed with HTTP 400")
                .hasMessageContaining(error)
                .hasMessageContaining(advice)
                .matches(e -> !((EsignAuthenticationException) e).isRetryable());
        assertThat(requests(LOGIN)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whatPassesIsTriedAgain(int status) {
        answers(LOGIN, status(status), token("jwt-token", 3600));

        call(CALL, null);

        assertThat(requests(LOGIN)).hasSize(2);
    }

    @Test
    void whatPassesIsTriedAgainWhenTheAccountIsAskedFor() {
        answers(USER_INFO, status(503), json(userInfo("/na1")));

        call(CALL, null);

        assertThat(requests(LOGIN)).hasSize(1);
        assertThat(requests(USER_INFO)).hasSize(2);
    }

    @Test
    void twoUsersOfOneApplicationHaveTokensOfTheirOwn() {
        answers(LOGIN, token("first", 3600), token("second", 3600));

        call(CALL, null);
        call(CALL + "?impersonatedUserId=another-user", null);
        call(CALL, null);

        assertThat(authorizations(path("/na1", FIRST_ACCOUNT)))
                .isEqualTo(List.of("Bearer first", "Bearer second", "Bearer first"));
    }
}
