// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.testing.ParallelCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** While the login is out of order no call is made, and none is lost. */
class LoginOutageTest extends LoggedInDocuSign {

    private static final String LIST =
            "docusign:envelopes/list-status-changes?from_date=2026-01-01";
    private static final String CREATE = "docusign:envelopes/create";
    private static final String ENVELOPES = path("/na1", FIRST_ACCOUNT) + "/envelopes";

    @BeforeEach
    void jwt() {
        logInByJwt();
        answers(ENVELOPES, json("{\"envelopeId\":\"e1\",\"resultSetSize\":\"0\"}"));
    }

    private static ResponseDefinitionBuilder reset() {
        return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
    }

    static List<Arguments> outages() {
        List<Arguments> outages = new ArrayList<>();
        for (String call : List.of(LIST, CREATE)) {
            for (String step : List.of(LOGIN, USER_INFO)) {
                for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
                    outages.add(Arguments.of(call, step, "" + status, status(status)));
                }
                outages.add(Arguments.of(call, step, "reset", reset()));
                outages.add(Arguments.of(call, step, "page", status(200).withBody("<html>")));
            }
        }
        return outages;
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("outages")
    void aCallWasNotMadeAndTheNextOneSucceeds(
            String call, String step, String name, ResponseDefinitionBuilder outage) {
        options().setMaxRetries(0);
        answers(LOGIN, token("jwt-token", 3600));
        answers(
                step,
                outage,
                step.equals(LOGIN) ? token("jwt-token", 3600) : json(userInfo("/na1")));

        EsignOperationException failure = failure(call, Map.of());

        assertThat(failure).isNotInstanceOf(EsignAuthenticationException.class);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.getRetryAfter()).isPresent();
        assertThat(requests(ENVELOPES)).isEmpty();

        await().untilAsserted(() -> call(call, Map.of()));
        assertThat(requests(ENVELOPES)).hasSize(1);
    }

    @Test
    void fiftyThreadsShareThePauseAndAllSucceed() throws Exception {
        options().setMaxRetryWait(600);
        answers(LOGIN, status(503), reset(), token("jwt-token", 3600));

        assertThat(ParallelCalls.of(50, () -> send(CALL, null)))
                .allSatisfy(done -> assertThat(done.getException()).isNull());

        assertThat(requests(LOGIN)).hasSize(3);
    }

    @Test
    void aWaitThatTheLoginServerNamesIsReported() {
        answers(LOGIN, status(429).withHeader("Retry-After", "90"));

        EsignOperationException failure = failure(CALL, null);

        assertThat(failure.getRetryAfter().orElseThrow())
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(requests(LOGIN)).hasSize(1);
    }
}
