// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.testing.PdfDocuments;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of body that a route may hold arrives as the same bytes. */
class BodyOutputTest extends StubbedSignNow {

    private static final String TEXT = "{\"subject\":\"Süd\"}";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    /** As a user may write one. */
    public record Invite(String subject) {}

    static Stream<Object> jsonBodies() {
        return Stream.of(
                Map.of("subject", "Süd"),
                new Invite("Süd"),
                TEXT,
                BYTES,
                new ByteArrayInputStream(BYTES),
                new InputStreamCache(BYTES),
                new ReaderCache(TEXT));
    }

    @ParameterizedTest
    @MethodSource("jsonBodies")
    void jsonIsTakenFromAnyBody(Object body) {
        answer(json("{}"));

        call("signnow:document/update?documentId=d1", body);

        assertThat(onlyRequest().getBodyAsString()).isEqualTo(TEXT);
        assertThat(onlyRequest().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(onlyRequest().getHeader("Content-Length"))
                .isEqualTo(String.valueOf(BYTES.length));
    }

    @Test
    void aListIsAnArray() {
        answer(json("{}"));

        call("signnow:raw/call?method=POST&path=/x", List.of(Map.of("a", 1), "b"));

        assertThat(onlyRequest().getBodyAsString()).isEqualTo("[{\"a\":1},\"b\"]");
    }

    @Test
    void aMapIsSentAsJsonWhateverTypeAnEarlierStepLeft() {
        answer(json("{}"));

        send(
                "signnow:raw/call?method=POST&path=/x",
                Map.of("a", 1),
                Map.of("Content-Type", "application/pdf"));

        assertThat(onlyRequest().getHeader("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void jsonIsTakenFromFiles(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("invite.json"), BYTES);
        answer(json("{}"));

        call("signnow:document/update?documentId=d1", file);
        call("signnow:document/update?documentId=d1", file.toFile());

        assertThat(requests())
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactly(TEXT, TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 131_071, 131_072, 131_073, 1_000_000})
    void aDocumentOfAnySizeIsTakenFromAnyBody(int size, @TempDir Path folder) throws Exception {
        byte[] document = new byte[size];
        Arrays.fill(document, (byte) 'x');
        Path file = Files.write(folder.resolve("contract.pdf"), document);
        answer(json("{\"id\":\"d1\"}"));
        List<Object> bodies = new ArrayList<>();
        bodies.add(document);
        bodies.add(new ByteArrayInputStream(document));
        bodies.add(new InputStreamCache(document));
        bodies.add(new String(document, StandardCharsets.US_ASCII));
        bodies.add(file);
        bodies.add(file.toFile());

        bodies.forEach(body -> call("signnow:document/upload", body));

        assertThat(requests()).hasSize(bodies.size());
        assertThat(requests())
                .allSatisfy(
                        request ->
                                assertThat(part(request).getBody().asBytes()).isEqualTo(document));
        assertThat(requests())
                .extracting(request -> disposition(part(request)))
                .containsExactly(
                        "document.pdf",
                        "document.pdf",
                        "document.pdf",
                        "document.pdf",
                        "contract.pdf",
                        "contract.pdf");
    }

    @Test
    void aFileRouteUploadsItsFileUnderItsName(@TempDir Path folder) throws Exception {
        byte[] contract = PdfDocuments.onePage("Rental contract");
        Files.write(Files.createDirectory(folder.resolve("in")).resolve("Miete Süd.pdf"), contract);
        answer(json("{\"id\":\"d1\"}"));
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("file:" + folder + "?recursive=true&initialDelay=0&delay=50")
                                .to("signnow:document/upload")
                                .to("mock:uploaded");
                    }
                });
        MockEndpoint uploaded = context.getEndpoint("mock:uploaded", MockEndpoint.class);
        uploaded.expectedHeaderReceived("CamelSignNowDocumentId", "d1");
        uploaded.expectedMessageCount(1);
        uploaded.assertIsSatisfied();

        assertThat(part(onlyRequest()).getBody().asBytes()).isEqualTo(contract);
        assertThat(disposition(part(onlyRequest()))).isEqualTo("Miete Süd.pdf");
        assertThat(part(onlyRequest()).getHeader("Content-Type").firstValue())
                .isEqualTo("application/pdf");
    }

    @Test
    void aStreamIsStillThereWhenTheRouteRedelivers() throws Exception {
        answers("/document", status(503), json("{\"id\":\"d1\"}"));
        route(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(Exception.class).maximumRedeliveries(1).redeliveryDelay(0);
                        from("direct:upload").to("signnow:document/upload");
                    }
                });

        Exchange done =
                template.request(
                        "direct:upload",
                        e -> e.getMessage().setBody(new ByteArrayInputStream(BYTES)));

        assertThat(done.getException()).isNull();
        assertThat(requests())
                .hasSize(2)
                .allSatisfy(r -> assertThat(part(r).getBody().asBytes()).isEqualTo(BYTES));
    }

    @Test
    void aReaderIsNotWrittenAsAnObject() {
        answer(json("{}"));

        call("signnow:document/update?documentId=d1", new StringReader(TEXT));

        assertThat(onlyRequest().getBodyAsString()).isEqualTo(TEXT);
    }

    private static Request.Part part(LoggedRequest request) {
        return request.getPart("file");
    }

    private static String disposition(Request.Part part) {
        return part.getHeader("Content-Disposition")
                .firstValue()
                .replaceFirst(".*filename=\"(.*)\".*", "$1");
    }
}
