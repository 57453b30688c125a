// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.api.EsignOperationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message body becomes as JSON, and an answer in a route. */
class JsonRequestsTest extends TinyRoutes {

    private static final String CREATE = "tiny:document/create";
    private static final String KEYED = CREATE + "?idempotencyKey=k1";

    record Lease(String title, LocalDate begins) {}

    private List<Object> bodies(String text, Path folder) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("x.json"), bytes);
        return List.of(
                text,
                bytes,
                new ByteArrayInputStream(bytes),
                new InputStreamCache(bytes),
                new StringReader(text),
                new ReaderCache(text),
                file,
                file.toFile());
    }

    private List<String> sent() {
        return requests().stream()
                .map(r -> new String(r.getBody(), StandardCharsets.UTF_8))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1.0,  \"\u5951\":[ {} ]} | {\"key\":\"k1\",\"a\": 1.0,  \"\u5951\":[ {} ]}",
                "{ } | {\"key\":\"k1\" }",
                "{\"key\":\"own\", \"a\":1} | {\"key\":\"own\", \"a\":1}",
                "{\"a\":{\"key\":\"x\"},\"b\":1} | {\"key\":\"k1\",\"a\":{\"key\":\"x\"},\"b\":1}",
                "{\"a\":1,\"key\":null} | {\"a\":1,\"key\":\"k1\"}",
                "{\"copy\":\"yes\"} | {\"copy\":\"yes\"}"
            })
    void aKeyIsTheFirstFieldAndNothingElseChanges(
            String text, String expected, @TempDir Path folder) throws Exception {
        List<Object> bodies = bodies(text, folder);

        for (Object body : bodies) {
            assertThat(send(KEYED, body).getException()).isNull();
        }

        assertThat(sent()).hasSize(bodies.size()).containsOnly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1.10,\"key\":null} | {\"a\":1.10,\"key\":\"k1\"}",
                "{\"a\":1e400,\"key\":\" \"} | {\"a\":1E+400,\"key\":\"k1\"}",
                "{\"a\":0.12345678901234567890123,\"key\":null} | {\"a\":0.12345678901234567890123,\"key\":\"k1\"}",
                "{\"key\":4711,\"a\":1} | {\"key\":4711,\"a\":1}"
            })
    void numbersKeepTheirDigitsAndMayBeKeys(String text, String expected) {
        send(KEYED, text);

        assertThat(sent()).containsExactly(expected);
    }

    @Test
    void aNumberInAMapIsAKeyToo() {
        send(CREATE, Map.of("key", 4711L));

        assertThat(sent()).containsExactly("{\"key\":4711}");
    }

    /** Such as what a Groovy expression gives. */
    @Test
    void textNeedNotBeAString() {
        String text = "{\"a\":1}";
        List<Object> bodies =
                List.of(
                        new StringBuilder(text),
                        CharBuffer.wrap(text),
                        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));

        for (Object body : bodies) {
            assertThat(send(KEYED, body).getException()).isNull();
            assertThat(send("tiny:raw/call?method=POST&path=/x", body).getException()).isNull();
        }

        assertThat(sent()).hasSize(6);
        assertThat(sent()).filteredOn(text::equals).hasSize(3);
        assertThat(sent()).filteredOn("{\"key\":\"k1\",\"a\":1}"::equals).hasSize(3);
    }

    /** Of which nothing can be read. */
    private static final class Closed {

        @Override
        public String toString() {
            return "secret";
        }
    }

    @Test
    void whatCannotBeWrittenIsNamedAndNotSent() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("self", circle);
        for (String uri : List.of(CREATE, KEYED, "tiny:raw/call?method=POST&path=/x")) {
            assertThat(reason(send(uri, Map.of("a", List.of(Double.NaN)))))
                    .hasMessageEndingWith("the property a[0]");
            assertThat(reason(send(uri, Map.of("a", Map.of("b", new Closed())))))
                    .hasMessageContaining("the property a.b, of type " + Closed.class.getName())
                    .message()
                    .doesNotContain("secret");
            assertThat(reason(send(uri, circle)))
                    .hasMessageEndingWith("it is nested too deep, or holds itself");
        }
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "json", "stream"})
    void aWebPageIsNoAnswerInAnyOutput(String output) {
        for (String type : List.of("text/html", "application/json", "text/plain")) {
            answer(aResponse().withHeader("Content-Type", type).withBody("\n<html>Sign in</html>"));
            assertThat(
                            send(
                                            "tiny:document/get?maxRetries=0&documentId=1&output="
                                                    + output,
                                            null)
                                    .getException())
                    .as(type)
                    .isInstanceOf(EsignOperationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null", "false", "{}"})
    void whatIsNoIdProvesNoCreation(String id) {
        answer(okJson("{\"id\":" + id + "}"));

        assertThat(send("tiny:document/copy", "{}").getException())
                .isInstanceOfSatisfying(
                        EsignOperationException.class,
                        e -> assertThat(e.isOutcomeUnknown()).isTrue());
    }

    @Test
    void aFreshKeyIsSentToo() {
        send(CREATE, "{\"a\":1}");
        send(CREATE, "{\"a\":1}");
        send(CREATE, Map.of("a", 1));
        send("tiny:document/start", null);

        assertThat(sent()).doesNotHaveDuplicates();
        assertThat(sent())
                .filteredOn(s -> s.matches("\\{\"key\":\"[-0-9a-f]{36}\",\"a\":1}"))
                .hasSize(2);
        assertThat(sent())
                .filteredOn(s -> s.matches("\\{\"a\":1,\"key\":\"[-0-9a-f]{36}\"}"))
                .hasSize(1);
        assertThat(sent()).filteredOn(s -> s.matches("\\{\"key\":\"[-0-9a-f]{36}\"}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"x\"", "{\"a\":", "", "secret", "{\"a\":1} x"})
    void whatIsNoObjectPassesUnlessAKeyIsChosen(String text) {
        send(CREATE, text);
        assertThat(sent()).containsExactly(text);

        Exchange refused = send(KEYED, text);

        assertThat(reason(refused))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idempotencyKey is sent as the field key in a JSON object")
                .hasMessageContaining("(line 1, column ")
                .message()
                .doesNotContain("secret");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aStreamOfManyMegabytesIsScannedAndNotHeld() throws Exception {
        context.getStreamCachingStrategy().setSpoolEnabled(false);
        int letters = 30_000_000;
        byte[] base64 = "A".repeat(1000).getBytes();
        InputStream body =
                new java.io.SequenceInputStream(
                        java.util.Collections.enumeration(
                                List.of(
                                        stream("{\"doc\":\""),
                                        new InputStream() {
                                            private int left = letters;

                                            @Override
                                            public int read() {
                                                return left-- > 0 ? 'A' : -1;
                                            }

                                            @Override
                                            public int read(byte[] b, int off, int len) {
                                                int n =
                                                        Math.min(
                                                                len, Math.min(left, base64.length));
                                                System.arraycopy(base64, 0, b, off, Math.max(n, 0));
                                                left -= n;
                                                return n > 0 ? n : -1;
                                            }
                                        },
                                        stream("\",\"z\":1}"))));

        Exchange done = send(KEYED, body);

        assertThat(done.getException()).isNull();
        byte[] sent = onlyRequest().getBody();
        assertThat(sent).hasSize(letters + "{\"key\":\"k1\",\"doc\":\"\",\"z\":1}".length());
        assertThat(new String(sent, 0, 30, StandardCharsets.UTF_8))
                .startsWith("{\"key\":\"k1\",\"doc\":\"AAA");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer in ISO-8859-1, or a file read as such, came before. */
    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "windows-1252"})
    void theCharsetOfTheExchangeIsNotThatOfJson(String charset) throws Exception {
        String text = "{\"name\":\"M\u00fcller \u5951\"}";
        for (String uri : List.of(CREATE + "?idempotencyKey=", KEYED)) {
            for (Object body : List.of(text, text.getBytes(StandardCharsets.UTF_8), stream(text))) {
                Exchange done =
                        template.request(
                                uri,
                                e -> {
                                    e.setProperty(Exchange.CHARSET_NAME, charset);
                                    e.getMessage().setBody(body);
                                });
                assertThat(done.getException()).isNull();
            }
        }
        assertThat(sent()).hasSize(6).allMatch(s -> s.endsWith("\"name\":\"M\u00fcller \u5951\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void otherEncodingsAreSentAsUtf8WithoutAMark(String charset) {
        String text = "{\"name\":\"\u5951\"}";
        for (String mark : List.of("\ufeff", "")) {
            byte[] bytes = (mark + text).getBytes(Charset.forName(charset));
            send(CREATE + "?idempotencyKey=k1", bytes);
            send("tiny:raw/call?method=POST&path=/x", bytes);
        }
        send("tiny:raw/call?method=POST&path=/x", "\ufeff" + text);

        assertThat(sent()).hasSize(5).allMatch(s -> s.endsWith("\"name\":\"\u5951\"}"));
        assertThat(sent()).noneMatch(s -> s.contains("\ufeff"));
    }

    @Test
    void bytesInAnEncodingThatIsNoneAreRefusedWithTheirPlace() {
        byte[] latin1 = "{\"name\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reason(send(KEYED, latin1)))
                .hasMessageContaining("its letters are neither UTF-8 nor UTF-16 or UTF-32 (line 1");
    }

    @Test
    void xmlKeepsItsDeclaration() {
        String xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>M\u00fcller</a>";

        send(CREATE, xml, Map.of(Exchange.CONTENT_TYPE, "application/xml"));
        send(
                CREATE,
                xml.getBytes(StandardCharsets.ISO_8859_1),
                Map.of(Exchange.CONTENT_TYPE, "text/xml"));

        assertThat(requests())
                .hasSize(2)
                .allSatisfy(
                        r ->
                                assertThat(r.getBody())
                                        .isEqualTo(xml.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aRecordWithADayIsSent() {
        send(CREATE + "?idempotencyKey=k", new Lease("L", LocalDate.of(2026, 1, 31)));
        send("tiny:raw/call?method=POST&path=/x", List.of(new Lease("M", LocalDate.EPOCH)));

        assertThat(sent())
                .containsExactlyInAnyOrder(
                        "{\"title\":\"L\",\"begins\":\"2026-01-31\",\"key\":\"k\"}",
                        "[{\"title\":\"M\",\"begins\":\"1970-01-01\"}]");
    }

    @Test
    void anAnswerConvertsInARoute() throws Exception {
        answer(okJson("{\"id\":\"d1\",\"list\":[{\"a\":1}]}"));
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:x")
                                .to("tiny:document/get?documentId=d1")
                                .setProperty("title", simple("${body[list][0][a]}"))
                                .convertBodyTo(String.class)
                                .to("mock:text");
                    }
                });
        MockEndpoint text = context.getEndpoint("mock:text", MockEndpoint.class);
        text.expectedBodiesReceived("{\"id\":\"d1\",\"list\":[{\"a\":1}]}");
        text.expectedPropertyReceived("title", 1);
        send("direct:x", null);

        text.assertIsSatisfied();
    }

    @Test
    void anAnswerThatIsTooLargeIsAClearFailure() {
        answer(okJson("{\"id\":\"" + "x".repeat(2000) + "\"}"));

        for (String output : List.of("map", "json")) {
            assertThat(
                            send(
                                            "tiny:document/get?documentId=1&maxResponseSize=1000&output="
                                                    + output,
                                            null)
                                    .getException())
                    .isInstanceOfSatisfying(
                            EsignOperationException.class,
                            e -> {
                                assertThat(e)
                                        .hasMessageContaining(
                                                "larger than maxResponseSize, which is 1000 bytes");
                                assertThat(e.isRetryable()).isFalse();
                            });
        }
        answer(aResponse().withBody(new byte[5000]).withHeader("Content-Type", "application/pdf"));
        Object document =
                send("tiny:document/download?documentId=1&maxResponseSize=1000", null)
                        .getMessage()
                        .getBody();
        assertThat(document).isInstanceOf(StreamCache.class);
    }

    @Test
    void anAnswerThatIsSmallUntilItIsUnpackedIsTooLargeToo() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"id\":\"".getBytes(StandardCharsets.UTF_8));
            gzip.write(new byte[20_000_000]);
        }
        answer(okJson("").withBody(packed.toByteArray()).withHeader("Content-Encoding", "gzip"));

        assertThat(packed.size()).isLessThan(100_000);
        assertThat(
                        send("tiny:document/get?documentId=1&maxResponseSize=1000000", null)
                                .getException())
                .hasMessageContaining("larger than maxResponseSize, which is 1000000 bytes");
    }

    @Test
    void aFormIsAMapOrText() {
        send("tiny:form/send", Map.of("mail", "ada+x@acme.test"));
        send("tiny:form/send", "a=1&b=x%20y+z&b=2&c=");
        send("tiny:form/send", stream("a=\u0031"));

        assertThat(sent())
                .containsExactlyInAnyOrder(
                        "mail=ada%2Bx%40acme.test", "a=1&b=x%20y+z&b=2&c=", "a=1");
        assertThat(requests())
                .allMatch(
                        r ->
                                "application/x-www-form-urlencoded"
                                        .equals(r.getHeader("Content-Type")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1}", "a=%zz", "a b=c", "secret", "a=\u00fc", "&", "<a b=\"c\"/>"})
    void textThatIsNoFormIsRefused(String text) {
        assertThat(reason(send("tiny:form/send", text)))
                .hasMessageContaining("is not of the type application/x-www-form-urlencoded")
                .message()
                .doesNotContain("secret");
        assertThat(reason(send("tiny:form/send", 5))).hasMessageContaining("java.lang.Integer");
        assertThat(requests()).isEmpty();
    }

    /** The JSON of the application is its own matter. */
    @Test
    void noGlobalOptionOfCamelJacksonIsSet() {
        assertThat(context.getGlobalOptions()).isEmpty();
        assertThat(context.getRegistry().findByType(ObjectMapper.class)).isEmpty();
    }
}
