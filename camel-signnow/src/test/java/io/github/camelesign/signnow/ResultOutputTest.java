// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.camelesign.api.EsignOperationException;
import java.io.File;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer leaves in the message. */
class ResultOutputTest extends StubbedSignNow {

    private static final String ANSWER = "{\"id\" : \"d1\", \"name\":\"Süd\", \"n\":[1,2.5,null]}";

    @Test
    void byDefaultJsonIsAMap() {
        answer(json(ANSWER));

        assertThat(call("signnow:user/get", null))
                .isEqualTo(Map.of("id", "d1", "name", "Süd", "n", Arrays.asList(1, 2.5, null)));
    }

    @Test
    void anArrayIsAList() {
        answer(json("[{\"id\":\"a\"},{\"id\":\"b\"}]"));

        assertThat(call("signnow:raw/call?path=/user/documentsv2", null))
                .isEqualTo(List.of(Map.of("id", "a"), Map.of("id", "b")));
    }

    @Test
    void outputJsonIsTheProvidersText() {
        answer(json(ANSWER));

        assertThat(call("signnow:user/get?output=json", null)).isEqualTo(ANSWER);
    }

    /**
     * Its id becomes a header all the same; the tree would take eleven times the bytes of the text.
     */
    @ParameterizedTest
    @ValueSource(strings = {"json", "stream"})
    void aTextThatTheRouteWantsAsItIsBecomesNoTree(String output) {
        String field = "{\"name\":\"field\",\"x\":1.5,\"y\":2.25}";
        String large =
                "{\"fields\":["
                        + String.join(",", Collections.nCopies(6000, field))
                        + "],\"id\":\"d1\"}";
        answer(json(large));
        String uri = "signnow:document/get?documentId=d0&output=" + output;
        for (int i = 0; i < 5; i++) { // what is made once is made
            call(uri, null);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        Exchange done = send(uri, null);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(done.getMessage().getHeader(SignNowConstants.DOCUMENT_ID)).isEqualTo("d1");
        assertThat(allocated).isBetween(large.length() * 1L, large.length() * 6L);
    }

    @Test
    void outputStreamIsAStreamOfTheProvidersText() throws Exception {
        answer(json(ANSWER));

        Object body = call("signnow:document/get?documentId=d1&output=stream", null);

        assertThat(body).isInstanceOf(InputStream.class).isInstanceOf(StreamCache.class);
        assertThat(new String(((InputStream) body).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "json", "stream"})
    void idsArePromotedWhateverTheOutput(String output) {
        answer(json(ANSWER));

        Exchange exchange =
                send(
                        "signnow:document/upload?output=" + output,
                        new byte[] {1},
                        Map.of("CamelSignNowDocumentId", "earlier", "mine", "stays"));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelSignNowDocumentId", "d1")
                .containsEntry("mine", "stays");
    }

    @Test
    void anAnswerWithoutAnIdLeavesNoOlderIdForTheNextStep() {
        answer(json("{\"status\":\"success\"}"));

        Exchange exchange =
                send(
                        "signnow:document/invite?documentId=d1",
                        "{}",
                        Map.of(
                                "CamelSignNowInviteId", "of another document",
                                "CamelSignNowDocumentId", "stays"));

        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKey("CamelSignNowInviteId")
                .containsEntry("CamelSignNowDocumentId", "stays");
    }

    @Test
    void anIdThatTheCallItselfWasGivenStaysWhenTheAnswerIsEmpty() {
        answer(status(204));

        Exchange exchange =
                send("signnow:document/update", "{}", Map.of("CamelSignNowDocumentId", "d1"));

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("CamelSignNowDocumentId", "d1");
    }

    @ParameterizedTest
    @CsvSource({
        "200, map",
        "200, json",
        "200, stream",
        "204, map",
        "201, json",
    })
    void anEmptyAnswerIsNull(int status, String output) {
        answer(status(status));

        assertThat(call("signnow:user/get?output=" + output, "before")).isNull();
    }

    @Test
    void aDownloadWithoutADocumentIsAFailure() {
        answer(status(200));

        assertThat(failure("signnow:document/download?documentId=d1", null))
                .hasMessageContaining("there is no document in it");
    }

    @Test
    void figuresAndTheRequestIdAreHeaders() {
        answer(
                json("{}")
                        .withHeader("X-RateLimit-Limit", "500")
                        .withHeader("x-ratelimit-remaining", "499")
                        .withHeader("X-RateLimit-Reset", "1700000000")
                        .withHeader("X-Request-Id", "req-7"));

        assertThat(send("signnow:user/get", null).getMessage().getHeaders())
                .containsEntry("CamelEsignRateLimit", "500")
                .containsEntry("CamelEsignRateLimitRemaining", "499")
                .containsEntry("CamelEsignRateLimitReset", "1700000000")
                .containsEntry("CamelEsignRequestId", "req-7");
    }

    @Test
    void whatPretendsToBeJsonButIsNotIsAFailure() {
        answer(aResponse().withBody("so so").withHeader("Content-Type", "application/json"));

        assertThat(failure("signnow:user/get", null))
                .hasMessageContaining("cannot be read as such");
        EsignOperationException created = failure("signnow:document/invite?documentId=d1", "{}");
        assertThat(created.isOutcomeUnknown()).isTrue();
        assertThat(created.isRetryable()).isFalse();
        assertThat(created)
                .hasMessageContaining("cannot be read as such")
                .hasMessageContaining("it may have been done nevertheless");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "attachment; filename=\"rental.pdf\" | rental d1.pdf",
                "attachment; filename=rental.pdf | rental d1.pdf",
                "attachment; filename=\"../../etc/passwd\" | passwd d1",
                "attachment; filename=\"/etc/passwd\" | passwd d1",
                "attachment; filename=\"C:\\\\\\\\x\\\\\\\\rental.pdf\" | rental d1.pdf",
                "attachment; filename=\"C:\\\\x\\\\rental.pdf\" | rental d1.pdf",
                "attachment; filename=\"${sys.user.home}.pdf\" | _{sys.user.home} d1.pdf",
                "attachment; filename=\"$simple{sys.x}.pdf\" | _simple{sys.x} d1.pdf",
                "attachment; filename=\"..\" | document d1.pdf",
                "attachment; filename=\"a/..\" | document d1.pdf",
                "attachment; filename=\"\" | document d1.pdf",
                "attachment; filename* | document d1.pdf",
                "attachment | document d1.pdf",
                "attachment; filename=\"Miete Süd.pdf\" | Miete Süd d1.pdf",
                // the bytes of UTF-8, which this server writes as Latin-1
                "attachment; filename=\"Miete S\u00c3\u00bcd.pdf\" | Miete Süd d1.pdf",
                "attachment; filename=\"x.pdf\"; filename*=UTF-8''Miete%20S%C3%BCd.pdf | Miete Süd d1.pdf",
                "attachment; filename*=UTF-8''..%2F..%2Fx.pdf | x d1.pdf",
                "attachment; filename*=ISO-8859-1'de'S%FCd+1.pdf | Süd+1 d1.pdf",
                "attachment; filename*=UTF-8''%zz.pdf | UTF-8''%zz d1.pdf",
                "attachment; filename*=no-charset''x.pdf | no-charset''x d1.pdf"
            })
    void theFileNameIsABaseNameAndNothingElse(String disposition, String fileName) {
        answer(
                aResponse()
                        .withBody("%PDF")
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader("Content-Disposition", disposition.replace("\\\\", "\\")));

        Exchange exchange = send("signnow:document/download?documentId=d1", null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelFileName")).isEqualTo(fileName);
        assertThat(exchange.getMessage().getHeader("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void aDownloadThatAnswersJsonIsReadAsJson() {
        answer(json("{\"id\":\"d1\"}"));

        assertThat(call("signnow:document/download?documentId=d1", null))
                .isEqualTo(Map.of("id", "d1"));
    }

    @Test
    void aLargeDocumentIsKeptInAFileUntilTheExchangeIsDone(@TempDir Path spool) throws Exception {
        byte[] document = new byte[1_000_000];
        new Random(7).nextBytes(document);
        answer(aResponse().withBody(document).withHeader("Content-Type", "application/pdf"));
        context.getStreamCachingStrategy().setSpoolDirectory(spool.toFile());
        AtomicReference<byte[]> seen = new AtomicReference<>();
        AtomicReference<File[]> kept = new AtomicReference<>();
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:download")
                                .to("signnow:document/download?documentId=d1")
                                .process(e -> kept.set(spool.toFile().listFiles()))
                                .process(e -> seen.set(e.getMessage().getBody(byte[].class)));
                    }
                });

        template.request("direct:download", e -> {});

        assertThat(seen.get()).isEqualTo(document);
        assertThat(kept.get()).hasSize(1);
        assertThat(kept.get()[0]).doesNotExist();
        assertThat(Files.list(spool)).isEmpty();
    }

    @Test
    void aLargeDocumentNeedsNoSettingOfTheContext() throws Exception {
        byte[] document = new byte[1_000_000];
        answer(aResponse().withBody(document));
        AtomicReference<byte[]> seen = new AtomicReference<>();
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:download")
                                .to("signnow:document/download?documentId=d1")
                                .process(e -> seen.set(e.getMessage().getBody(byte[].class)));
                    }
                });

        template.request("direct:download", e -> {});

        assertThat(seen.get()).isEqualTo(document);
    }
}
