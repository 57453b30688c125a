// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.event.Listeners;
import io.github.camelesign.internal.text.Redaction;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProviderClientTest {

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance()
                    .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private static final Operation READ = Operation.get("x/get", "/x", "Gets").build();
    private static final Operation UPLOAD =
            Operation.post("x/upload", "/x", "Uploads").multipart("file").build();
    private static final Operation DELETE = Operation.delete("x/delete", "/x/{id}", "D").build();

    private final List<String> heard = new ArrayList<>();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Duration age = Duration.ofHours(1);
    private Duration life = Duration.ofHours(1);
    private int fetches;
    private int outages;
    private final TransferWatch watch = new TransferWatch(context);
    private ProviderClient client;

    @BeforeEach
    void start() {
        context.getRegistry().bind("listener", new Recorder());
        context.start();
        watch.start();
        client =
                new ProviderClient(
                        context,
                        Provider.of("x", "X")
                                .authentication(configuration -> new Numbered())
                                .events(endpoint -> null)
                                .build(),
                        new TransportOptions(
                                SERVER.baseUrl(),
                                null,
                                1000,
                                5000,
                                4,
                                false,
                                1 << 20,
                                new AllowedHosts(List.of(), List.of())),
                        new RetryPolicy(
                                2, Duration.ofMillis(5), Duration.ofSeconds(20), new RetryBudget()),
                        new Account(
                                "x",
                                "x",
                                null,
                                new Quota((status, errorCode) -> status == 429),
                                new Listeners(context)),
                        watch,
                        new Numbered(),
                        Redaction.of(List.of()));
        client.start();
    }

    @AfterEach
    void stop() {
        client.stop();
        watch.stop();
        context.stop();
    }

    /** The context has stopped for good, though nobody has stopped the client yet. */
    @Test
    void inAStoppedContextNothingIsWaitedForOrSent() {
        context.stop();

        assertThat(client.pauses().pause(Duration.ofMinutes(1))).isFalse();
        assertThatThrownBy(() -> send(READ)).hasMessageContaining("The application has stopped");
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    /** Gives the tokens t1, t2, ... that were issued an hour before, unless a test says else. */
    private final class Numbered implements Authentication {

        @Override
        public Token fetch(Token previous, Token.Endpoint endpoint) throws EsignOperationException {
            fetches++;
            if (fetches <= outages) {
                throw new EsignOperationException(
                        new EsignFailure(
                                "x", "login", 503, null, null, null, null, true, false, null));
            }
            Instant now = Instant.now();
            return new Token("t" + fetches, now.minus(age), now.plus(life), null)
                    .of(new Token.Account("a1", null));
        }

        @Override
        public boolean isRenewable() {
            return true;
        }

        @Override
        public boolean isTokenRefused(EsignOperationException failure) {
            return failure.getHttpResponseCode() == 401;
        }
    }

    private final class Recorder implements EsignListener {

        @Override
        public void onRequest(String provider, String operation, int status, Duration duration) {
            heard.add(operation + " " + status);
        }

        @Override
        public void onRetry(String provider, String operation, Duration pause, double budget) {
            heard.add("again " + budget);
        }

        @Override
        public void onLogin(String provider, Throwable failure) {
            heard.add("login " + failure);
            throw new IllegalStateException("a listener that fails disturbs nobody");
        }
    }

    private String send(Operation operation) throws EsignOperationException {
        return client.call(
                new ProviderRequest(
                        operation, operation.target(name -> "1", java.util.Map.of()), null),
                response -> new String(response.body().readAllBytes()));
    }

    private List<String> tokens() {
        return SERVER.getAllServeEvents().stream()
                .map(event -> event.getRequest().getHeader("Authorization"))
                .sorted()
                .toList();
    }

    /** An upload takes its time: a token near its end is renewed first, for uploads only. */
    @Test
    void beforeAnUploadATokenNearItsEndIsRenewed() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(ok()));
        life = Duration.ofMinutes(3);

        send(READ);
        send(READ);
        assertThat(fetches).isEqualTo(1);

        send(UPLOAD);
        assertThat(fetches).isEqualTo(2);
        assertThat(tokens()).containsExactly("Bearer t1", "Bearer t1", "Bearer t2");
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        age = Duration.ZERO;
        SERVER.stubFor(any(anyUrl()).willReturn(status(401)));

        assertThatThrownBy(() -> send(READ)).isInstanceOf(EsignOperationException.class);
        assertThat(tokens()).containsExactly("Bearer t1", "Bearer t2");
    }

    /** The first renewal may give one that another node has fetched and that has ended since. */
    @Test
    void anOldTokenIsRenewedOnceMore() throws Exception {
        SERVER.stubFor(any(anyUrl()).willReturn(status(401)));
        assertThatThrownBy(() -> send(READ)).isInstanceOf(EsignOperationException.class);
        assertThat(tokens()).containsExactly("Bearer t1", "Bearer t2", "Bearer t3");

        SERVER.stubFor(
                any(anyUrl()).withHeader("Authorization", equalTo("Bearer t6")).willReturn(ok()));
        assertThat(send(READ)).isEmpty();
    }

    /** The first attempt, whose answer was lost, has deleted it. */
    @Test
    void whatASecondDeleteDoesNotFindIsDeleted() throws Exception {
        SERVER.stubFor(
                delete(anyUrl())
                        .inScenario("lost")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                        .willSetStateTo("gone"));
        SERVER.stubFor(
                delete(anyUrl())
                        .inScenario("lost")
                        .whenScenarioStateIs("gone")
                        .willReturn(status(404)));

        assertThat(send(DELETE)).isEmpty();
        assertThat(SERVER.getAllServeEvents()).hasSize(2);
    }

    @Test
    void whatTheFirstDeleteDoesNotFindIsAnError() {
        SERVER.stubFor(delete(anyUrl()).willReturn(status(404)));

        assertThatThrownBy(() -> send(DELETE))
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> assertThat(e.getHttpResponseCode()).isEqualTo(404));
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    /** The path of a call may need it before there is a request. */
    @Test
    void theAccountIsWaitedForAsACallWaitsForTheLogin() throws Exception {
        outages = 2;

        assertThat(client.account().id()).isEqualTo("a1");
        assertThat(fetches).isEqualTo(3);
    }

    @Test
    void whoOnlyWantsToKnowWhetherTheLoginWorksDoesNotWait() {
        outages = 1;

        assertThatThrownBy(() -> client.logIn())
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> assertThat(e.getHttpResponseCode()).isEqualTo(503));
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void listenersHearOfRequestsRetriesAndLogins() throws Exception {
        SERVER.stubFor(
                any(anyUrl())
                        .inScenario("busy")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(status(503))
                        .willSetStateTo("fine"));
        SERVER.stubFor(
                any(anyUrl())
                        .inScenario("busy")
                        .whenScenarioStateIs("fine")
                        .willReturn(ok("done")));

        assertThat(send(READ)).isEqualTo("done");
        assertThat(heard).containsExactly("login null", "x/get 503", "again 0.99", "x/get 200");
    }
}
