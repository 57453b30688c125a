// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.signnow.StubbedSignNow;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Login by refresh tokens that work once: {@code r0} gives access token {@code a1} and {@code r1},
 * that one {@code a2} and {@code r2}, and so on.
 */
class RefreshAuthenticationTest extends StubbedSignNow {

    private static final String LOGIN = "/oauth2/token";

    private final MemoryStateRepository repository = new MemoryStateRepository();

    @BeforeEach
    void rotate() {
        answer(json("{\"id\":\"u1\"}"));
        server.stubFor(
                post(urlPathEqualTo(LOGIN))
                        .atPriority(9)
                        .willReturn(status(400).withBody("{\"error\":\"invalid_grant\"}")));
        for (int i = 0; i < 9; i++) {
            server.stubFor(
                    post(urlPathEqualTo(LOGIN))
                            .withRequestBody(containing("refresh_token=r" + i))
                            .inScenario("r" + i)
                            .whenScenarioStateIs("Started")
                            .willSetStateTo("used")
                            .willReturn(
                                    json(
                                            "{\"access_token\":\"a%d\",\"refresh_token\":\"r%d\",\"expires_in\":3600}"
                                                    .formatted(i + 1, i + 1))));
        }
        logInByRefresh(options());
    }

    private void logInByRefresh(SignNowConfiguration options) {
        options.setAccessToken(null);
        options.setBaseUri(server.baseUrl());
        options.setClientId("desk-app");
        options.setClientSecret("desk-secret");
        options.setRefreshToken("r0");
        options.setTokenRepository(repository);
    }

    private void anotherNode() {
        SignNowComponent other = new SignNowComponent();
        logInByRefresh(other.getConfiguration());
        context.addComponent("other", other);
    }

    private static void refuseAccessToken(String token) {
        server.stubFor(
                any(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer " + token))
                        .willReturn(status(401)));
    }

    private static List<String> spent() {
        return requests(LOGIN).stream()
                .map(LoggedRequest::getBodyAsString)
                .map(form -> form.replaceFirst(".*refresh_token=(r\\d).*", "$1"))
                .toList();
    }

    private static List<String> authorizations() {
        return requests("/user").stream().map(r -> r.getHeader("Authorization")).toList();
    }

    @Test
    void theRenewalIsTheFormThatSignNowDocuments() {
        call("signnow:user/get", null);

        LoggedRequest renewal = requests(LOGIN).get(0);
        assertThat(renewal.getBodyAsString().split("&"))
                .containsExactlyInAnyOrder("grant_type=refresh_token", "refresh_token=r0");
        assertThat(renewal.getHeader("Authorization"))
                .isEqualTo("Basic ZGVzay1hcHA6ZGVzay1zZWNyZXQ=");
        assertThat(authorizations()).containsExactly("Bearer a1");
    }

    @Test
    void eachRenewalSpendsTheNewestRefreshToken() {
        call("signnow:user/get", null);
        refuseAccessToken("a1");
        call("signnow:user/get", null);
        refuseAccessToken("a2");
        call("signnow:user/get", null);

        assertThat(spent()).containsExactly("r0", "r1", "r2");
    }

    @Test
    void anotherNodeStartsWithTheNewestRefreshToken() {
        call("signnow:user/get", null);
        anotherNode();

        call("other:user/get", null);

        assertThat(spent()).containsExactly("r0", "r1");
    }

    @Test
    void aRefreshTokenThatAnotherNodeHasSpentIsNotSpentAgain() {
        call("signnow:user/get", null);
        anotherNode();
        call("other:user/get", null);
        refuseAccessToken("a1");

        call("signnow:user/get", null);

        assertThat(spent()).containsExactly("r0", "r1", "r2");
    }

    @Test
    void aRefreshTokenThatNobodyHasReplacedIsNotTriedTwice() {
        call("signnow:user/get", null);
        server.resetScenarios();
        refuseAccessToken("a1");
        server.stubFor(
                post(urlPathEqualTo(LOGIN))
                        .willReturn(status(400).withBody("{\"error\":\"invalid_grant\"}")));

        assertThat(failure("signnow:user/get", null))
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining("invalid_grant");
        assertThat(spent()).containsExactly("r0", "r1");
    }

    @Test
    void aNewlyConfiguredRefreshTokenIsNotOverruledByAnOlderOnesSuccessor() {
        call("signnow:user/get", null);
        anotherNode();
        context.getComponent("other", SignNowComponent.class)
                .getConfiguration()
                .setRefreshToken("r5");

        call("other:user/get", null);

        assertThat(spent()).containsExactly("r0", "r5");
    }

    @Test
    void aProviderThatDoesNotRotateKeepsBeingAskedWithTheSame() {
        server.stubFor(
                post(urlPathEqualTo(LOGIN))
                        .willReturn(json("{\"access_token\":\"a\",\"expires_in\":0}")));

        call("signnow:user/get", null);
        call("signnow:user/get", null);

        assertThat(spent()).containsExactly("r0", "r0");
    }

    @Test
    void endpointsOfOneAccountShareItsTokenWhateverTheirTimeouts() {
        SignNowComponent plain = new SignNowComponent();
        logInByRefresh(plain.getConfiguration());
        plain.getConfiguration()
                .setTokenRepository(new SignNowConfiguration().getTokenRepository());
        context.addComponent("plain", plain);

        call("plain:user/get", null);
        call("plain:user/get?responseTimeout=5000", null);

        assertThat(authorizations()).containsExactly("Bearer a1", "Bearer a1");
    }

    /** A bean is not started by Camel, and reads its file only when it is. */
    @Test
    void aFileRepositoryIsReadAfterARestart(@TempDir Path folder) {
        File file = folder.resolve("tokens").toFile();
        for (String node : List.of("first", "second")) {
            SignNowComponent component = new SignNowComponent();
            logInByRefresh(component.getConfiguration());
            FileStateRepository kept = new FileStateRepository();
            kept.setFileStore(file);
            component.getConfiguration().setTokenRepository(kept);
            context.addComponent(node, component);

            call(node + ":user/get", null);
        }

        assertThat(authorizations()).containsExactly("Bearer a1", "Bearer a2");
    }

    @Test
    void whatIsKeptNamesNoSecret() {
        MemoryStateRepository keys =
                new MemoryStateRepository() {
                    @Override
                    public void setState(String key, String value) {
                        assertThat(key).startsWith("signnow/").doesNotContain("r0", "desk-secret");
                        super.setState(key, value);
                    }
                };
        options().setTokenRepository(keys);

        call("signnow:user/get", null);

        assertThat(send("signnow:user/get", null, Map.of()).getException()).isNull();
    }
}
