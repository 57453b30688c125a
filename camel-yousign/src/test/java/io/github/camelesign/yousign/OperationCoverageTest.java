// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.testing.operation.OperationCoverageTests;
import io.github.camelesign.testing.operation.RepeatableRule;
import jakarta.activation.DataHandler;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends OperationCoverageTests<OperationFacts> {

    private static final String FACTS = "io.github.camelesign.yousign.OperationFacts#";

    /** Its text gets a key. */
    private static final String KEYED = "signature-request/create";

    private static final byte[] FILE = "%PDF-1.7 Müller".getBytes(StandardCharsets.UTF_8);

    /** printf %s '%PDF-1.7 Müller' | base64 */
    private static final String FILE_BASE64 = "JVBERi0xLjcgTcO8bGxlcg==";

    OperationCoverageTest() {
        super("yousign", "CamelYousign", OperationFacts.all());
    }

    @Override
    protected YousignConfiguration options() {
        return context.getComponent("yousign", YousignComponent.class).getConfiguration();
    }

    @BeforeEach
    void credentials() {
        options().setApiKey(StubbedYousign.KEY);
    }

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertFactsName(229, Arrays.stream(YousignOperation.values()));
        assertThat(OperationFacts.all().stream().filter(OperationFacts::seed))
                .extracting(OperationFacts::operation)
                .containsExactly("v2/user/list");
    }

    /** A signature request is looked up by its key, and not sent again when it is not found. */
    @Override
    @ParameterizedTest
    @MethodSource("all")
    protected void aCallWithALostAnswerIsRepeatedIfThatDoesNoHarm(OperationFacts facts) {
        if (!KEYED.equals(facts.operation())) {
            super.aCallWithALostAnswerIsRepeatedIfThatDoesNoHarm(facts);
            return;
        }
        options().setLookUpTimeout(1);
        answers(facts.expandedPath(), status(502), json("{\"data\":[]}"));

        Exchange done = send(uri(facts, Map.of()), body(facts), headers(facts));

        assertThat(facts.again()).isFalse();
        assertThat(failure(done).isOutcomeUnknown()).isTrue();
        LoggedRequest creation = requests().get(0);
        String key = Json.read(creation.getBodyAsString(), Map.class).get("external_id").toString();
        assertThat(requests())
                .hasSizeGreaterThan(1)
                .filteredOn(request -> !request.equals(creation))
                .allMatch(request -> "GET".equals(request.getMethod().value()))
                .allMatch(request -> request.queryParameter("external_id[eq]").containsValue(key));
    }

    @Test
    void whatIsRepeatableFollowsTheRule() {
        RepeatableRule.assertHolds(YousignOperation.values());
    }

    @Override
    protected String authorization(OperationFacts facts) {
        return "Bearer " + StubbedYousign.KEY;
    }

    @Override
    protected void assertParameters(OperationFacts facts, Operation row) {
        assertThat(row.parameterNames())
                .filteredOn(name -> !Operation.IDEMPOTENCY_KEY.equals(name))
                .containsExactlyElementsOf(parameters(facts));
    }

    @Override
    protected void assertBody(OperationFacts facts, LoggedRequest request) {
        String contentType = request.getHeader("Content-Type");
        if (facts.needsBody()) {
            assertThat(contentType).startsWith("multipart/form-data; boundary=");
            assertThat(request.getParts())
                    .extracting(Request.Part::getName)
                    .containsExactlyInAnyOrder(facts.parts().get(0), "nature", "parse_anchors");
            Request.Part file = request.getPart(facts.parts().get(0));
            assertThat(file.getBody().asBytes()).isEqualTo(FILE);
            assertThat(file.getHeader("Content-Disposition").firstValue())
                    .endsWith("; filename=\"nda.pdf\"");
            assertThat(file.getHeader("Content-Type").firstValue()).isEqualTo("application/pdf");
            assertThat(request.getPart("nature").getBody().asString())
                    .isEqualTo("signable_document");
            assertThat(request.getPart("parse_anchors").getBody().asString()).isEqualTo("true");
        } else if ("base64".equals(facts.body())) {
            assertThat(contentType).isEqualTo("application/json");
            assertThat(request.getBodyAsString())
                    .isEqualTo(
                            "{\"name\":\"nda.pdf\",\"nature\":\"signable_document\",\"parse_anchors\":true,\"content\":\""
                                    + FILE_BASE64
                                    + "\"}");
        } else if (KEYED.equals(facts.operation())) {
            assertThat(contentType).isEqualTo("application/json");
            assertThat(StubbedYousign.withoutKey(request.getBodyAsString())).isEqualTo(JSON_TEXT);
        } else {
            super.assertBody(facts, request);
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "fileOrJson")
    void whatIsNoDocumentGoesAsJson(OperationFacts facts) {
        answer(json(success(facts)));

        for (Object body : List.of(JSON_TEXT, Map.of("a", 1))) {
            assertThat(send(uri(facts, Map.of()), body).getException()).isNull();
        }
        Map<String, Object> declared = Map.of(Exchange.CONTENT_TYPE, "application/json");
        send(uri(facts, Map.of()), JSON_TEXT.getBytes(StandardCharsets.UTF_8), declared);

        assertThat(requests())
                .allMatch(r -> "application/json".equals(r.getHeader("Content-Type")))
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactlyInAnyOrder(JSON_TEXT, "{\"a\":1}", JSON_TEXT);
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aSecondDocumentComesFromAnAttachment(OperationFacts facts) {
        answer(json(success(facts)));

        Exchange done =
                template.request(
                        uri(facts, Map.of()),
                        exchange -> {
                            exchange.getMessage().setBody(body(facts));
                            for (String name : List.of("verso", "additional_file", "other")) {
                                exchange.getMessage(AttachmentMessage.class)
                                        .addAttachment(
                                                name,
                                                new DataHandler(
                                                        new ByteArrayDataSource(
                                                                name + ".png", name.getBytes())));
                            }
                        });

        assertThat(done.getException()).isNull();
        if (facts.needsBody()) {
            assertThat(onlyRequest().getParts())
                    .extracting(Request.Part::getName)
                    .containsExactlyInAnyOrderElementsOf(facts.parts());
            facts.parts().stream()
                    .skip(1)
                    .map(name -> onlyRequest().getPart(name))
                    .forEach(
                            part -> {
                                assertThat(part.getBody().asString()).isEqualTo(part.getName());
                                assertThat(part.getHeader("Content-Type").firstValue())
                                        .isEqualTo("image/png");
                                assertThat(part.getHeader("Content-Disposition").firstValue())
                                        .contains("filename=");
                            });
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "bytes")
    void aDocumentComesBackAsAStream(OperationFacts facts) throws Exception {
        assertADocumentComesBackAsAStream(facts, "attachment; filename=\"a.pdf\"");
    }

    @Override
    protected String success(OperationFacts facts) {
        return "base64".equals(facts.answer()) ? "\"" + FILE_BASE64 + "\"" : super.success(facts);
    }

    @ParameterizedTest
    @MethodSource(FACTS + "base64")
    void aDocumentInAJsonStringComesBackAsAStream(OperationFacts facts) throws Exception {
        answer(json("\"" + FILE_BASE64 + "\""));

        Exchange done = send(uri(facts, Map.of()), null, Map.of());

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(((InputStream) done.getMessage().getBody()).readAllBytes()).isEqualTo(FILE);
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class))
                .isNotEqualTo("application/json");
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME))
                .isEqualTo("document " + String.join(" ", facts.pathIds().values()));
        assertThat(done.getMessage().getHeader(EsignConstants.DOCUMENT_NAME)).isNull();
    }

    @ParameterizedTest
    @MethodSource(FACTS + "paged")
    void fetchAllWalksItsPages(OperationFacts facts) {
        boolean counted = "page".equals(facts.pages().get(0));
        if (counted) {
            page(facts, "page", "1", "[{'id':'a'},{'id':'b'}]");
            page(facts, "page", "2", "[{'id':'c'}]");
            page(facts, "page", "3", "[]");
        } else {
            boolean nested = facts.pages().get(2).startsWith("meta.");
            String body =
                    nested
                            ? "{'data':[%s],'meta':{'next_cursor':%s}}"
                            : "{'data':[%s],'next_cursor':%s}";
            page(facts, "after", null, body.formatted("{'id':'a'},{'id':'b'}", "'c/2'"));
            page(facts, "after", "c/2", body.formatted("{'id':'c'}", "null"));
        }

        String size = counted ? "itemsPerPage" : "limit";
        assertTwoPagesAreWalked(facts, Map.of("fetchAll", "true", size, "2"), counted ? 3 : 2);
        assertThat(requests())
                .allMatch(request -> "2".equals(request.queryParameter(size).firstValue()))
                .allMatch(request -> !counted || request.getUrl().contains("pagination=true"));
    }

    private static void page(OperationFacts facts, String parameter, String value, String body) {
        MappingBuilder request = get(urlPathEqualTo(facts.expandedPath()));
        server.stubFor(
                request.withQueryParam(parameter, value == null ? absent() : equalTo(value))
                        .willReturn(json(body.replace('\'', '"'))));
    }

    /** What comes with something that is created never comes without it. */
    @Override
    protected ResponseDefinitionBuilder answerWithId(String place) {
        return "/id".equals(place)
                ? super.answerWithId(place)
                : json("{\"id\":\"1\"," + nested(place, "\"4711\"").substring(1));
    }

    @Override
    protected Object body(OperationFacts facts) {
        return facts.needsBody() || "base64".equals(facts.body()) ? FILE : super.body(facts);
    }

    @Override
    protected Map<String, Object> headers(OperationFacts facts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nature", "signable_document");
        fields.put("parse_anchors", true);
        return Map.of(Exchange.FILE_NAME, "nda.pdf", "CamelYousignForm", fields);
    }
}
