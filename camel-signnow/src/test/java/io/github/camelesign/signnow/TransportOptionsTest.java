// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelesign.api.EsignOperationException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The user's own HTTP component, and a server that is not there. */
class TransportOptionsTest extends StubbedSignNow {

    private final AtomicInteger attempts = new AtomicInteger();
    private WireMockServer late;

    @AfterEach
    void stopLateServer() {
        if (late != null) {
            late.stop();
        }
    }

    /** Its client logs each attempt before it connects. */
    private void httpComponent(Runnable beforeAttempt) {
        HttpComponent http = new HttpComponent();
        http.setHttpClientConfigurer(
                builder ->
                        builder.addExecInterceptorFirst(
                                "attempts",
                                (request, scope, chain) -> {
                                    attempts.incrementAndGet();
                                    beforeAttempt.run();
                                    return chain.proceed(request, scope);
                                }));
        context.addComponent("own-http", http);
        options().setHttpComponent("own-http");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCreateIsSentAgainWhenNobodyListenedTheFirstTime() {
        int port = freePort();
        options().setBaseUri("http://localhost:" + port);
        httpComponent(
                () -> {
                    if (attempts.get() == 2) {
                        late =
                                new WireMockServer(
                                        WireMockConfiguration.options()
                                                .port(port)
                                                .jettyAcceptors(1));
                        late.start();
                        late.stubFor(any(anyUrl()).willReturn(json("{\"id\":\"i1\"}")));
                    }
                });

        call("signnow:document/invite?documentId=d1", "{\"to\":\"ada@acme.test\"}");

        assertThat(attempts).hasValue(2);
        assertThat(late.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aCreateThatReachedNobodyIsNotInDoubt() {
        options().setBaseUri("http://localhost:" + freePort());
        httpComponent(() -> {});

        EsignOperationException failure =
                failure("signnow:document/invite?documentId=d1", "{\"to\":\"ada@acme.test\"}");

        assertThat(attempts).as("the first and maxRetries").hasValue(3);
        assertThat(failure.isOutcomeUnknown()).isFalse();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageContaining("Cannot connect to localhost");
    }

    @Test
    void anUnknownHostIsNamed() {
        options().setBaseUri("https://no-such-host.invalid");

        EsignOperationException failure = failure("signnow:document/upload", new byte[] {1});

        assertThat(failure).hasMessageContaining("no-such-host.invalid");
        assertThat(failure.isOutcomeUnknown()).isFalse();
    }

    @Test
    void redirectsStayOffWhateverTheHttpComponentDoesForOthers() {
        httpComponent(() -> {});
        context.getComponent("own-http", HttpComponent.class).setFollowRedirects(true);
        answers("/user", RetryTest.redirect());
        answers("/elsewhere", json("{}"));

        assertThat(failure("signnow:user/get", null).getHttpResponseCode()).isEqualTo(302);
        assertThat(requests("/elsewhere")).isEmpty();
    }
}
