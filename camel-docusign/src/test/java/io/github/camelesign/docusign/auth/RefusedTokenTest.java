// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignAuthenticationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 2.8 of the facts: which errors a new token helps with. */
class RefusedTokenTest extends LoggedInDocuSign {

    private final String called = path("/na1", FIRST_ACCOUNT);

    @BeforeEach
    void jwt() {
        logInByJwt();
    }

    private void refusedWith(int status, String code) {
        answers(
                called,
                status(status).withBody("{\"errorCode\":\"%s\",\"message\":\"m\"}".formatted(code)),
                json("{}"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTHORIZATION_INVALID_TOKEN",
        "401, USER_AUTHENTICATION_FAILED",
        "401, ''",
        "400, AUTHORIZATION_INVALID_TOKEN"
    })
    void aTokenThatIsNoGoodIsReplacedOnce(int status, String code) {
        refusedWith(status, code);

        call(CALL, null);

        assertThat(requests(LOGIN)).hasSize(2);
        assertThat(requests(called)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "401, PARTNER_AUTHENTICATION_FAILED",
        "401, USER_LACKS_MEMBERSHIP",
        "400, USER_LACKS_MEMBERSHIP",
        "401, USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT"
    })
    void whatANewTokenDoesNotMendFailsAtOnce(int status, String code) {
        refusedWith(status, code);

        assertThat(failure(CALL, null))
                .isInstanceOf(EsignAuthenticationException.class)
                .hasMessageContaining(code);
        assertThat(requests(LOGIN)).hasSize(1);
        assertThat(requests(called)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "403, USER_LACKS_PERMISSIONS",
        "400, INVALID_REQUEST_PARAMETER",
        "404, ENVELOPE_DOES_NOT_EXIST"
    })
    void otherRefusalsAreNoMatterOfTheLogin(int status, String code) {
        refusedWith(status, code);

        assertThat(failure(CALL, null)).isNotInstanceOf(EsignAuthenticationException.class);
        assertThat(requests(LOGIN)).hasSize(1);
    }
}
