// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.component.EsignComponent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider writes breaks no line of a log, and is no longer than one. */
class ProviderTextTest {

    private static final char ESCAPE = 27;
    private static final char RIGHT_TO_LEFT = 0x202E;
    private static final char LINE_SEPARATOR = 0x2028;

    private static final String HOSTILE =
            "gone\r\n2026-01-01 ERROR all is lost"
                    + LINE_SEPARATOR
                    + ESCAPE
                    + "[2J"
                    + ESCAPE
                    + "]0;owned\u0007"
                    + RIGHT_TO_LEFT
                    + "txt.exe"
                    + "x".repeat(20_000);

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance()
                    .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    @ParameterizedTest
    @CsvSource({
        "signnow, document/get?documentId=1&accessToken=t",
        "docusign, envelopes/get?envelopeId=1&accessToken=t&accountId=1",
        "yousign, signature-request/get?signatureRequestId=3fa85f64-5717-4562-b3fc-2c963f66afa6&apiKey=t",
        "signeasy, v3/envelope/get?envelopeId=1&accessToken=t",
        "jsign, envelope/get?envelopeId=1&accessToken=t"
    })
    void isOneLineOfAnException(String scheme, String operation) throws Exception {
        answer(json());

        EsignOperationException failure = failure(scheme, operation);

        assertThat(failure.getProviderMessage())
                .startsWith("gone 2026-01-01 ERROR all is lost txt.exe")
                .hasSizeLessThanOrEqualTo(501);
        assertOneLine(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/problem+json"})
    void alsoIfItIsNoJson(String type) throws Exception {
        answer(HOSTILE, type);

        assertOneLine(
                failure(
                        "yousign",
                        "signature-request/get?signatureRequestId=3fa85f64-5717-4562-b3fc-2c963f66afa6&apiKey=t"));
    }

    private static String json() {
        return new JsonObject(
                        Map.of(
                                "message", HOSTILE,
                                "detail", HOSTILE,
                                "error_description", HOSTILE,
                                "errorCode", "CODE\r\n" + ESCAPE + "[31m",
                                "code", "CODE\r\n" + ESCAPE + "[31m"))
                .toJson();
    }

    private static void answer(String body) {
        answer(body, "application/json");
    }

    private static void answer(String body, String type) {
        SERVER.stubFor(
                any(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(422)
                                        .withHeader("Content-Type", type)
                                        .withHeader("X-Request-Id", "r1" + "y".repeat(3000))
                                        .withBody(body)));
    }

    private static EsignOperationException failure(String scheme, String operation)
            throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.getComponent(scheme, EsignComponent.class)
                    .getConfiguration()
                    .setBaseUri(SERVER.baseUrl());
            context.start();
            Exchange done =
                    context.createProducerTemplate()
                            .request(scheme + ":" + operation, exchange -> {});
            assertThat(done.getException()).isInstanceOf(EsignOperationException.class);
            return (EsignOperationException) done.getException();
        }
    }

    private static void assertOneLine(EsignOperationException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain("\n2026-01-01", "\r")
                .doesNotContain(String.valueOf(ESCAPE), String.valueOf(RIGHT_TO_LEFT))
                .doesNotContain(String.valueOf(LINE_SEPARATOR), "xxxxx".repeat(200));
        assertThat(failure.getMessage().lines()).hasSize(1);
        assertThat(failure.getMessage()).hasSizeLessThan(1200);
    }
}
