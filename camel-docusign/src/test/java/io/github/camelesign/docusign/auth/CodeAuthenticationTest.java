// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.spi.Authentication;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sections 2.1 to 2.3 of the facts: codes of a login in the browser, PKCE and refresh tokens. */
class CodeAuthenticationTest extends LoggedInDocuSign {

    // printf %s '<client>:desk-secret' | base64
    private static final String BASIC =
            "Basic MjMwNTQ2YTctOWM1NS00MGFkLThmYmYtYWYyMDVkNTQ5NGFkOmRlc2stc2VjcmV0";

    private static ResponseDefinitionBuilder issued(int number) {
        return json(
                "{\"access_token\":\"a%d\",\"token_type\":\"Bearer\",\"refresh_token\":\"r%d\",\"expires_in\":28800,\"scope\":\"signature extended\"}"
                        .formatted(number, number));
    }

    private static List<Map<String, String>> logins() {
        return requests(LOGIN).stream().map(LoggedInDocuSign::form).toList();
    }

    @Test
    void aCodeIsChangedForATokenWithTheApplicationsSecretAsBasicHeader() {
        options().setClientSecret("desk-secret");
        options().setAuthorizationCode("c0");
        answers(LOGIN, issued(1));

        call(CALL, null);

        LoggedRequest login = requests(LOGIN).get(0);
        assertThat(login.getHeader("Authorization")).isEqualTo(BASIC);
        assertThat(form(login)).isEqualTo(Map.of("grant_type", "authorization_code", "code", "c0"));
        assertThat(authorizations(path("/na1", FIRST_ACCOUNT))).containsExactly("Bearer a1");
    }

    @Test
    void aPublicApplicationNamesItselfInTheFormAndProvesItselfByItsVerifier() {
        options().setAuthorizationCode("c0");
        options().setCodeVerifier("a-long-verifier");
        answers(LOGIN, issued(1), issued(2));

        call(CALL, null);
        refuse("a1");
        call(CALL, null);

        assertThat(logins())
                .containsExactly(
                        Map.of(
                                "grant_type", "authorization_code",
                                "code", "c0",
                                "code_verifier", "a-long-verifier",
                                "client_id", CLIENT),
                        Map.of(
                                "grant_type", "refresh_token",
                                "refresh_token", "r1",
                                "client_id", CLIENT));
        assertThat(requests(LOGIN))
                .allSatisfy(r -> assertThat(r.containsHeader("Authorization")).isFalse());
    }

    @Test
    void aConfidentialApplicationMayUseAVerifierToo() {
        options().setClientSecret("desk-secret");
        options().setAuthorizationCode("c0");
        options().setCodeVerifier("a-long-verifier");
        answers(LOGIN, issued(1));

        call(CALL, null);

        assertThat(requests(LOGIN).get(0).getHeader("Authorization")).isEqualTo(BASIC);
        assertThat(logins().get(0))
                .containsEntry("code_verifier", "a-long-verifier")
                .doesNotContainKey("client_id");
    }

    @Test
    void aCodeWithoutSecretAndVerifierIsRefusedBeforeAnyCall() {
        options().setAuthorizationCode("c0");

        assertThat(send(CALL, null).getException())
                .isInstanceOf(Authentication.MissingOptionException.class)
                .hasMessageContaining("needs the option clientSecret or codeVerifier");
        assertThat(requests()).isEmpty();
    }

    @Test
    void aRefreshTokenIsChangedForATokenAndItsSuccessorIsUsedNext() {
        options().setClientSecret("desk-secret");
        options().setRefreshToken("r0");
        answers(LOGIN, issued(1), issued(2));

        call(CALL, null);
        refuse("a1");
        call(CALL, null);

        assertThat(logins())
                .containsExactly(
                        Map.of("grant_type", "refresh_token", "refresh_token", "r0"),
                        Map.of("grant_type", "refresh_token", "refresh_token", "r1"));
        assertThat(authorizations(path("/na1", FIRST_ACCOUNT)))
                .containsExactly("Bearer a1", "Bearer a1", "Bearer a2");
    }

    @Test
    void afterARestartTheNewestRefreshTokenIsUsedAndTheCodeNotAgain(@TempDir Path folder) {
        answers(LOGIN, issued(1), issued(2));
        File file = folder.resolve("tokens").toFile();
        for (String node : List.of("first", "second")) {
            DocuSignComponent component = new DocuSignComponent();
            DocuSignConfiguration options = component.getConfiguration();
            options.setOauthBaseUri(server.baseUrl());
            options.setClientId(CLIENT);
            options.setClientSecret("desk-secret");
            options.setAuthorizationCode("c0");
            FileStateRepository kept = new FileStateRepository();
            kept.setFileStore(file);
            options.setTokenRepository(kept);
            context.addComponent(node, component);

            call(node + ":accounts/get", null);
        }

        assertThat(logins())
                .containsExactly(
                        Map.of("grant_type", "authorization_code", "code", "c0"),
                        Map.of("grant_type", "refresh_token", "refresh_token", "r1"));
    }

    @Test
    void aCodeThatIsUsedUpSaysWhatToDo() {
        options().setClientSecret("desk-secret");
        options().setAuthorizationCode("c0");
        answers(
                LOGIN,
                status(400)
                        .withBody(
                                "{\"error\":\"invalid_grant\",\"error_description\":\"expired_grant\"}"));

        assertThat(failure(CALL, null))
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining("log in again for a new one");
        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void aCodeIsUsedOnceAlsoWhenTheAccountIsNotFoundOutAtOnce() {
        options().setClientSecret("desk-secret");
        options().setAuthorizationCode("c0");
        answers(LOGIN, issued(1), status(400).withBody("{\"error\":\"invalid_grant\"}"));
        answers(USER_INFO, status(503), json(userInfo("/na1")));

        call(CALL, null);

        assertThat(logins()).hasSize(1);
        assertThat(authorizations(USER_INFO)).containsExactly("Bearer a1", "Bearer a1");
    }

    @Test
    void aTokenThatIsRefusedBeforeItsAccountIsKnownIsRenewed() {
        options().setClientSecret("desk-secret");
        options().setAuthorizationCode("c0");
        answers(LOGIN, issued(1), issued(2));
        answers(USER_INFO, status(401), json(userInfo("/na1")));

        failure(CALL, null);
        call(CALL, null);

        assertThat(logins())
                .containsExactly(
                        Map.of("grant_type", "authorization_code", "code", "c0"),
                        Map.of("grant_type", "refresh_token", "refresh_token", "r1"));
    }

    @Test
    void aReadyTokenIsSentAsItIsAndItsAccountIsAskedFor() {
        options().setAccessToken("ready");

        call(CALL, null);
        call(CALL, null);

        assertThat(requests(LOGIN)).isEmpty();
        assertThat(authorizations(USER_INFO)).containsExactly("Bearer ready");
        assertThat(authorizations(path("/na1", FIRST_ACCOUNT)))
                .containsExactly("Bearer ready", "Bearer ready");
    }

    @Test
    void aReadyTokenThatIsRefusedIsNotReplaced() {
        options().setAccessToken("ready");
        call(CALL, null);
        refuse("ready");

        assertThat(failure(CALL, null))
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining("AUTHORIZATION_INVALID_TOKEN");
        assertThat(requests(path("/na1", FIRST_ACCOUNT))).hasSize(2);
    }
}
