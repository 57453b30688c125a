// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.Script;
import io.github.camelesign.testing.fault.ServerAnswer;
import io.github.camelesign.testing.fault.ServerAnswer.Framing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes with the status of success is an answer, or the call has failed. */
class AnswersTest extends CallTests {

    private static final String REQUEST_ID = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

    /** Nothing of these is looked at for an id. */
    private static final List<String> READS =
            List.of(
                    "signnow:folder/list?accessToken=t",
                    "docusign:envelopes/list-status-changes?accessToken=t&accountId=a&from_date=2026-01-01",
                    "yousign:signature-request/list?apiKey=k",
                    "signeasy:original/list?accessToken=t",
                    "jsign:account/get?accessToken=t");

    private static final List<String> DOWNLOADS =
            List.of(
                    "signnow:document/download?accessToken=t&documentId=d",
                    "docusign:envelope-documents/get?accessToken=t&accountId=a&envelopeId=e&documentId=1",
                    "docusign:envelope-documents/get?accessToken=t&accountId=a&envelopeId=e&documentId=1&encoding=base64",
                    "yousign:document/download?apiKey=k&documentId=%s&signatureRequestId=%1$s"
                            .formatted(REQUEST_ID),
                    "yousign:v2/file/download?apiKey=k&fileId=f",
                    "signeasy:original/download?accessToken=t&originalId=o",
                    "signeasy:v3/original/download?accessToken=t&originalId=o",
                    "jsign:envelope/download?accessToken=t&envelopeId=e&documentId=d&signedCopy=true");

    private static final String GOOD = "{\"data\": [{\"name\": \"\u5951\u7d04 {[\"}]}";

    private static final List<String> BROKEN =
            List.of(
                    "{\"data\": [{\"name\": \"Lea",
                    "{\"data\": [{\"name\": \"Lease\"}]",
                    "[{\"id\": 1}, ",
                    "[{\"id\": 1}}",
                    GOOD + "\n<html>upstream failed</html>",
                    GOOD + " error",
                    "upstream failed",
                    "\"cut o");

    static Stream<String> reads() {
        return READS.stream();
    }

    static Stream<String> downloads() {
        return DOWNLOADS.stream();
    }

    private static String options(String uri, FaultServer server) {
        String oauth = uri.matches("(docusign|signeasy).*") ? "&oauthBaseUri=" + server.uri() : "";
        return "&baseUri=" + server.uri() + oauth;
    }

    private Exchange call(String uri, FaultServer server, String more) {
        return send(uri + options(uri, server) + "&maxRetries=0" + more, null, Map.of());
    }

    private void verifyNoAnswer(String uri, ServerAnswer answer, String more) throws IOException {
        try (FaultServer server = new FaultServer(Script.answering(answer))) {
            Exchange done = call(uri, server, more);

            assertThat(done.getException())
                    .as("%s, %s: %s", uri, more, done.getMessage().getBody())
                    .isInstanceOfSatisfying(
                            EsignOperationException.class,
                            e -> {
                                assertThat(e.isRetryable()).isTrue();
                                assertThat(e.isOutcomeUnknown()).isFalse();
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void brokenJsonIsNoAnswerInAnyOutput(String uri) throws Exception {
        for (String broken : BROKEN) {
            for (String output : List.of("map", "json", "stream")) {
                verifyNoAnswer(uri, ServerAnswer.json(200, broken), "&output=" + output);
                ServerAnswer unsaid =
                        ServerAnswer.of(200).with("text/plain", broken).framed(Framing.UNTIL_CLOSE);
                if (broken.matches("(?s)[{\\[].*")) {
                    verifyNoAnswer(uri, unsaid, "&output=" + output);
                }
            }
        }
    }

    /** In one part or in many. */
    @ParameterizedTest
    @MethodSource("reads")
    void aByteOrderMarkIsNoPartOfTheText(String uri) throws Exception {
        String large = "[%s\"x\"]  \n".formatted("\"0123456789\", ".repeat(20_000));
        for (String text : List.of(GOOD, large)) {
            String data =
                    uri.startsWith("jsign")
                            ? "{\"message\": \"OK\", \"data\": %s}".formatted(text)
                            : text;
            ServerAnswer answer = ServerAnswer.json(200, "\ufeff" + data).framed(Framing.CHUNKED);
            try (FaultServer server = new FaultServer(Script.answering(answer))) {
                for (String output : List.of("map", "json", "stream")) {
                    assertThat(text(uri, server, output))
                            .as("%s of %s", output, uri)
                            .isEqualTo(text.replaceAll("\\s", ""));
                }
            }
        }
    }

    /** Of the answer, but for its blanks; read in a route, as a stream ends with the exchange. */
    private String text(String uri, FaultServer server, String output) throws Exception {
        String start = "direct:" + server.port() + output;
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(start)
                                .to(uri + options(uri, server) + "&output=" + output)
                                .convertBodyTo(String.class);
                    }
                });
        Exchange done = send(start, null, Map.of());
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody(String.class).replaceAll("\\s", "");
    }

    @ParameterizedTest
    @MethodSource("downloads")
    void nothingIsNoDocument(String uri) throws Exception {
        for (String type : List.of("application/pdf", "application/json")) {
            verifyNoAnswer(uri, ServerAnswer.of(200).with(type, ""), "");
        }
    }

    /** The status says that there is nothing. */
    @ParameterizedTest
    @MethodSource("downloads")
    void noContentIsNothing(String uri) throws Exception {
        if (uri.startsWith("jsign")) {
            return; // whose documents are in JSON
        }
        ServerAnswer nothing = ServerAnswer.of(204).header("Cache-Control", "no-store");
        try (FaultServer server = new FaultServer(Script.answering(nothing))) {
            Exchange done = call(uri, server, "");

            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getBody()).isNull();
            assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isNull();
        }
    }
}
