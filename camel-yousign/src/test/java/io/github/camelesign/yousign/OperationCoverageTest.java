package io.github.camelesign.yousign;

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
import jakarta.activation.DataHandler;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.ByteArrayDataSource;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation as it arrives at the server, against {@link OperationFacts}. */
class OperationCoverageTest extends StubbedYousign {

    private static final String FACTS = "io.github.camelesign.yousign.OperationFacts#";

    /** With blanks, so that it is seen that nobody rewrites it. */
    private static final String JSON_TEXT = "{ \"name\":  \"Müller & Söhne\" }";

    private static final byte[] FILE = "%PDF-1.7 Müller".getBytes(StandardCharsets.UTF_8);

    /** printf %s '%PDF-1.7 Müller' | base64 */
    private static final String FILE_BASE64 = "JVBERi0xLjcgTcO8bGxlcg==";

    @Test
    void theFactsNameEveryOperationAndNothingElse() {
        assertThat(OperationFacts.all())
                .extracting(OperationFacts::operation)
                .hasSize(229)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(YousignOperation.values())
                                .filter(o -> o.row().kind() == Operation.Kind.CALL)
                                .map(Object::toString)
                                .toList());
        assertThat(OperationFacts.all().stream().filter(OperationFacts::seed))
                .extracting(OperationFacts::operation)
                .containsExactly("v2/user/list");
    }

    /** That it takes those of the facts is shown by the calls; this is for what it takes beyond. */
    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void anOperationTakesNoOtherParameters(OperationFacts facts) {
        Operation row = new YousignComponent().operations().get(facts.operation()).row();

        assertThat(row.parameterNames())
                .filteredOn(name -> !Operation.IDEMPOTENCY_KEY.equals(name))
                .containsExactlyElementsOf(
                        Stream.of(facts.pathParameters(), facts.query())
                                .flatMap(List::stream)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithAllThatItTakesArrives(OperationFacts facts) {
        answer(json("{}"));
        Map<String, String> query =
                facts.query().stream()
                        .collect(Collectors.toMap(name -> name, name -> "a b/ü&=+ of " + name));
        Map<String, String> raw = new HashMap<>();
        query.forEach((name, value) -> raw.put(name, "RAW(" + value + ")"));

        assertThat(send(uri(facts, raw), body(facts), form()).getException()).isNull();

        LoggedRequest request = onlyRequest();
        assertThat(request.getMethod().value()).isEqualTo(facts.method());
        assertThat(StringHelper.before(request.getUrl(), "?", request.getUrl()))
                .isEqualTo(facts.expandedPath());
        assertThat(query(request)).isEqualTo(query);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
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
        String body = request.getBodyAsString();
        if (facts.isFile()) {
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
        } else {
            assertThat(contentType)
                    .isEqualTo("none".equals(facts.body()) ? null : "application/json");
            switch (facts.body()) {
                case "none" -> assertThat(body).isEmpty();
                case "base64" ->
                        assertThat(body)
                                .isEqualTo(
                                        "{\"name\":\"nda.pdf\",\"nature\":\"signable_document\",\"parse_anchors\":true,\"content\":\""
                                                + FILE_BASE64
                                                + "\"}");
                default -> assertThat(body).isEqualTo(JSON_TEXT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "all")
    void aCallWithNothingButItsIdsArrives(OperationFacts facts) {
        answer(json("{}"));
        Map<String, Object> ids = new HashMap<>();
        facts.pathIds().forEach((name, id) -> ids.put(header(name), id));
        Object body = facts.isFile() ? FILE : null;

        assertThat(send("yousign:" + facts.operation(), body, ids).getException()).isNull();

        LoggedRequest request = onlyRequest();
        assertThat(request.getUrl()).isEqualTo(facts.expandedPath());
        if (body == null) {
            assertThat(request.getBodyAsString()).isEmpty();
            assertThat(request.getHeader("Content-Type")).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource(FACTS + "fileOrJson")
    void whatIsNoDocumentGoesAsJson(OperationFacts facts) {
        answer(json("{}"));

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
        answer(json("{}"));

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
        if (facts.isFile()) {
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
    @MethodSource(FACTS + "all")
    void aCallWithALostAnswerIsRepeatedIfThatDoesNoHarm(OperationFacts facts) {
        answers(facts.expandedPath(), status(502), json("{}"));

        Exchange done = send(uri(facts, Map.of()), body(facts), form());

        EsignOperationException failure = done.getException(EsignOperationException.class);
        assertThat(requests()).hasSize(facts.again() ? 2 : 1);
        assertThat(failure != null && failure.isOutcomeUnknown()).isEqualTo(!facts.again());
    }

    @ParameterizedTest
    @MethodSource(FACTS + "bytes")
    void aDocumentComesBackAsAStream(OperationFacts facts) throws Exception {
        byte[] bytes = {'%', 'P', 'D', 'F', 0, (byte) 0xff, 13, 10};
        answer(
                status(200)
                        .withBody(bytes)
                        .withHeader("Content-Type", "application/pdf")
                        .withHeader("Content-Disposition", "attachment; filename=\"a.pdf\""));

        Exchange done = send(uri(facts, Map.of()), body(facts), Map.of());

        assertThat(done.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(((InputStream) done.getMessage().getBody()).readAllBytes()).isEqualTo(bytes);
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("a.pdf");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/pdf");
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
    }

    @ParameterizedTest
    @MethodSource(FACTS + "withIds")
    void theIdInTheAnswerIsThereForTheNextStep(OperationFacts facts) {
        facts.ids()
                .forEach(
                        (parameter, pointer) -> {
                            answer(json(nested(pointer)));

                            Exchange done = send(uri(facts, Map.of()), body(facts), Map.of());

                            assertThat(done.getMessage().getHeader(header(parameter)))
                                    .isEqualTo("new-id");
                        });
    }

    private static String nested(String pointer) {
        String json = "\"new-id\"";
        List<String> fields = Arrays.asList(pointer.substring(1).split("/"));
        for (int i = fields.size() - 1; i >= 0; i--) {
            json = "{\"" + fields.get(i) + "\":" + json + "}";
        }
        return json;
    }

    @ParameterizedTest
    @MethodSource(FACTS + "paged")
    void fetchAllWalksItsPages(OperationFacts facts) {
        boolean counted = "page".equals(facts.pages().get(0));
        if (counted) {
            page(facts, "page", "1", "[{'id':'a'},{'id':'b'}]");
            page(facts, "page", "2", "[{'id':'c'}]");
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
        Iterator<?> entries =
                (Iterator<?>) call(uri(facts, Map.of("fetchAll", "true", size, "2")), null);

        assertThat(entries)
                .toIterable()
                .extracting(entry -> ((Map<?, ?>) entry).get("id"))
                .asList()
                .containsExactly("a", "b", "c");
        assertThat(requests())
                .hasSize(2)
                .allMatch(request -> "2".equals(request.queryParameter(size).firstValue()))
                .allMatch(request -> !counted || request.getUrl().contains("pagination=true"));
    }

    private static void page(OperationFacts facts, String parameter, String value, String body) {
        MappingBuilder request = get(urlPathEqualTo(facts.expandedPath()));
        server.stubFor(
                request.withQueryParam(parameter, value == null ? absent() : equalTo(value))
                        .willReturn(json(body.replace('\'', '"'))));
    }

    private static String uri(OperationFacts facts, Map<String, String> query) {
        Map<String, String> options = new HashMap<>(facts.pathIds());
        options.putAll(query);
        return "yousign:"
                + facts.operation()
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
    }

    private static Object body(OperationFacts facts) {
        // also where nothing is sent: an earlier step may have left a body
        return facts.isFile() || "base64".equals(facts.body()) ? FILE : JSON_TEXT;
    }

    private static Map<String, Object> form() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nature", "signable_document");
        fields.put("parse_anchors", true);
        return Map.of(Exchange.FILE_NAME, "nda.pdf", "CamelYousignForm", fields);
    }

    private static String header(String parameter) {
        return "CamelYousign" + StringHelper.capitalize(parameter);
    }
}
