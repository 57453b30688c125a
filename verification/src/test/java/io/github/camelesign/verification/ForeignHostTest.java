// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.FaultTarget;
import io.github.camelesign.testing.fault.OperationKind;
import io.github.camelesign.testing.fault.ReceivedRequest;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing in an answer or a message makes a component call another host than the configured one.
 */
class ForeignHostTest extends CallTests {

    private static final String OK = "{\"id\":\"1\"}";

    private FaultServer foreign;

    @BeforeEach
    void open() {
        foreign = new FaultServer(Script.answering(ServerAnswer.json(200, OK)));
    }

    @AfterEach
    void close() throws Exception {
        foreign.close();
    }

    private static Stream<FaultTarget> all() {
        return Stream.of(OperationKind.values()).flatMap(CallTests::targets);
    }

    /** With its login, whose credentials would be sent on. */
    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    void aRedirectIsNotFollowed(int status) throws Exception {
        ServerAnswer elsewhere =
                ServerAnswer.of(status).header("Location", foreign.uri() + "/elsewhere");
        try (FaultServer server = new FaultServer(Script.answering(elsewhere))) {
            forEach(
                    all(),
                    target -> {
                        String more = "maxRetries=0&lookUpTimeout=0";
                        for (boolean login : new boolean[] {false, target.hasLogin()}) {
                            Exchange done =
                                    send(
                                            target.uri(server.uri(), login, more),
                                            target.body(),
                                            Map.of());
                            assertThat(done.getException()).as(target.name()).isNotNull();
                        }
                    });
        }
        assertThat(foreign.connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "docusign:envelopes/list-status-changes?accountId=a&accessToken=t&fetchAll=true | {'envelopes':[{'envelopeId':'%2$d'}],'endPosition':'%2$d','totalSetSize':'9','nextUri':'%1$s/x?start_position=1'}",
                "yousign:signature-request/list?apiKey=k&fetchAll=true | {'data':[{'id':'%2$d'}],'meta':{'next_cursor':'%1$s/x'}}",
                "signnow:document/list?accessToken=t&fetchAll=true | [{'id':'%2$d','next':'%1$s'}]"
            })
    void theNextPageIsOneOfTheSameHost(String uri, String page) throws Exception {
        ServerAnswer answer =
                ServerAnswer.json(200, page.formatted(foreign.uri(), 1).replace('\'', '"'));
        try (FaultServer server = new FaultServer(Script.answering(answer))) {
            Exchange done = send(uri + "&baseUri=" + server.uri(), null, Map.of());

            assertThat(done.getException()).isNull();
            done.getMessage()
                    .getBody(Iterator.class)
                    .forEachRemaining(entry -> assertThat(entry).isNotNull());
            assertThat(server.requests()).hasSizeGreaterThan(1);
            assertThat(server.requests())
                    .allMatch(request -> request.head().target().startsWith("/"));
        }
        assertThat(foreign.connections()).isZero();
    }

    @Test
    void nothingInAMessageIsAHost() throws Exception {
        Map<String, Object> headers = new LinkedHashMap<>();
        for (String name :
                List.of(
                        "baseUri",
                        "CamelSignNowBaseUri",
                        "CamelDocuSignBaseUri",
                        "CamelYousignBaseUri",
                        "CamelSigneasyBaseUri",
                        "CamelJSignBaseUri",
                        "CamelHttpUri",
                        "CamelHttpRawQuery",
                        "CamelHttpQuery",
                        "CamelHttpPath",
                        "CamelHttpHost",
                        "CamelDestinationOverrideUrl",
                        "CamelRestHttpUri",
                        "Host",
                        "Authorization",
                        "Cookie")) {
            headers.put(name, foreign.uri() + "/evil-marker");
        }
        try (FaultServer server = new FaultServer(Script.answering(ServerAnswer.json(200, OK)))) {
            forEach(
                    all(),
                    target ->
                            send(
                                    target.uri(server.uri(), false, "maxRetries=0&lookUpTimeout=0"),
                                    target.body(),
                                    headers));

            assertThat(server.requests()).hasSizeGreaterThanOrEqualTo((int) all().count());
            for (ReceivedRequest request : server.requests()) {
                assertThat(request.head().toString()).doesNotContain("evil-marker");
                assertThat(request.head().header("Host").orElseThrow())
                        .isEqualTo("127.0.0.1:" + server.port());
            }
        }
        assertThat(foreign.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../user",
                "..",
                "//evil.test/x",
                "@evil.test",
                "x?access_token=y",
                "x#y",
                "http://evil.test/",
                "%2e%2e%2f",
                "x\r\nX-Evil: y",
                "\\..\\x"
            })
    void anIdStaysOnePartOfThePath(String id) throws Exception {
        try (FaultServer server = new FaultServer(Script.answering(ServerAnswer.json(200, OK)))) {
            send(
                    "signnow:document/get?accessToken=t&baseUri=" + server.uri(),
                    null,
                    Map.of("CamelSignNowDocumentId", id));

            // whatever is no path at all may be refused before the call
            for (ReceivedRequest request : server.requests()) {
                assertThat(request.head().target()).matches("/document/[^/?#\\\\]+");
                assertThat(request.head().target()).doesNotMatch("/document/\\.\\.?");
                assertThat(request.head().header("X-Evil")).isEmpty();
            }
        }
    }

    @Test
    void twoAccountsInOneContextKeepTheirTokensApart() throws Exception {
        try (FaultServer server = new FaultServer(Script.answering(ServerAnswer.json(200, OK)))) {
            for (String account : List.of("one", "two", "one", "two")) {
                send(
                        "signnow:document/get?documentId=%1$s&accessToken=token-%1$s&baseUri=%2$s"
                                .formatted(account, server.uri()),
                        null,
                        Map.of());
                send(
                        "yousign:user/list?apiKey=token-%1$s&baseUri=%2$s"
                                .formatted("three", foreign.uri()),
                        null,
                        Map.of());
            }

            assertThat(server.requests())
                    .extracting(
                            request ->
                                    request.head().path()
                                            + " "
                                            + request.head().header("Authorization").orElseThrow())
                    .containsOnly(
                            "/document/one Bearer token-one", "/document/two Bearer token-two")
                    .hasSize(4);
            assertThat(foreign.requests())
                    .extracting(request -> request.head().header("Authorization").orElseThrow())
                    .containsOnly("Bearer token-three");
        }
    }
}
