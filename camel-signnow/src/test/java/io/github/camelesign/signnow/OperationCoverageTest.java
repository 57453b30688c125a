// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.testing.operation.OperationCoverageTests;
import io.github.camelesign.testing.operation.RepeatableRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends OperationCoverageTests<OperationFacts> {

    private static final String FACTS = "io.github.camelesign.signnow.OperationFacts#";

    private static final Map<String, String> AUTHORIZATION =
            Map.of(
                    "Bearer",
                    "Bearer " + StubbedSignNow.TOKEN,
                    // printf %s 'desk-app:desk-secret' | base64
                    "Basic",
                    "Basic ZGVzay1hcHA6ZGVzay1zZWNyZXQ=");

    private static final String FILE = "role|email,Müller";

    OperationCoverageTest() {
        super("signnow", "CamelSignNow", OperationFacts.all());
    }

    @Override
    protected SignNowConfiguration options() {
        return context.getComponent("signnow", SignNowComponent.class).getConfiguration();
    }

    @BeforeEach
    void credentials() {
        options().setAccessToken(StubbedSignNow.TOKEN);
        options().setClientId("desk-app");
        options().setClientSecret("desk-secret");
    }

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertFactsName(114, Arrays.stream(SignNowOperation.values()));
        assertThat(OperationFacts.all().stream().filter(OperationFacts::seed)).hasSize(36);
    }

    @Test
    void whatIsRepeatableFollowsTheRule() {
        RepeatableRule.assertHolds(SignNowOperation.values());
    }

    @Override
    protected String authorization(OperationFacts facts) {
        return AUTHORIZATION.get(facts.authorization());
    }

    @Override
    protected ResponseDefinitionBuilder answerWithId(String place) {
        return place.startsWith("header ")
                ? json("{}").withHeader(place.substring(7), "4711")
                : super.answerWithId(place);
    }

    @Override
    protected void assertBody(OperationFacts facts, LoggedRequest request) {
        if (!"file".equals(facts.body())) {
            super.assertBody(facts, request);
            return;
        }
        assertThat(request.getHeader("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getParts())
                .extracting(Request.Part::getName)
                .containsExactlyInAnyOrder("file", "folder_id");
        assertThat(request.getPart("file").getBody().asString()).isEqualTo(FILE);
        assertThat(request.getPart("file").getHeader("Content-Disposition").firstValue())
                .endsWith("; filename=\"signers.csv\"");
        assertThat(request.getPart("folder_id").getBody().asString()).isEqualTo("f1");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "binary")
    void aDocumentComesBackAsAStream(OperationFacts facts) throws Exception {
        assertADocumentComesBackAsAStream(facts, "attachment; filename=\"a.pdf\"");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "paged")
    void fetchAllWalksItsPages(OperationFacts facts) {
        boolean counted = "page".equals(facts.pages().get(0));
        String items = facts.pages().size() > 1 ? facts.pages().get(1) : null;
        String total = counted ? null : facts.pages().get(2);
        page(facts, counted ? "page" : "offset", counted ? "1" : "0", items, total, "a", "b");
        page(facts, counted ? "page" : "offset", "2", items, total, "c");
        page(facts, counted ? "page" : "offset", "3", items, total);

        String size = counted ? "per_page" : "limit";
        assertTwoPagesAreWalked(facts, Map.of("fetchAll", "true", size, "2"), 3);
    }

    private static void page(
            OperationFacts facts,
            String parameter,
            String value,
            String items,
            String total,
            String... ids) {
        String list =
                Stream.of(ids)
                        .map(id -> "{\"id\":\"" + id + "\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        String count = total == null ? "" : ",\"" + total + "\":\"3\"";
        String body = items == null ? list : "{\"" + items + "\":" + list + count + "}";
        server.stubFor(
                get(urlPathEqualTo(facts.expandedPath()))
                        .withQueryParam(parameter, equalTo(value))
                        .willReturn(json(body)));
    }

    @Override
    protected Object body(OperationFacts facts) {
        return "file".equals(facts.body())
                ? FILE.getBytes(StandardCharsets.UTF_8)
                : super.body(facts);
    }

    @Override
    protected Map<String, Object> headers(OperationFacts facts) {
        return Map.of(
                Exchange.FILE_NAME, "signers.csv", "CamelSignNowForm", Map.of("folder_id", "f1"));
    }
}
