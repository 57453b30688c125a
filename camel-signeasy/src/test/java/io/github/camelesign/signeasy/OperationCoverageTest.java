// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.testing.operation.OperationCoverageTests;
import io.github.camelesign.testing.operation.RepeatableRule;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends OperationCoverageTests<OperationFacts> {

    private static final String FACTS = "io.github.camelesign.signeasy.OperationFacts#";

    private static final String FILE = "what is signed: Müller";

    OperationCoverageTest() {
        super("signeasy", "CamelSigneasy", OperationFacts.all());
    }

    @Override
    protected SigneasyConfiguration options() {
        return context.getComponent("signeasy", SigneasyComponent.class).getConfiguration();
    }

    @BeforeEach
    void nameTheApplication() {
        options().setAccessToken(StubbedSigneasy.TOKEN);
        options().setClientId("desk-app");
    }

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertFactsName(80, Arrays.stream(SigneasyOperation.values()));
        assertThat(OperationFacts.all().stream().filter(OperationFacts::seed)).hasSize(28);
    }

    @Test
    void whatIsRepeatableFollowsTheRule() {
        RepeatableRule.assertHolds(SigneasyOperation.values());
    }

    @Override
    protected String authorization(OperationFacts facts) {
        return "Bearer " + StubbedSigneasy.TOKEN;
    }

    @Override
    protected void assertHeaders(OperationFacts facts, LoggedRequest request) {
        super.assertHeaders(facts, request);
        assertThat(request.getHeader("X-Client-ID")).isEqualTo(facts.seed() ? "desk-app" : null);
    }

    /** Its ids are numbers. */
    @Override
    protected ResponseDefinitionBuilder answerWithId(String place) {
        return json(nested(place, "4711"));
    }

    @Override
    protected void assertBody(OperationFacts facts, LoggedRequest request) {
        if (!facts.needsBody()) {
            super.assertBody(facts, request);
            return;
        }
        assertThat(request.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getHeader("Content-Encoding")).isNull();
        assertThat(request.getParts())
                .extracting(Request.Part::getName)
                .containsExactlyInAnyOrder("name", "file", "rename_if_exists");
        assertThat(request.getPart("file").getBody().asString()).isEqualTo(FILE);
        assertThat(request.getPart("name").getBody().asString()).isEqualTo("lease.pdf");
        assertThat(request.getPart("rename_if_exists").getBody().asString()).isEqualTo("1");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "uploads")
    void anUploadIsCompressedOnDemand(OperationFacts facts) throws Exception {
        answer(json(success(facts)));

        Exchange done = send(uri(facts, Map.of("gzip", "true")), body(facts), headers(facts));

        assertThat(done.getException()).isNull();
        LoggedRequest request = onlyRequest();
        assertThat(request.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(request.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
        String boundary = request.getHeader("Content-Type").replaceFirst(".*boundary=", "");
        byte[] body = request.getBody();
        boolean stillCompressed = body[0] == 0x1f && body[1] == (byte) 0x8b;
        byte[] plain =
                stillCompressed
                        ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                        : body;
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .contains("--" + boundary, "name=\"file\"", FILE, "lease.pdf")
                .endsWith("--" + boundary + "--\r\n");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "forms")
    void aFormMayAlsoBeGivenAsJson(OperationFacts facts) {
        answer(json("{}"));

        call(uri(facts, Map.of()), "{\"message\":\"No, thanks\"}");

        assertThat(onlyRequest().getBodyAsString()).isEqualTo("message=No%2C+thanks");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "binary")
    void aDocumentComesBackAsAStream(OperationFacts facts) throws Exception {
        assertADocumentComesBackAsAStream(facts, "attachment; filename=\"a.pdf\"");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "listed")
    void fetchAllWalksPagesIfThereAreAny(OperationFacts facts) {
        page(facts, "0", "\"a\",\"b\"");
        page(facts, "2", "\"c\"");
        page(facts, "3", "");

        assertThat(entries(facts, "&limit=2")).isEqualTo(List.of("a", "b", "c"));
        assertThat(requests()).hasSize(3);

        answer(json("{\"count\":3,\"files\":[\"a\",\"b\",\"c\"]}"));
        assertThat(entries(facts, "&limit=1")).isEqualTo(List.of("a", "b", "c"));
        answer(json("[\"a\",\"b\"]"));
        assertThat(entries(facts, "&limit=1&offset=1")).isEqualTo(List.of("a", "b"));
    }

    private static void page(OperationFacts facts, String offset, String entries) {
        server.stubFor(
                get(urlPathEqualTo(facts.expandedPath()))
                        .withQueryParam("offset", equalTo(offset))
                        .withQueryParam("limit", equalTo("2"))
                        .willReturn(json("{\"count\":3,\"files\":[" + entries + "]}")));
    }

    private List<Object> entries(OperationFacts facts, String options) {
        Iterator<?> all =
                (Iterator<?>)
                        call("signeasy:" + facts.operation() + "?fetchAll=true" + options, null);
        List<Object> entries = new ArrayList<>();
        all.forEachRemaining(entries::add);
        return entries;
    }

    @Override
    protected Object body(OperationFacts facts) {
        return facts.needsBody() ? FILE.getBytes(StandardCharsets.UTF_8) : super.body(facts);
    }

    @Override
    protected Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", "Müller & Söhne");
        form.put("urls", List.of("a", "b"));
        return form;
    }

    @Override
    protected String formAsSent() {
        return "name=M%C3%BCller+%26+S%C3%B6hne&urls=a%2Cb";
    }

    @Override
    protected Map<String, Object> headers(OperationFacts facts) {
        return Map.of(
                Exchange.FILE_NAME,
                "lease.pdf",
                "CamelSigneasyForm",
                Map.of("rename_if_exists", true));
    }
}
