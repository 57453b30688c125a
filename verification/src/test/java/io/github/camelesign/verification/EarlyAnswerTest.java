// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelesign.api.EsignAuthenticationException;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.testing.fault.FaultServer;
import io.github.camelesign.testing.fault.ServerAnswer;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that answers before it has read an upload, and closes the connection, is heard. */
class EarlyAnswerTest extends CallTests {

    private static final long SIZE = 60L << 20;
    private static final List<String> UPLOADS =
            List.of(
                    "signnow:document/upload?accessToken=t",
                    "docusign:envelope-documents/update?accessToken=t&accountId=a&envelopeId=e&documentId=1",
                    "yousign:document/upload?apiKey=k&signatureRequestId=3fa85f64-5717-4562-b3fc-2c963f66afa6",
                    "signeasy:original/upload?accessToken=t",
                    "jsign:envelope/upload-file?accessToken=t");

    private static File document;

    /** Most servers say that they will close the connection, and some do not. */
    static Stream<Arguments> uploads() {
        return UPLOADS.stream()
                .flatMap(upload -> Stream.of(true, false).map(said -> arguments(upload, said)));
    }

    @BeforeAll
    static void makeDocument() throws IOException {
        document = directory.resolve("lease.pdf").toFile();
        try (RandomAccessFile file = new RandomAccessFile(document, "rw")) {
            file.setLength(SIZE);
        }
    }

    private static FaultServer answering(int status, boolean closeSaid) {
        ServerAnswer answer = ServerAnswer.json(status, "{}").header("Retry-After", "0");
        ServerAnswer whole = closeSaid ? answer.header("Connection", "close") : answer;
        return new FaultServer(
                connection -> {
                    connection.head();
                    connection.send(whole);
                    connection.close();
                });
    }

    private EsignOperationException refused(String upload, FaultServer server) {
        Exchange done =
                send(
                        "%s&baseUri=%s&maxRetryWait=100".formatted(upload, server.uri()),
                        document,
                        Map.of());
        EsignOperationException failure = done.getException(EsignOperationException.class);
        assertThat(failure).isNotNull();
        assertThat(failure.isOutcomeUnknown()).isFalse();
        return failure;
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void aDocumentThatIsTooLargeIsRefusedOnce(String upload, boolean closeSaid) throws IOException {
        try (FaultServer server = answering(413, closeSaid)) {
            EsignOperationException failure = refused(upload, server);

            assertThat(failure.getHttpResponseCode()).isEqualTo(413);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void aTokenThatIsRefusedIsThat(String upload, boolean closeSaid) throws IOException {
        try (FaultServer server = answering(401, closeSaid)) {
            assertThat(refused(upload, server)).isInstanceOf(EsignAuthenticationException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void aLimitIsRespectedAndTheUploadTriedAgain(String upload, boolean closeSaid)
            throws IOException {
        try (FaultServer server = answering(429, closeSaid)) {
            EsignOperationException failure = refused(upload, server);

            assertThat(failure).isInstanceOf(EsignRateLimitException.class);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(server.requests()).hasSize(3);
        }
    }
}
