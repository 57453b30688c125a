// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

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
import io.github.camelesign.spi.Operation;
import io.github.camelesign.testing.operation.OperationCoverageTests;
import io.github.camelesign.testing.operation.RepeatableRule;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends OperationCoverageTests<OperationFacts> {

    private static final String FACTS = "io.github.camelesign.docusign.OperationFacts#";

    /** What is one of the 436 with some of it said already. */
    private static final Set<String> CONVENIENCES =
            Set.of("envelopes/download", "envelopes/resend", "envelopes/send", "envelopes/void");

    /** Parameters that are sent in headers or in the body. */
    private static final Set<String> BESIDE_THE_URL =
            Set.of("accept", "contentTransferEncoding", "idempotencyKey", "userSettingsKey");

    /** Its text gets a key. */
    private static final String KEYED = "envelopes/create";

    private static final byte[] BYTES = {'%', 'P', 'D', 'F', 0, (byte) 0xff, 13, 10};

    OperationCoverageTest() {
        super("docusign", "CamelDocuSign", OperationFacts.all());
    }

    @Override
    protected DocuSignConfiguration options() {
        return context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
    }

    @BeforeEach
    void credentials() {
        options().setAccessToken(StubbedDocuSign.TOKEN);
        options().setOauthBaseUri(server.baseUrl());
        options().setAccountId(StubbedDocuSign.ACCOUNT);
    }

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertFactsName(
                436,
                Arrays.stream(DocuSignOperation.values())
                        .filter(o -> !CONVENIENCES.contains(o.toString())));
        assertThat(OperationFacts.older()).hasSize(310);
        assertThat(OperationFacts.all().stream().filter(OperationFacts::seed)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource(FACTS + "older")
    void theOlderVersionIsCalledTheSameWay(OperationFacts facts) {
        options().setApiVersion("v2");

        assertCallWithAllThatItTakes(facts, facts.olderPath());
    }

    /** An envelope is looked up by its key, and not sent again when it is not found. */
    @Override
    @ParameterizedTest
    @MethodSource("all")
    protected void aCallWithALostAnswerIsRepeatedIfThatDoesNoHarm(OperationFacts facts) {
        if (!KEYED.equals(facts.operation())) {
            super.aCallWithALostAnswerIsRepeatedIfThatDoesNoHarm(facts);
            return;
        }
        options().setLookUpTimeout(1);
        answers(facts.expandedPath(), status(502), json("{\"envelopes\":[]}"));

        Exchange done = send(uri(facts, Map.of()), body(facts), headers(facts));

        assertThat(facts.again()).isFalse();
        assertThat(failure(done).isOutcomeUnknown()).isTrue();
        LoggedRequest creation = requests().get(0);
        String key =
                Json.read(creation.getBodyAsString(), Map.class).get("transactionId").toString();
        assertThat(requests())
                .hasSizeGreaterThan(1)
                .filteredOn(request -> !request.equals(creation))
                .allMatch(request -> "GET".equals(request.getMethod().value()))
                .allMatch(request -> request.queryParameter("transaction_ids").containsValue(key));
    }

    @Test
    void whatIsRepeatableFollowsTheRule() {
        RepeatableRule.assertHolds(DocuSignOperation.values());
    }

    @Override
    protected String authorization(OperationFacts facts) {
        return "Bearer " + StubbedDocuSign.TOKEN;
    }

    @Override
    protected void assertParameters(OperationFacts facts, Operation row) {
        assertThat(row.parameterNames())
                .filteredOn(name -> !BESIDE_THE_URL.contains(name))
                .containsExactlyInAnyOrderElementsOf(parameters(facts));
        assertThat(row.acceptable()).isEqualTo(facts.acceptable());
    }

    @Override
    protected void assertBody(OperationFacts facts, LoggedRequest request) {
        String contentType = request.getHeader("Content-Type");
        switch (facts.body()) {
            case "bytes" -> {
                assertThat(contentType).isEqualTo("application/pdf");
                assertThat(request.getBody()).isEqualTo(BYTES);
            }
            case "file file.xml" -> {
                assertThat(contentType).startsWith("multipart/form-data; boundary=");
                assertThat(request.getParts())
                        .extracting(Request.Part::getName)
                        .containsExactly("file.xml");
                Request.Part file = request.getPart("file.xml");
                assertThat(file.getBody().asBytes()).isEqualTo(BYTES);
                assertThat(file.getHeader("Content-Disposition").firstValue())
                        .endsWith("; filename=\"terms.pdf\"");
            }
            default -> {
                if (KEYED.equals(facts.operation())) {
                    assertThat(contentType).isEqualTo("application/json");
                    assertThat(StubbedDocuSign.withoutKey(request.getBodyAsString()))
                            .isEqualTo(JSON_TEXT);
                } else {
                    super.assertBody(facts, request);
                }
            }
        }
    }

    /** DocuSign answers 411 to a POST or PUT that does not say that nothing follows. */
    @Override
    protected void assertNoBody(LoggedRequest request) {
        assertThat(request.getBody()).isEmpty();
        if (List.of("POST", "PUT").contains(request.getMethod().value())) {
            assertThat(request.getHeader("Content-Length")).isEqualTo("0");
        }
    }

    /** The path of an upload comes with its id only. */
    @Override
    protected ResponseDefinitionBuilder answerWithId(String place) {
        return place.equals("/chunkedUploadUri")
                ? json("{\"chunkedUploadId\":\"c1\",\"chunkedUploadUri\":\"4711\"}")
                : super.answerWithId(place);
    }

    @Test
    void aHeaderCannotChooseTheAccountOrTheVersion() {
        answer(json("{}"));
        Map<String, String> headers =
                Map.of(header("accountId"), "another", header("apiVersion"), "v3");

        assertThat(send("docusign:accounts/get", null, headers).getException()).isNull();

        assertThat(onlyRequest().getUrl())
                .isEqualTo("/restapi/v2.1/accounts/" + StubbedDocuSign.ACCOUNT);
    }

    @ParameterizedTest
    @MethodSource(FACTS + "binary")
    void aDocumentComesBackAsAStream(OperationFacts facts) throws Exception {
        assertADocumentComesBackAsAStream(facts, "file; filename=\"a.pdf\"; documentid=\"1\"");
    }

    /** It is the same for every operation that answers with a file. */
    @ParameterizedTest
    @MethodSource(FACTS + "binary")
    void everyFileCanBeAskedForInBase64(OperationFacts facts) {
        assertThat(DocuSignOperation.values())
                .filteredOn(operation -> operation.toString().equals(facts.operation()))
                .extracting(operation -> operation.row().headerParameters())
                .containsExactly(Map.of("contentTransferEncoding", "Content-Transfer-Encoding"));
    }

    @ParameterizedTest
    @MethodSource(FACTS + "ofSeveralTypes")
    void anAnswerOfAnotherTypeIsAskedForAndComesAsAStream(OperationFacts facts) throws Exception {
        for (String type : facts.acceptable()) {
            server.resetAll();
            answer(status(200).withBody(BYTES).withHeader("Content-Type", type));

            Exchange done = send(uri(facts, Map.of("accept", type)), null);

            assertThat(onlyRequest().getHeader("Accept")).isEqualTo(type);
            assertThat(((InputStream) done.getMessage().getBody()).readAllBytes()).isEqualTo(BYTES);
            assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "paged")
    void fetchAllWalksItsPages(OperationFacts facts) {
        boolean sized = facts.pages().contains("count");
        page(facts, null, sized, 1, "a", "b");
        page(facts, "2", sized, 2, "c");
        page(facts, "3", sized, 2);

        Map<String, String> options = new HashMap<>(Map.of("fetchAll", "true"));
        if (sized) {
            options.put("count", "2");
        }
        assertTwoPagesAreWalked(facts, options, 3);
    }

    private static void page(
            OperationFacts facts, String position, boolean sized, int last, String... ids) {
        String list =
                Stream.of(ids)
                        .map(id -> "{\"id\":\"" + id + "\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        MappingBuilder page =
                get(urlPathEqualTo(facts.expandedPath()))
                        .withQueryParam(
                                "start_position", position == null ? absent() : equalTo(position))
                        .withQueryParam("count", sized ? equalTo("2") : absent());
        server.stubFor(
                page.willReturn(
                        json(
                                "{\"%s\":%s,\"%s\":\"3\",\"endPosition\":\"%d\"}"
                                        .formatted(
                                                facts.pages().get(0),
                                                list,
                                                facts.pages().get(1),
                                                last))));
    }

    @Override
    protected Object body(OperationFacts facts) {
        return switch (facts.body()) {
            case "bytes", "file file.xml" -> BYTES;
            default -> super.body(facts);
        };
    }

    @Override
    protected Map<String, Object> headers(OperationFacts facts) {
        return Map.of(Exchange.FILE_NAME, "terms.pdf");
    }
}
