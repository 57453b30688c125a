// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.sandbox.core.MutableClock;
import io.github.camelesign.sandbox.core.Sandbox;
import io.github.camelesign.sandbox.core.SandboxExtension;
import io.github.camelesign.sandbox.docusign.DocuSignClient.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocuSignProtocolTest {
    private static final Instant START = Instant.parse("2026-03-01T10:20:00Z");
    private static final MutableClock CLOCK = new MutableClock(START);

    @RegisterExtension
    static final SandboxExtension<Sandbox> SANDBOX =
            new SandboxExtension<>(new Sandbox(DocuSignModule::new), s -> s.setClock(CLOCK));

    private final Sandbox sandbox = SANDBOX.sandbox();
    private final DocuSignClient client = new DocuSignClient(sandbox).legacy();

    @BeforeEach
    void rewind() {
        CLOCK.set(START);
    }

    @Test
    void answersCarryTraceTimeAndLimits() throws IOException {
        client.with("X-DocuSign-TimeTrack", "MyApp 2.0");
        Answer answer = client.get("/users").is(200);
        assertThat(answer.header("X-DocuSign-TraceToken")).hasSize(36);
        assertThat(answer.header("X-DocuSign-TimeTrack"))
                .isEqualTo(
                        "MyApp 2.0;REST0_Start,2026-03-01T10:20:00.0000000Z;"
                                + "REST0_End,2026-03-01T10:20:00.0000000Z");
        assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("3000");
        assertThat(answer.header("X-BurstLimit-Limit")).isEqualTo("200");
    }

    @Test
    void hourlyLimitHoldsUntilTheFullHour() throws IOException {
        DocuSign.of(sandbox).setHourlyLimit(2);
        assertThat(client.get("/users").is(200).header("X-RateLimit-Remaining")).isEqualTo("1");
        client.get("/users").is(200);
        Answer refused = client.get("/users").refused(429, "HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
        assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.header("X-RateLimit-Reset"))
                .isEqualTo(String.valueOf(Instant.parse("2026-03-01T11:00:00Z").getEpochSecond()));
        assertThat(refused.at("/message")).contains("The hourly limit is 2.");
        DocuSign.of(sandbox).setLimitStatus(400);
        client.get("/users").refused(400, "HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
        CLOCK.advance(Duration.ofMinutes(40));
        client.get("/users").is(200);
    }

    @Test
    void burstLimitHoldsForThirtySeconds() throws IOException {
        DocuSign.of(sandbox).setBurstLimit(1);
        client.get("/users").is(200);
        client.get("/users").refused(429, "BURST_APIINVOCATION_LIMIT_EXCEEDED");
        CLOCK.advance(Duration.ofSeconds(30));
        client.get("/users").is(200);
    }

    @Test
    void bodiesMustBeWhatTheySayTheyAre() throws IOException {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        client.send("POST", "/envelopes", json, Map.of("Content-Type", "text/plain"))
                .refused(415, "UNSUPPORTED_MEDIA_TYPE");
        client.send("POST", "/envelopes", json, Map.of("Content-Type", "application/xml"))
                .refused(400, "INVALID_REQUEST_BODY");
        client.send("POST", "/envelopes", new byte[0], Map.of())
                .refused(400, "INVALID_REQUEST_BODY");
    }

    @Test
    void lengthIsRequired() throws IOException {
        URI uri = sandbox.uri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            String head =
                    "POST /docusign/restapi/v2.1/accounts/%s/envelopes HTTP/1.1\r\nHost: %s\r\n"
                                    .formatted(DocuSign.ACCOUNT_ID, uri.getAuthority())
                            + "X-DocuSign-Authentication: {\"Username\":\"%s\",\"Password\":\"%s\","
                                    .formatted(DocuSign.USER_EMAIL, DocuSign.PASSWORD)
                            + "\"IntegratorKey\":\"%s\"}\r\nConnection: close\r\n\r\n"
                                    .formatted(DocuSign.INTEGRATION_KEY);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 411");
        }
    }

    @Test
    void whatTheSandboxDoesNotHaveSaysSo() throws IOException {
        client.root("GET", "/restapi/v2.1/nothing").refused(501, "NOT_IMPLEMENTED");
        client.get("/envelopes/00000000-0000-4000-8000-000000000000")
                .refused(404, "ENVELOPE_DOES_NOT_EXIST");
        client.get("/envelopes/1").refused(400, "INVALID_REQUEST_PARAMETER");
    }

    @Test
    void bothVersionsAndBothNamesOfTheAccountWork() throws IOException {
        String id = client.envelope("sent", "ada@acme.test");
        client.version2().get("/envelopes/" + id).is(200);
        assertThat(client.get("").at("/accountIdGuid")).isEqualTo(DocuSign.ACCOUNT_ID);
        Answer service = client.root("GET", "/restapi/service_information").is(200);
        assertThat(service.json().get("serviceVersions").findValuesAsText("version"))
                .containsExactly("v2", "v2.1");
    }

    @Test
    void oneMayActForAnother() throws IOException {
        String other = DocuSign.of(sandbox).registerUser("eve@acme.test", "Eve", "secret");
        client.with(
                "X-DocuSign-Authentication",
                "{\"Username\":\"%s\",\"Password\":\"%s\",\"IntegratorKey\":\"%s\",\"SendOnBehalfOf\":\"eve@acme.test\"}"
                        .formatted(
                                DocuSign.USER_EMAIL, DocuSign.PASSWORD, DocuSign.INTEGRATION_KEY));
        String id = client.envelope("sent", "ada@acme.test");
        assertThat(client.get("/envelopes/" + id).at("/sender/userId")).isEqualTo(other);
    }
}
