// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route whose calls are mocked runs without credentials and without the provider. */
class MockedCallsTest extends CallTests {

    private static final String ROUTE = "route";

    @BeforeEach
    void enableHealthChecks() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    private static final class Calls extends RouteBuilder {

        private final String to;
        private final String toD;

        Calls(String to, String toD) {
            this.to = to;
            this.toD = toD;
        }

        @Override
        public void configure() {
            from("direct:start").routeId(ROUTE).to(to).toD(toD);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "signnow, document/get?documentId=d, document/get?documentId=${header.id}",
        "docusign, envelopes/get?envelopeId=e, envelopes/get?envelopeId=${header.id}",
        "yousign, user/list, signature-request/get?signatureRequestId=${header.id}",
        "signeasy, pending/get?pendingId=1, v3/envelope/get?envelopeId=${header.id}",
        "jsign, envelope/get?envelopeId=e, envelope/get?envelopeId=${header.id}"
    })
    void noCredentialsAreNeeded(String scheme, String to, String toD) throws Exception {
        context.addRoutes(new Calls(scheme + ":" + to, scheme + ":" + toD));
        AdviceWith.adviceWith(context, ROUTE, route -> route.mockEndpointsAndSkip(scheme + ":*"));

        assertThat(send("direct:start", "body", Map.of("id", "d+1 &")).getException()).isNull();

        List<MockEndpoint> mocks =
                context.getEndpoints().stream()
                        .filter(MockEndpoint.class::isInstance)
                        .map(MockEndpoint.class::cast)
                        .filter(mock -> mock.getName().startsWith(scheme + ":"))
                        .toList();
        assertThat(mocks.stream().mapToInt(MockEndpoint::getReceivedCounter).sum()).isEqualTo(2);
        assertThat(mocks)
                .flatExtracting(MockEndpoint::getExchanges)
                .allSatisfy(one -> assertThat(one.getMessage().getBody()).isEqualTo("body"));
        verifyReadiness(scheme);
    }

    /** What would fail is not ready, and the check says what is missing; nothing is called. */
    private void verifyReadiness(String scheme) {
        List<HealthCheck.Result> results =
                checks(scheme).map(check -> check.callReadiness()).toList();
        assertThat(results)
                .isNotEmpty()
                .allSatisfy(
                        result -> {
                            assertThat(result.getState()).isEqualTo(State.DOWN);
                            assertThat(result.getMessage().orElseThrow())
                                    .contains(scheme)
                                    .contains("option");
                        });
        assertThat(checks(scheme)).noneMatch(HealthCheck::isLiveness);
    }

    private Stream<HealthCheck> checks(String scheme) {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers").stream()
                .filter(check -> check.getId().startsWith(scheme + "-login"));
    }
}
