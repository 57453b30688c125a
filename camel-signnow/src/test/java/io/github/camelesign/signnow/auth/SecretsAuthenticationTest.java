// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelesign.signnow.DebugLog;
import io.github.camelesign.signnow.SignNowAuthenticationType;
import io.github.camelesign.signnow.StubbedSignNow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No credential is ever shown. */
class SecretsAuthenticationTest extends StubbedSignNow {

    private static final String ISSUED = "issued-access-token";
    private static final String ROTATED = "rotated-refresh-token";
    private static final List<String> SECRETS =
            List.of(
                    ISSUED,
                    ROTATED,
                    "desk-secret",
                    "desk-password",
                    "configured-refresh-token",
                    TOKEN,
                    "secret-contract",
                    "ZGVzay1hcHA6");

    @BeforeEach
    void logIn() {
        logInByPassword();
        answers(
                "/oauth2/token",
                json(
                        "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"expires_in\":1}"
                                .formatted(ISSUED, ROTATED)));
    }

    private static String whole(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "401, {\"error\":\"invalid_token\"}",
        "403, no",
        "404, <html>",
        "429, ''",
        "500, ''",
        "302, ''"
    })
    void anExceptionShowsNone(int status, String body) {
        answer(status(status).withBody(body));

        Exchange exchange =
                send("signnow:document/update?documentId=d1", "{\"a\":\"secret-contract\"}");

        assertThat(whole(exchange.getException())).doesNotContain(SECRETS);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500})
    void anExceptionOfTheLoginShowsNone(int status) {
        answers("/oauth2/token", status(status).withBody("{\"error\":\"invalid_grant\"}"));
        options().setRefreshToken("configured-refresh-token");
        options().setAuthentication(SignNowAuthenticationType.REFRESH_TOKEN);

        assertThat(whole(send("signnow:user/get", null).getException())).doesNotContain(SECRETS);
    }

    @Test
    void anExceptionOfABrokenConnectionShowsNone() {
        options().setBaseUri("http://localhost:1");

        assertThat(whole(send("signnow:user/get", null).getException())).doesNotContain(SECRETS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accessToken",
                "refreshToken",
                "clientId",
                "clientSecret",
                "username",
                "password"
            })
    void anEndpointShowsNone(String option) throws Exception {
        var endpoint = context.getEndpoint("signnow:user/get?" + option + "=hidden-value");

        assertThat(endpoint).asString().doesNotContain("hidden-value");
        assertThat(endpoint.createProducer()).asString().doesNotContain("hidden-value");
    }

    @Test
    void anEndpointThatDoesNotStartShowsNone() {
        options().setBaseUri("http://signnow.test");

        Throwable thrown =
                catchThrowable(
                        () ->
                                send(
                                        "signnow:user/get?clientSecret=desk-secret&password=desk-password",
                                        null));

        assertThat(whole(thrown)).contains("plain http").doesNotContain(SECRETS);
    }

    @Test
    void theLogShowsNone() throws Exception {
        callWithTrouble();
        stopCamel();
        startCamel();
        String log;

        try (DebugLog debug = new DebugLog()) {
            callWithTrouble();
            log = debug.text();
        }

        assertThat(log).contains("Sending again in").doesNotContain(SECRETS);
    }

    private void callWithTrouble() {
        logIn();
        answers("/user", status(503), status(401), status(429), json("{\"id\":\"u1\"}"));

        call("signnow:user/get?password=desk-password&clientSecret=desk-secret", null);
    }
}
