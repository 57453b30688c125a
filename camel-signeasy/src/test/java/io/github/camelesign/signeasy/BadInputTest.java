// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.Authentication;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work is refused before any call, with a hint; what Signeasy refuses says why. */
class BadInputTest extends StubbedSigneasy {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signeasy:pending/creat | did you mean 'pending/create'?",
                "signeasy:v3/envelop/get | did you mean 'v3/envelope/get'?",
                "signeasy:pending/get | option pendingId of the endpoint or in the header CamelSigneasyPendingId",
                "signeasy:pending/get?pendngId=1 | did you mean 'pendingId'?",
                "signeasy:pending/events | use it in from:",
                "signeasy:pending/get?pendingId=.. | must not contain the path segment '..'",
                "signeasy:pending/list?fetchAll=true | does not answer in pages",
                "signeasy:webhook/list | give signeasy the option clientId",
                "signeasy:user/get?authentication=REFRESH_TOKEN&clientId=a | needs the option clientSecret",
                "signeasy:user/get?authentication=REFRESH_TOKEN&clientId=a&clientSecret=b | needs the option refreshToken",
                "signeasy:user/get?authentication=AUTHORIZATION_CODE&clientId=a&clientSecret=b | needs the option redirectUri"
            })
    void aMistakeIsNamed(String uri, String hint) {
        Throwable thrown = catchThrowable(() -> throwIt(send(uri, null).getException()));

        assertThat(reason(thrown)).hasMessageContaining(hint);
        assertThat(requests()).isEmpty();
    }

    /** What the route does besides may be tried, with its calls mocked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "signeasy:user/get",
                "signeasy:v3/user/get",
                "signeasy:user/get?clientId=a&clientSecret=b",
                "signeasy:v3/user/get?clientId=a",
                "signeasy:user/get?authentication=ACCESS_TOKEN",
                "signeasy:user/get?authentication=REFRESH_TOKEN&clientId=a&clientSecret=b",
                "signeasy:v3/user/get?authentication=AUTHORIZATION_CODE&clientId=a&clientSecret=b"
            })
    void aRouteWithoutALoginStartsAndFailsWithItsFirstCall(String uri) throws Exception {
        options().setAccessToken(null);
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start").to(uri);
                    }
                });

        assertThat(send("direct:start", null).getException())
                .isInstanceOf(Authentication.MissingOptionException.class)
                .hasMessageContaining("option");
        assertThat(requests()).isEmpty();
    }

    private static void throwIt(Exception thrown) throws Exception {
        if (thrown != null) {
            throw thrown;
        }
    }

    @Test
    void aFormMustHaveFields() {
        assertThat(reason(send("signeasy:signed/rename?signedId=1", "new name.pdf").getException()))
                .hasMessageContaining("is not of the type application/x-www-form-urlencoded");
        assertThat(reason(send("signeasy:signed/rename?signedId=1", "[1]").getException()))
                .hasMessageContaining("signed/rename must be a JSON object");
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'error_code':'filename_exists','message':'There is one'} | filename_exists | There is one",
                "500 | {'error_code':'audit_trial_generation_failed','error_details':'x','msg':'Not now'} | audit_trial_generation_failed | Not now",
                "404 | {'status':404,'message':'No such envelope'} | | No such envelope",
                "502 | <html>bad gateway</html> | |"
            })
    void anErrorIsReadInEveryShape(int status, String body, String code, String message) {
        answer(status(status).withBody(body.replace('\'', '"')));

        EsignOperationException failure = failure("signeasy:pending/remind?pendingId=7", null);

        assertThat(failure.getHttpResponseCode()).isEqualTo(status);
        assertThat(failure.getErrorCode()).isEqualTo(code);
        assertThat(failure.getProviderMessage()).isEqualTo(message);
        assertThat(requests()).hasSize(1);
    }
}
