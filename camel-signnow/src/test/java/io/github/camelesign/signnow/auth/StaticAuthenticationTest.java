// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.signnow.StubbedSignNow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ready access token, or the API key that SignNow takes in its place. */
class StaticAuthenticationTest extends StubbedSignNow {

    @Test
    void theTokenIsSentAsItIs() {
        answer(json("{}"));

        call("signnow:user/get", null);

        assertThat(onlyRequest().getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"401", "400"})
    void aRefusedTokenIsNeitherRenewedNorSentAgain(int status) {
        answer(status(status).withBody("{\"error\":\"invalid_token\",\"code\":1537}"));
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");

        assertThat(failure("signnow:user/get", null))
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining("user/get")
                .hasMessageContaining("1537");
        assertThat(onlyRequest().getUrl()).isEqualTo("/user");
    }

    @Test
    void aForbiddenActIsNoAuthenticationFailure() {
        answer(status(403).withBody("{\"error\":\"access_denied\"}"));

        assertThat(failure("signnow:user/get", null))
                .isNotInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining("access_denied");
    }
}
