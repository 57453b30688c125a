package io.github.camelesign.docusign;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.operation.Operation;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends StubbedDocuSign {

    private static final String FACTS = "io.github.camelesign.docusign.OperationFacts#";

    /** With blanks, so that it is seen that nobody rewrites it. */
    private static final String JSON_TEXT = "{ \"name\":  \"Müller & Söhne\" }";

    /** What is one of the 436 with some of it said already. */
    private static final Set<String> CONVENIENCES =
            Set.of("envelopes/download", "envelopes/resend", "envelopes/send", "envelopes/void");

    /** Parameters that are sent in headers or in the body. */
    private static final Set<String> BESIDE_THE_URL =
            Set.of("accept", "contentTransferEncoding", "idempotencyKey", "userSettingsKey");

    private static final byte[] BYTES = {'%', 'P', 'D', 'F', 0, (byte) 0xff, 13, 10};

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertThat(OperationFacts.all())
                .extracting(OperationFacts::operation)
                .hasSize(436)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(DocuSignOperation.values())
                                .filter(o -> o.row().kind() == Operation.Kind.CALL)
                                .filter(o -> !CONVENIENCES.contains(o.toString()))
                                .map(Object::toString)
                                .toList());
        assertThat(OperationFacts.older()).hasSize(310);
        assertThat(OperationFacts.all().stream().filter(OperationFacts::seed)).hasSize(3);
    }

    /** That it takes those of the facts is shown by the calls; this is for what it takes beyond. */
    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void anOperationTakesNoOtherParameters(OperationFacts facts) {
        Operation row = new DocuSignComponent().operations().get(facts.operation()).row();

        assertThat(row.parameterNames())
                .filteredOn(name -> !BESIDE_THE_URL.contains(name))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(facts.pathParameters(), facts.queryParameters())
                                .flatMap(List::stream)
                                .toList());
        assertThat(row.acceptable()).isEqualTo(facts.acceptable());
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithAllThatItTakesArrives(OperationFacts facts) {
        assertCallWithAllThatItTakes(facts, "v2.1");
    }

    @ParameterizedTest
    @MethodSource(FACTS + "older")
    void theOlderVersionIsCalledTheSameWay(OperationFacts facts) {
        options().setApiVersion("v2");

        assertCallWithAllThatItTakes(facts, "v2");
    }

    private void assertCallWithAllThatItTakes(OperationFacts facts, String version) {
        answer(json("{}"));
        Map<String, String> query =
                facts.queryParameters().stream()
                        .collect(Collectors.toMap(name -> name, name -> "a b/ü&=+ of " + name));
        Map<String, String> raw = new HashMap<>();
        query.forEach((name, value) -> raw.put(name, "RAW(" + value + ")"));

        assertThat(send(uri(facts, raw), body(facts), headers()).getException()).isNull();

        LoggedRequest request = onlyRequest();
        facts.query().stream()
                .filter(name -> name.contains("="))
                .map(name -> name.split("="))
                .forEach(fixed -> query.put(fixed[0], fixed[1]));
        assertThat(request.getMethod().value()).isEqualTo(facts.method());
        assertThat(StringHelper.before(request.getUrl(), "?", request.getUrl()))
                .isEqualTo(facts.expandedPath(version));
        assertThat(query(request)).isEqualTo(query);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(request.getHeader("Accept"))
                .isEqualTo("bytes".equals(facts.answer()) ? "*/*" : "application/json");
        assertBody(facts, request);
    }

    private static Map<String, String> query(LoggedRequest request) {
        return request.getQueryParams().values().stream()
                .collect(Collectors.toMap(QueryParameter::key, QueryParameter::firstValue));
    }

    private static void assertBody(OperationFacts facts, LoggedRequest request) {
        String contentType = request.getHeader("Content-Type");
        switch (facts.body()) {
            case "none" -> {
                assertThat(contentType).isNull();
                assertNoBody(request);
            }
            case "form" -> {
                assertThat(contentType).isEqualTo("application/x-www-form-urlencoded");
                assertThat(request.getBodyAsString())
                        .isEqualTo("grant_type=password&username=ada%2Bdesk%40acme.test");
            }
            case "bytes" -> {
                assertThat(contentType).isEqualTo("application/pdf");
                assertThat(request.getBody()).isEqualTo(BYTES);
            }
            case "file file.xml" -> {
                assertThat(contentType).startsWith("multipart/form-data; boundary=");
                assertThat(request.getParts())
                        .extracting(Request.Part::getName)
                        .containsExactly("file.xml");
                assertThat(request.getPart("file.xml").getBody().asBytes()).isEqualTo(BYTES);
                assertThat(
                                request.getPart("file.xml")
                                        .getHeader("Content-Disposition")
                                        .firstValue())
                        .endsWith("; filename=\"terms.pdf\"");
            }
            default -> {
                assertThat(contentType).isEqualTo("application/json");
                assertThat(request.getBodyAsString()).isEqualTo(JSON_TEXT);
            }
        }
    }

    /** DocuSign answers 411 to a POST or PUT that does not say that nothing follows. */
    private static void assertNoBody(LoggedRequest request) {
        assertThat(request.getBody()).isEmpty();
        if (List.of("POST", "PUT").contains(request.getMethod().value())) {
            assertThat(request.getHeader("Content-Length")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithNothingButItsIdsArrives(OperationFacts facts) {
        answer(json("{}"));
        Map<String, Object> ids = new HashMap<>();
        facts.pathIds().forEach((name, id) -> ids.put(header(name), id));
        boolean needed = facts.body().matches("form|bytes|file .*");

        Exchange done = send("docusign:" + facts.operation(), needed ? body(facts) : null, ids);

        assertThat(done.getException()).isNull();
        LoggedRequest request = onlyRequest();
        assertThat(request.getUrl()).isEqualTo(facts.expandedPath("v2.1") + facts.fixedQuery());
        if ("json or {}".equals(facts.body())) {
            assertThat(request.getBodyAsString()).isEqualTo("{}");
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        } else if (!needed) {
            assertNoBody(request);
            assertThat(request.getHeader("Content-Type")).isNull();
        }
    }

    @Test
    void aHeaderCannotChooseTheAccountOrTheVersion() {
        answer(json("{}"));
        Map<String, String> headers =
                Map.of(header("accountId"), "another", header("apiVersion"), "v3");

        assertThat(send("docusign:accounts/get", null, headers).getException()).isNull();

        assertThat(onlyRequest().getUrl()).isEqualTo("/restapi/v2.1/accounts/" + ACCOUNT);
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithALostAnswerIsRepeatedIfThatDoesNoHarm(OperationFacts facts) {
        answers(facts.expandedPath("v2.1"), status(502), json("{}"));

        Exchange done = send(uri(facts, Map.of()), body(facts), headers());

        EsignOperationException failure = done.getException(EsignOperationException.class);
        assertThat(requests()).hasSize(facts.again() ? 2 : 1);
        assertThat(failure != null && failure.isOutcomeUnknown()).isEqualTo(!facts.again());
    }

    @ParameterizedTest
    @MethodSource(FACTS + "binary")
    void aDocumentComesBackAsAStream(OperationFacts facts) throws Exception {
        answer(
                status(200)
                        .withBody(BYTES)
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader(
                                "Content-Disposition",
                                "file; filename=\"a.pdf\"; documentid=\"1\""));

        Exchange done = send(uri(facts, Map.of()), null);

        assertThat(done.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(((InputStream) done.getMessage().getBody()).readAllBytes()).isEqualTo(BYTES);
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("a.pdf");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/pdf");
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
    @MethodSource(FACTS + "withIds")
    void theIdInTheAnswerIsThereForTheNextStep(OperationFacts facts) {
        facts.ids()
                .forEach(
                        (parameter, pointer) -> {
                            answer(json(nested(pointer, "\"new-id\"")));

                            Exchange done = send(uri(facts, Map.of()), body(facts), headers());

                            assertThat(done.getMessage().getHeader(header(parameter)))
                                    .isEqualTo("new-id");
                        });
    }

    /** The value at a JSON pointer of fields and the list place 0. */
    private static String nested(String pointer, String value) {
        String json = value;
        List<String> fields = Arrays.asList(pointer.substring(1).split("/"));
        for (int i = fields.size() - 1; i >= 0; i--) {
            String field = fields.get(i);
            json = "0".equals(field) ? "[" + json + "]" : "{\"" + field + "\":" + json + "}";
        }
        return json;
    }

    @ParameterizedTest
    @MethodSource(FACTS + "paged")
    void fetchAllWalksItsPages(OperationFacts facts) {
        boolean sized = facts.pages().contains("count");
        page(facts, null, sized, 1, "a", "b");
        page(facts, "2", sized, 2, "c");

        Map<String, String> options = new HashMap<>(Map.of("fetchAll", "true"));
        if (sized) {
            options.put("count", "2");
        }
        Iterator<?> entries = (Iterator<?>) call(uri(facts, options), null);

        assertThat(entries)
                .toIterable()
                .extracting(entry -> ((Map<?, ?>) entry).get("id"))
                .asList()
                .containsExactly("a", "b", "c");
        assertThat(requests()).hasSize(2);
    }

    private static void page(
            OperationFacts facts, String position, boolean sized, int last, String... ids) {
        String list =
                Stream.of(ids)
                        .map(id -> "{\"id\":\"" + id + "\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        MappingBuilder page =
                get(urlPathEqualTo(facts.expandedPath("v2.1")))
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

    private static String uri(OperationFacts facts, Map<String, String> query) {
        Map<String, String> options = new HashMap<>(facts.pathIds());
        options.putAll(query);
        return "docusign:"
                + facts.operation()
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
    }

    private static Object body(OperationFacts facts) {
        return switch (facts.body()) {
            case "form" -> {
                Map<String, String> form = new LinkedHashMap<>();
                form.put("grant_type", "password");
                form.put("username", "ada+desk@acme.test");
                yield form;
            }
            case "bytes", "file file.xml" -> BYTES;
            // also where nothing is sent: an earlier step may have left a body
            default -> JSON_TEXT;
        };
    }

    private static Map<String, Object> headers() {
        return Map.of(Exchange.FILE_NAME, "terms.pdf");
    }

    private static String header(String parameter) {
        return "CamelDocuSign" + StringHelper.capitalize(parameter);
    }
}
