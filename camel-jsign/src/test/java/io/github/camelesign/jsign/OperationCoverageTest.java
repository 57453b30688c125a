// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.testing.operation.OperationCoverageTests;
import io.github.camelesign.testing.operation.RepeatableRule;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends OperationCoverageTests<OperationFacts> {

    private static final String FACTS = "io.github.camelesign.jsign.OperationFacts#";

    private static final Map<String, String> AUTHORIZATION =
            Map.of(
                    "Bearer",
                    "Bearer " + StubbedJSign.TOKEN,
                    // printf %s 'desk-key:desk-secret' | openssl base64
                    "Basic",
                    "Basic ZGVzay1rZXk6ZGVzay1zZWNyZXQ=");

    private static final String FILE = "what is signed: Müller";

    OperationCoverageTest() {
        super("jsign", "CamelJSign", OperationFacts.all());
    }

    @Override
    protected JSignConfiguration options() {
        return context.getComponent("jsign", JSignComponent.class).getConfiguration();
    }

    @BeforeEach
    void credentials() {
        options().setAccessToken(StubbedJSign.TOKEN);
        options().setApiKey("desk-key");
        options().setApiSecret("desk-secret");
    }

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertFactsName(29, Arrays.stream(JSignOperation.values()));
    }

    @Test
    void whatIsRepeatableFollowsTheRule() {
        RepeatableRule.assertHolds(JSignOperation.values());
    }

    @Override
    protected String authorization(OperationFacts facts) {
        return AUTHORIZATION.get(facts.authorization());
    }

    @Override
    protected void assertHeaders(OperationFacts facts, LoggedRequest request) {
        super.assertHeaders(facts, request);
        assertThat(request.getHeader("app_auth_type")).isEqualTo("jsign-oauth2");
    }

    @Override
    protected ResponseDefinitionBuilder answerWithId(String place) {
        return super.answerWithId("/data" + place);
    }

    @Override
    protected void assertBody(OperationFacts facts, LoggedRequest request) {
        if (!facts.needsBody()) {
            super.assertBody(facts, request);
            return;
        }
        assertThat(request.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getParts())
                .extracting(Request.Part::getName)
                .containsExactlyInAnyOrder(facts.body(), "label");
        assertThat(request.getPart(facts.body()).getBody().asString()).isEqualTo(FILE);
        assertThat(request.getPart(facts.body()).getHeader("Content-Disposition").firstValue())
                .endsWith("; filename=\"lease.pdf\"");
        assertThat(request.getPart("label").getBody().asString()).isEqualTo("l1");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "takingDocuments")
    void aDocumentArrivesWithinTheJson(OperationFacts facts) {
        answer(json(success(facts)));
        Map<String, Object> headers = new HashMap<>();
        headers.put(Exchange.FILE_NAME, "lease.pdf");
        headers.put(
                JSignConstants.FORM,
                Map.of(
                        "envelope",
                        Map.of("name", "Lease"),
                        "document",
                        Map.of("document_ref_no", 7)));

        assertThat(
                        send(uri(facts, Map.of()), FILE.getBytes(StandardCharsets.UTF_8), headers)
                                .getException())
                .isNull();

        LoggedRequest request = onlyRequest();
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBodyAsString())
                .contains("\"envelope\":{\"name\":\"Lease\"}")
                .contains("\"name\":\"lease.pdf\"")
                .contains("\"document_ref_no\":7")
                // printf %s 'what is signed: Müller' | openssl base64
                .contains("\"document_base64\":\"d2hhdCBpcyBzaWduZWQ6IE3DvGxsZXI=\"");
        assertThat(request.getHeader("Content-Length"))
                .isEqualTo(String.valueOf(request.getBody().length));
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void whatIsAskedForIsUnwrappedAndTheMessageIsAHeader(OperationFacts facts) {
        answer(json(success(facts)));

        Exchange done = send(uri(facts, Map.of()), body(facts), headers(facts));

        assertThat(done.getMessage().getHeader("CamelJSignMessage")).isEqualTo("Done.");
        if (!facts.answer().endsWith("_base64")) {
            Map<String, Object> data = new HashMap<>(Map.of("a_url", "https://sign.test"));
            facts.ids().values().stream()
                    .filter(OperationCoverageTest::isInData)
                    .forEach(place -> data.put(place.substring(1), "4711"));
            assertThat(done.getMessage().getBody()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void anErrorInAnAnswerOfSuccessIsAnError(OperationFacts facts) {
        answer(
                json(
                        "{\"errors\":[{\"error_code\":\"ENVELOPE_UPDATE_FAILED\",\"developer_message\":\"Not"
                                + " now\"}]}"));

        EsignOperationException failure =
                failure(send(uri(facts, Map.of()), body(facts), headers(facts)));

        assertThat(failure.getErrorCode()).isEqualTo("ENVELOPE_UPDATE_FAILED");
        assertThat(failure.getProviderMessage()).isEqualTo("Not now");
        assertThat(failure.getOperation()).isEqualTo(facts.operation());
        assertThat(failure.isRetryable() || failure.isOutcomeUnknown()).isFalse();
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(FACTS + "documents")
    void aDocumentComesBackAsAStream(OperationFacts facts) throws Exception {
        // printf '%%PDF\0\377' | openssl base64
        answer(
                json(
                        "{\"message\":\"m\",\"data\":{\"%s\":\"JVBERgD/\",\"file_name\":\"../a.pdf\"}}"
                                .formatted(facts.answer())));

        Exchange done = send(uri(facts, Map.of()), null, Map.of());

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(((InputStream) done.getMessage().getBody()).readAllBytes())
                .isEqualTo(new byte[] {'%', 'P', 'D', 'F', 0, (byte) 0xff});
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo(storedName(facts));
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "paged")
    void fetchAllWalksItsPages(OperationFacts facts) {
        page(facts, 1, "\"a\",\"b\"");
        page(facts, 2, "\"c\"");
        page(facts, 3, "");
        boolean inBody = "body".equals(facts.pages().get(0));
        String uri =
                "jsign:"
                        + facts.operation()
                        + "?fetchAll=true"
                        + (inBody ? "" : "&" + facts.pages().get(1) + "=2");

        Iterator<?> entries =
                (Iterator<?>)
                        call(
                                uri,
                                inBody
                                        ? Map.of("page_size", 2, "status", List.of("Completed"))
                                        : null);

        assertThat(entries).toIterable().asList().isEqualTo(List.of("a", "b", "c"));
        assertThat(requests()).hasSize(3);
        if (inBody) {
            assertThat(requests().get(1).getBodyAsString())
                    .contains("\"status\":[\"Completed\"]")
                    .contains("\"page_size\":2");
        }
    }

    private static void page(OperationFacts facts, int number, String entries) {
        MappingBuilder request = any(urlPathEqualTo(facts.expandedPath()));
        if ("body".equals(facts.pages().get(0))) {
            request.withRequestBody(matchingJsonPath("$[?(@.page == " + number + ")]"));
        } else {
            request.withQueryParam("page", equalTo(String.valueOf(number)));
        }
        server.stubFor(
                request.willReturn(
                        json(
                                "{\"message\":\"m\",\"data\":{\"list_info\":{\"num_pages\":2},\"%s\":[%s]}}"
                                        .formatted(facts.pages().get(2), entries))));
    }

    @Override
    protected String success(OperationFacts facts) {
        String data =
                facts.answer().endsWith("_base64")
                        ? "{\"" + facts.answer() + "\":\"JVBERg==\"}"
                        : facts.ids().values().stream()
                                .filter(OperationCoverageTest::isInData)
                                .map(place -> ",\"" + place.substring(1) + "\":\"4711\"")
                                .collect(
                                        Collectors.joining(
                                                "", "{\"a_url\":\"https://sign.test\"", "}"));
        return "{\"message\":\"Done.\",\"data\":" + data + "}";
    }

    /** As those of what is created; those of what is read are deeper. */
    private static boolean isInData(String place) {
        return place.lastIndexOf('/') == 0;
    }

    @Override
    protected Object body(OperationFacts facts) {
        return facts.needsBody() ? FILE.getBytes(StandardCharsets.UTF_8) : super.body(facts);
    }

    @Override
    protected Map<String, Object> headers(OperationFacts facts) {
        return facts.needsBody()
                ? Map.of(Exchange.FILE_NAME, "lease.pdf", "CamelJSignForm", Map.of("label", "l1"))
                : Map.of();
    }
}
